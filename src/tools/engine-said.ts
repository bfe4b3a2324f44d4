import { type Leftover, Leftovers, type Line, unreadable } from './output.ts';

/** What docker or podman said beside its JSON. */
export interface EngineSaid {
  /** What does not exist, as it was asked for. */
  readonly notFound: string[];
  /** Why it could not look. Absent when it could. */
  readonly refused?: ReturnType<typeof unreadable>;
  readonly leftovers: Leftover[];
}

/** `Error: No such object: web`, `Error response from daemon: No such container: web`,
 *  `Error: inspecting object: no such container "web"`,
 *  `Error response from daemon: network web not found`,
 *  `Error: ... network web: unable to find network with name or ID web: network not found` */
const NOT_FOUND = [
  /^error.*\bno such (?:object|container|network):? "?(?<name>[\w.-]{1,253})"?/i,
  /^error.*\bnetwork (?<name>[\w.-]{1,253}) not found$/i,
  /^error.*\bunable to find network with name or ID (?<name>[\w.-]{1,253}):/i,
  /^error.*\bno container with (?:name or ID|id or name) "?(?<name>[\w.-]{1,253})"? found/i,
];
/** `Cannot connect to the Docker daemon at unix:///var/run/docker.sock. Is the docker daemon running?`,
 *  `permission denied while trying to connect to the Docker daemon socket ...` */
const REFUSED =
  /cannot connect to the (?:docker daemon|podman)|permission denied|is the docker daemon running|unable to connect to podman|client version .* is too new|error during connect|context .* (?:does )?not (?:exist|found)/i;

/** Reads the lines that are not JSON. */
export function readEngineSaid(said: readonly Line[]): EngineSaid {
  const notFound: string[] = [];
  const leftovers = new Leftovers();
  let refused: ReturnType<typeof unreadable> | undefined;
  for (const line of said) {
    const name = NOT_FOUND.map((pattern) => pattern.exec(line.text)?.groups?.name).find((one) => one !== undefined);
    if (name !== undefined) notFound.push(name);
    else if (REFUSED.test(line.text)) refused ??= unreadable('the engine could not be asked', line);
    else leftovers.add(line);
  }
  return { notFound, leftovers: leftovers.lines, ...(refused === undefined ? {} : { refused }) };
}
