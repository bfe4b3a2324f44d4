import type { ExecResult } from './exec-result.ts';

/** How a command ended that nerdctl started in a container. */
export interface NerdctlExec {
  /** As the command itself left it; with code 126 when it could not be started. */
  readonly result: ExecResult;
  /** Why the container could not be entered. Absent when it was. */
  readonly lost?: string;
}

/** nerdctl leaves 1 whatever its exec came to, and says on the last line of stderr what that was. */
export function readNerdctlExec(result: ExecResult): NerdctlExec {
  if (result.how !== 'exited' || result.code !== 1) return { result };
  const last = /^(?<own>[\s\S]*?)time="[^"\n]*" level=fatal msg="?(?<said>[^\n]*?)"?\n*$/.exec(result.stderr)?.groups;
  if (last?.own === undefined || last.said === undefined) return { result };
  const said = last.said.replace(/\\(["\\])/g, '$1');
  const code = /^exec failed with exit code (?<code>\d+)$/.exec(said)?.groups?.code;
  if (code !== undefined) return { result: { ...result, code: Number(code), stderr: last.own } };
  const told = { ...result, stderr: `${last.own}${said}` };
  return /OCI runtime exec failed/i.test(said) ? { result: { ...told, code: 126 } } : { result: told, lost: said };
}
