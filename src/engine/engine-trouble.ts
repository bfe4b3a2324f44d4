import { fail, type Result, type Trouble } from '../model/result.ts';
import { oneLine } from '../util/text.ts';
import type { ContainerEngine } from './container-engine.ts';
import { type ExecResult, explainEnding, type RunOptions, run } from './exec.ts';

/** The engine cannot be used at all: it is not there, does not run, or is not for us. Absent when `stderr` says
 *  something else. */
export function engineTrouble(
  engine: ContainerEngine,
  result: Pick<ExecResult, 'stderr'> & { readonly how?: string },
): Trouble | undefined {
  if (result.how === 'not_started')
    return { what: `there is no ${engine.name} command`, where: 'PATH', todo: engine.install, exit: 4 };
  const { stderr } = result;
  const found = engine.troubles.find(({ says }) => says.test(stderr));
  if (found === undefined) return undefined;
  return { what: found.what, where: socketOf(stderr) ?? engine.name, todo: found.todo, exit: 4 };
}

function socketOf(stderr: string): string | undefined {
  return /\b(?:unix|tcp|ssh|npipe|http):\/\/[^\s"']+/.exec(stderr)?.[0]?.replace(/[.:]+$/, '');
}

/** Runs a command of the engine. */
export function runEngine(
  engine: ContainerEngine,
  words: readonly string[],
  options: RunOptions = { timeoutMs: 20_000 },
): Promise<ExecResult> {
  return run([...engine.command, ...words], options);
}

/** Why the engine cannot be used, when that is known; else that it could not do this. */
export function engineFailed(engine: ContainerEngine, doing: string, result: ExecResult): Trouble {
  return (
    engineTrouble(engine, result) ?? {
      what: `${engine.name} could not ${doing}: it ${explainEnding(result)}`,
      where: engine.name,
      todo: 'run netshoot-run doctor to see what is wrong with the engine',
      exit: 4,
    }
  );
}

/** As `engineFailed`, as a result. */
export function failed(engine: ContainerEngine, doing: string, result: ExecResult): Result<never> {
  return fail(engineFailed(engine, doing, result));
}

/** Says that an engine does not have the image: docker, podman, nerdctl (of run, of save). */
export const NO_IMAGE =
  /No such image|Unable to find image|image not known|did not resolve to an alias|image not available: \\?"|image \\"[^"]+\\": not found/i;

/** Says that there is nothing to join: docker, podman, nerdctl. */
const NOT_RUNNING =
  /non running container|is not running|No such container|container state improper|no running task|invalid target container|could not find container/i;

/** nerdctl says `no such file` of what it mounts too, and of its own files. */
function noShell(engine: ContainerEngine, stderr: string): boolean {
  return (
    /executable file not found/i.test(stderr) ||
    (engine.name !== 'nerdctl' && /no such file or directory/i.test(stderr))
  );
}

/** Why the netshoot container did not start. */
export function openTrouble(engine: ContainerEngine, target: string, image: string, stderr: string): Trouble {
  const trouble = engineTrouble(engine, { stderr });
  if (trouble !== undefined) return trouble;
  const because = oneLine(
    stderr
      .replace(/^(?:docker: |Error: |time="[^"]*" level=fatal msg=)/, '')
      .replace(/Error response from daemon: /, '')
      .replace(/\s*Run 'docker run --help'[\s\S]*$/, '')
      .replace(/\s*See '(?:docker|podman) run --help'[\s\S]*$/, ''),
    300,
  );
  if (/is restarting, wait/i.test(stderr)) {
    return {
      what: `container ${target} is restarting: it has no network to look at`,
      where: target,
      todo: `${engine.name} logs --tail 50 ${target} says why it ends`,
      exit: 4,
    };
  }
  if (NOT_RUNNING.test(stderr)) {
    return {
      what: `the target stopped before netshoot could join it: ${because}`,
      where: target,
      todo: `start it again (${engine.name} start), then repeat the command`,
      exit: 4,
    };
  }
  if (noShell(engine, stderr)) {
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
