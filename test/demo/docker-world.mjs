// The demo with Docker: a network with `api` (listens), `web` (asks) and their resolver.
import { dnsmasqArgs, may, must, NAME, until } from './world.mjs';

/** @returns {Promise<{target: string, resolver: string, breakIt: () => void, broken: string}>} */
export async function dockerWorld(id, image, cleanUp) {
  const prefix = `netshoot-run-demo-${id}`;
  const label = ['--label', `netshoot-run-demo=${id}`];
  const web = may('docker', ['container', 'inspect', 'web']).status === 0 ? `web-demo-${id}` : 'web';
  if (web !== 'web') console.log(`There is a container named web already: the demo's own is ${web}.`);

  cleanUp.add(() => may('docker', ['network', 'rm', prefix]));
  must('docker', ['network', 'create', ...label, prefix]);
  const start = (name, ...argv) => {
    cleanUp.add(() => may('docker', ['rm', '--force', '--volumes', name]));
    const [program, ...args] = argv;
    const entry = ['--entrypoint', program, image, ...args];
    must('docker', ['run', '--detach', '--name', name, '--network', prefix, ...label, ...entry]);
    const format = `{{(index .NetworkSettings.Networks "${prefix}").IPAddress}}`;
    const address = must('docker', ['container', 'inspect', '--format', format, name]);
    if (address === '') throw new Error(`${name} ended at once: ${may('docker', ['logs', name]).stderr.trim()}`);
    return address;
  };

  const api = start(`${prefix}-api`, 'busybox', 'httpd', '-f', '-p', '8080', '-h', '/tmp');
  const resolver = start(`${prefix}-resolver`, 'dnsmasq', ...dnsmasqArgs(api));
  // On a network of its own Docker would put its embedded resolver between: the container names the real one itself.
  const ownResolver = 'printf "nameserver %s\\n" "$1" >/etc/resolv.conf; exec sleep 3600';
  start(web, 'sh', '-c', ownResolver, 'sh', resolver);

  const ask = ['exec', web, 'dig', '+time=1', '+tries=1', '+short', NAME];
  await until(() => may('docker', ask).stdout.trim() === api, 'the resolver');
  return {
    target: web,
    resolver,
    story: `container ${web} asks the resolver ${resolver} for ${NAME}, which is ${api}`,
    broken: `docker pause ${prefix}-resolver`,
    why: 'its kernel still answers pings and completes TCP handshakes, but no query is answered',
    breakIt: () => must('docker', ['pause', `${prefix}-resolver`]),
  };
}
