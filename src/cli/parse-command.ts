import { readFileSync } from 'node:fs';
import { findTool, parseSaved, schemaOf, tools } from '../pipeline/toolbox.ts';
import { oneLine } from '../util/text.ts';
import { complain, EXIT, print, say } from './io.ts';

/** Prints the value of a tool's saved output as JSON. @returns 1 when it could not be read, with the line on stderr. */
export async function parseCommand(
  name: string | undefined,
  file: string | undefined,
  options: { readonly list?: boolean; readonly schema?: string },
): Promise<number> {
  if (options.list === true) {
    await print([...tools.values()].map((tool) => `${tool.name.padEnd(16)}  ${tool.summary}\n`).join(''));
    return EXIT.healthy;
  }
  const wanted = options.schema ?? name;
  if (wanted === undefined)
    return complain({
      what: 'no tool was named',
      where: 'netshoot-run parse',
      todo: 'netshoot-run parse dig < saved.txt; netshoot-run parse --list shows the tools',
      exit: 2,
    });
  const tool = findTool(wanted);
  if (!tool.ok) return complain(tool.trouble);
  if (options.schema !== undefined) {
    await print(`${JSON.stringify(schemaOf(wanted), null, 2)}\n`);
    return EXIT.healthy;
  }
  let text: string;
  try {
    text = readFileSync(file ?? 0, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    return complain({
      what: code === 'ENOENT' ? 'there is no such file' : `it cannot be read (${code})`,
      where: file ?? 'standard input',
      todo: `give a file, or pipe the output: netshoot-run parse ${wanted} < saved.txt`,
      exit: 2,
    });
  }
  const reading = parseSaved(tool.value, text);
  if (reading.kind === 'value') {
    await print(`${JSON.stringify(reading.value, null, 2)}\n`);
    return EXIT.healthy;
  }
  say(`${file ?? 'stdin'}:${reading.line}: this is not what ${wanted} prints: ${reading.because}`);
  if (reading.text !== '') say(`    ${oneLine(reading.text)}`);
  return EXIT.fault;
}
