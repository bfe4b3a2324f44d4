import { docker } from './docker.ts';

/** The image in which the lab's own servers and probes run. Absent, with the reason printed, when no engine or image
 *  is here. */
export async function labImage(): Promise<string | undefined> {
  const name = 'nsr-lab-helper';
  const { code, stderr } = await docker(['image', 'inspect', '--format', '{{.Id}}', name]);
  if (code === 0) return name;
  console.warn(`skipped: no lab image ${name}: ${stderr.trim()}`);
  return undefined;
}
