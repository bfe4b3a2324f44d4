import type { Trouble } from '../model/result.ts';
import { oneLine } from '../util/text.ts';
import { type ExecResult, explainEnding } from './exec.ts';

/** The engine cannot be used at all: it is not there, does not run, or is not for us. Absent when `stderr` says
 *  something else. */
export function engineTrouble(
  result: Pick<ExecResult, 'stderr'> & { readonly how?: string; readonly errno?: string },
): Trouble | undefined {
  if (result.how === 'not_started') {
    return {
      what: 'there is no docker command',
      where: 'PATH',
      todo: 'install Docker (Debian, Ubuntu: apt-get install docker.io), or diagnose a namespace with host tools: --target netns:NAME or pid:NUMBER',
      exit: 4,
    };
  }
  const { stderr } = result;
  if (/permission denied/i.test(stderr) && /docker daemon socket|docker API|docker\.sock/i.test(stderr)) {
    return {
      what: 'you may not use the Docker engine',
      where: socketOf(stderr),
      todo: 'run it with sudo, or add yourself to the docker group (usermod -aG docker "$USER") and log in again',
      exit: 4,
    };
  }
  if (
    /cannot connect to the docker daemon|is the docker daemon running|error during connect|failed to connect to the docker API/i.test(
      stderr,
    )
  ) {
    return {
      what: 'no Docker engine answers',
      where: socketOf(stderr),
      todo: 'start it (systemctl start docker), or point DOCKER_HOST or docker context at the one that carries the target',
      exit: 4,
    };
  }
  return undefined;
}

function socketOf(stderr: string): string {
  return /\b(?:unix|tcp|ssh|npipe|http):\/\/[^\s"']+/.exec(stderr)?.[0]?.replace(/[.:]+$/, '') ?? 'docker';
}

/** Any other failure of a docker command. */
export function dockerFailed(doing: string, result: ExecResult): Trouble {
  return (
    engineTrouble(result) ?? {
      what: `docker could not ${doing}: it ${explainEnding(result)}`,
      where: 'docker',
      todo: 'run netshoot-run doctor to see what is wrong with the engine',
      exit: 4,
    }
  );
}

/** Why the netshoot container did not start. */
export function openTrouble(target: string, image: string, stderr: string): Trouble {
  const engine = engineTrouble({ stderr });
  if (engine !== undefined) return engine;
  const because = oneLine(
    stderr
      .replace(/^docker: /, '')
      .replace(/Error response from daemon: /, '')
      .replace(/\s*Run 'docker run --help'[\s\S]*$/, '')
      .replace(/\s*See 'docker run --help'[\s\S]*$/, ''),
    300,
  );
  if (/non running container|is not running|No such container/i.test(stderr)) {
    return {
      what: `the target stopped before netshoot could join it: ${because}`,
      where: target,
      todo: 'start it again (docker start), then repeat the command',
      exit: 4,
    };
  }
  if (/executable file not found|no such file or directory/i.test(stderr)) {
    return {
      what: `the image has no sh: ${because}`,
      where: image,
      todo: 'use a netshoot image: netshoot-run image build, or --image nicolaka/netshoot',
      exit: 4,
    };
  }
  return {
    what: `the netshoot container did not start: ${because || 'the engine did not say why'}`,
    where: image,
    todo: 'run netshoot-run doctor to see what is wrong with the engine or the image',
    exit: 4,
  };
}
