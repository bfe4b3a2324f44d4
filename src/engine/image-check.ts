import { fail, ok, type Result } from '../model/result.ts';
import { oneLine, shellLine, shellQuote } from '../util/text.ts';
import { localImage } from './default-image.ts';
import { explainEnding, run, succeeded } from './exec.ts';
import { type ImageTool, imageFolder, imageTools } from './image-files.ts';

/** What an image holds of the tools that playbooks may need. */
export interface ImageCheck {
  readonly image: string;
  /** The engine's id of it: `sha256:...`. */
  readonly id: string;
  readonly sizeBytes: number;
  /** In the order of image/tools.json. */
  readonly tools: readonly FoundTool[];
  /** Needed ones first. */
  readonly missing: readonly MissingTool[];
  /** True when nothing that is needed is missing. */
  readonly complete: boolean;
}

/** A program that the image has. */
export interface FoundTool {
  readonly program: string;
  readonly path: string;
  /** True when it is BusyBox's small version: fewer flags, other words. */
  readonly busybox: boolean;
  /** The line in which it says its version. Absent when it was not asked, or said nothing. */
  readonly version?: string;
}

/** A program that the image lacks: what cannot be done without it, and what to do. */
export interface MissingTool {
  readonly program: string;
  readonly package: string;
  readonly purpose: string;
  readonly needed: boolean;
  readonly fix: string;
}

const CHECK_DEADLINE_MS = 60_000;
const SEPARATOR = '\t';

/** Starts the image once, without network, privileges or a writable root, and asks for each program of
 *  image/tools.json. The image must be on this machine. */
export async function checkImage(engineCommand: readonly string[], image: string): Promise<Result<ImageCheck>> {
  const facts = await run([...engineCommand, 'image', 'inspect', '--format', '{{.Id}} {{.Size}}', image], {
    timeoutMs: CHECK_DEADLINE_MS,
  });
  if (!succeeded(facts)) return fail(notHere(image, explainEnding(facts)));
  const tools = imageTools(imageFolder());
  const argv = [...engineCommand, 'run', '--interactive', '--rm', ...CONFINED, '--entrypoint', 'sh', image];
  const asked = await run(argv, { stdin: checkScript(tools), timeoutMs: CHECK_DEADLINE_MS });
  if (!succeeded(asked)) {
    return fail({
      what: `the image cannot be asked what it holds: its shell ${explainEnding(asked)}`,
      where: image,
      todo: 'Name an image that has a POSIX shell, or build one: netshoot-run image build',
      exit: 4,
    });
  }
  const [id = '', size = '0'] = facts.stdout.trim().split(' ');
  return ok({ image, id, sizeBytes: Number(size), ...readCheck(asked.stdout, tools, image) });
}

const CONFINED = ['--network', 'none', '--cap-drop', 'ALL', '--read-only', '--security-opt', 'no-new-privileges'];

/** The POSIX script that asks. It prints `program TAB path TAB busybox|own TAB version` for what is there. */
export function checkScript(tools: readonly ImageTool[]): string {
  const ask = tools.map(({ program, version }) => {
    // Some print their version to stderr; none may read the script that follows on standard input.
    const says = version === undefined ? 'v=' : `v=$(${shellLine(version)} 2>&1 </dev/null) || v=`;
    const name = shellQuote(program);
    return `if p=$(command -v ${name}); then ${says}; say ${name} "$p" "$v"; fi`;
  });
  return `PATH=$PATH:/usr/local/sbin:/usr/sbin:/sbin
say() {
  case $(readlink -f "$2") in */busybox*) k=busybox ;; *) k=own ;; esac
  printf '%s\\t%s\\t%s\\t%s\\n' "$1" "$2" $k "$(printf '%s\\n' "$3" | sed -n '/[0-9]/{p;q;}')"
}
${ask.join('\n')}
exit 0
`;
}

/** What the script printed, against the list. */
export function readCheck(
  stdout: string,
  tools: readonly ImageTool[],
  image: string,
): Pick<ImageCheck, 'tools' | 'missing' | 'complete'> {
  const found = new Map<string, FoundTool>();
  for (const line of stdout.split('\n')) {
    const [program, path, kind, version] = line.split(SEPARATOR);
    if (program === undefined || path === undefined) continue;
    const said = oneLine(version ?? '', 80);
    found.set(program, { program, path, busybox: kind === 'busybox', ...(said === '' ? {} : { version: said }) });
  }
  const missing = tools.filter((tool) => !found.has(tool.program)).map((tool) => missingTool(tool, image));
  missing.sort((a, b) => Number(b.needed) - Number(a.needed));
  return {
    tools: tools.flatMap(({ program }) => found.get(program) ?? []),
    missing,
    complete: missing.every((tool) => !tool.needed),
  };
}

function missingTool({ program, package: name, purpose, needed }: ImageTool, image: string): MissingTool {
  const fix =
    image === localImage
      ? 'build the image again: netshoot-run image build'
      : `add it to that image (Debian package ${name}), or build one that has it: netshoot-run image build`;
  return { program, package: name, purpose, needed, fix };
}

function notHere(image: string, because: string): { what: string; where: string; todo: string; exit: 4 } {
  return {
    what: `the image is not on this machine, or the engine does not answer: image inspect ${because}`,
    where: image,
    todo: image === localImage ? 'Build it: netshoot-run image build' : `Fetch it with the engine: pull ${image}`,
    exit: 4,
  };
}
