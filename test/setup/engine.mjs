// Makes sure that a container engine answers: uses the one that is there, else installs and starts Docker.
import { existsSync } from 'node:fs';
import { aptHas, aptInstall, onPath } from './apt.mjs';
import { askEngine, startEngine } from './daemon.mjs';
import { say } from './say.mjs';

/** @returns {Promise<{engine: 'docker', started?: number} | {engine: 'none', reason: string}>} `started` is the pid of a
 *  dockerd that was started just now. */
export async function ensureEngine() {
  const asked = askWithAnyClient();
  if (asked.version) {
    say(`engine: docker ${asked.version} answers`);
    return { engine: 'docker' };
  }
  if (process.env.DOCKER_HOST) return none(`DOCKER_HOST=${process.env.DOCKER_HOST} does not answer: ${asked.reason}`);
  if (/permission denied/i.test(asked.reason) && existsSync('/var/run/docker.sock')) {
    return none(`${asked.reason} (sudo usermod -aG docker $USER, then log in again)`);
  }
  if (process.platform !== 'linux') return none(`${asked.reason}; set-up can start an engine only on Linux`);
  if (!onPath('dockerd') || !onPath('docker')) {
    say(`engine: none answers (${asked.reason})`);
    const installed = aptInstall(missingPackages(), 'for a container engine');
    if (installed.reason) return none(installed.reason);
    // The package may have started it.
    const now = askWithAnyClient();
    if (now.version) return { engine: 'docker' };
  }
  const started = await startEngine();
  if (!started.version) return none(started.reason);
  return { engine: 'docker', ...(started.pid ? { started: started.pid } : {}) };
}

/** mmdebstrap comes along: where no registry is reached, the image is built with it. Newer releases have the client
 *  in a package of its own. */
function missingPackages() {
  const client = !onPath('docker') && aptHas('docker-cli') ? ['docker-cli'] : [];
  return ['docker.io', ...client, 'iptables', 'ca-certificates', 'mmdebstrap'];
}

/** A client from elsewhere may be too new or too old for the engine of the distribution, whose own client then is
 *  taken instead. */
function askWithAnyClient() {
  const asked = askEngine();
  if (asked.version || !/too (?:new|old)/i.test(asked.reason) || !existsSync('/usr/bin/docker')) return asked;
  say(`engine: ${asked.reason}; using /usr/bin/docker`);
  process.env.PATH = `/usr/bin:${process.env.PATH}`;
  return askEngine();
}

function none(reason) {
  say(`engine: none: ${reason}`);
  return { engine: 'none', reason };
}
