import { spawnSync } from 'node:child_process';

/** What tests that need a container engine may use. */
export type EngineForTests =
  | { readonly available: true; readonly image: string }
  | { readonly available: false; readonly reason: string };

const LOCAL_IMAGE = 'netshoot-run/netshoot:local';

/** The engine and the image that set-up prepared (`NSR_TEST_ENGINE`: `docker` or `none:REASON`, `NSR_TEST_IMAGE`).
 *  Where a test is run by hand, without set-up, it looks for itself; it installs and starts nothing. */
export function engineForTests(env: NodeJS.ProcessEnv = process.env): EngineForTests {
  const said = env.NSR_TEST_ENGINE;
  if (said?.startsWith('none'))
    return { available: false, reason: said.replace(/^none:?/, '') || 'no container engine' };
  const image = env.NSR_TEST_IMAGE || LOCAL_IMAGE;
  if (said === 'docker' && env.NSR_TEST_IMAGE) return { available: true, image };
  if (!answers(['version', '--format', '{{.Server.Version}}'])) {
    return { available: false, reason: 'no docker engine answers' };
  }
  if (!answers(['image', 'inspect', '--format', '{{.Id}}', image])) {
    return { available: false, reason: `the image ${image} is not on this machine` };
  }
  return { available: true, image };
}

function answers(args: readonly string[], program = 'docker'): boolean {
  return spawnSync(program, args, { stdio: 'ignore', timeout: 20_000 }).status === 0;
}

/** podman with the image that set-up loaded (`NSR_TEST_PODMAN`: `ready` or `none:REASON`). By hand, it looks for itself. */
export function podmanForTests(env: NodeJS.ProcessEnv = process.env): EngineForTests {
  const said = env.NSR_TEST_PODMAN;
  if (said?.startsWith('none')) return { available: false, reason: said.replace(/^none:?/, '') || 'no podman' };
  const image = env.NSR_TEST_IMAGE || LOCAL_IMAGE;
  if (said === 'ready') return { available: true, image };
  if (!answers(['image', 'inspect', '--format', '{{.Id}}', image], 'podman')) {
    return { available: false, reason: `podman is not installed, or has no image ${image}` };
  }
  return { available: true, image };
}
