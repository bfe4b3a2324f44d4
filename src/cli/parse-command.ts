import type { Reading } from '../model/evidence.ts';
import type { Pieces, Tool } from '../model/tool.ts';
import { OutputStream } from '../pipeline/parse-stream.ts';
import { findTool, parseSaved, schemaOf, tools } from '../pipeline/toolbox.ts';
import { aroundItems, ITEM_BREAK, jsonChunks } from '../util/json-chunks.ts';
import { oneLine } from '../util/text.ts';
import type { ByteSource } from './byte-source.ts';
import { complain, EXIT, print, say } from './io.ts';
import { byLength, eachPiece, wholeText } from './parse-input.ts';
import { readInPieces, workerFile } from './parse-pieces.ts';

interface ParseOptions {
  readonly list?: boolean;
  readonly schema?: string;
  readonly stream?: boolean;
}

async function listTools(): Promise<number> {
  const width = Math.max(...[...tools.keys()].map((name) => name.length));
  const rows = [...tools.values()].map(
    ({ name, summary, stream }) => `${name.padEnd(width)}  ${summary}${stream === undefined ? '' : ' [--stream]'}\n`,
  );
  await print(rows.join(''));
  return EXIT.healthy;
}

/** Says which line could not be read. @returns 1 */
function refuse(tool: Tool, file: string | undefined, reading: Extract<Reading, { kind: 'unreadable' }>): number {
  const line = reading.line === 0 ? '' : `:${reading.line}`;
  say(`${file ?? 'stdin'}${line}: this is not what ${tool.name} prints: ${reading.because}`);
  if (reading.text !== '') say(`    ${oneLine(reading.text)}`);
  return EXIT.fault;
}

async function parseWhole(tool: Tool, file: string | undefined): Promise<number> {
  const { pieces } = tool;
  const worker = pieces === undefined ? undefined : workerFile();
  if (pieces === undefined || worker === undefined) {
    const text = await wholeText(file, tool.name);
    return text.ok ? printReading(tool, file, parseSaved(tool, text.value)) : complain(text.trouble);
  }
  const short = (text: string) => printReading(tool, file, parseSaved(tool, text));
  const long = (source: ByteSource) => parsePieces(tool, pieces, file, source, worker);
  const code = await byLength(file, tool.name, short, long);
  return code.ok ? code.value : complain(code.trouble);
}

async function parsePieces(
  tool: Tool,
  of: Pieces,
  file: string | undefined,
  source: ByteSource,
  worker: URL,
): Promise<number> {
  const { before } = aroundItems(of.items, {});
  let items = false;
  const reading = await readInPieces(tool.name, of, source, worker, async (json) => {
    const more = await print(items ? ITEM_BREAK : before);
    items = true;
    return more && print(json);
  });
  // Nobody reads any more: there is nobody to tell.
  if (reading === undefined) return EXIT.healthy;
  // A list without items is written as one.
  if (!items || reading.kind !== 'value') return printReading(tool, file, reading);
  await print(`${aroundItems(of.items, { ...Object(reading.value) }).behind}\n`);
  return EXIT.healthy;
}

async function printReading(tool: Tool, file: string | undefined, reading: Reading): Promise<number> {
  if (reading.kind !== 'value') return refuse(tool, file, reading);
  for (const chunk of jsonChunks(reading.value)) if (!(await print(chunk))) return EXIT.healthy;
  await print('\n');
  return EXIT.healthy;
}

/** One JSON object a line, as the lines come; the rest of the value at the end, as `summary`. */
async function parseStream(tool: Tool, file: string | undefined): Promise<number> {
  if (tool.stream === undefined) {
    const able = [...tools.values()].filter(({ stream }) => stream !== undefined).map(({ name }) => name);
    return complain({
      what: `${tool.name} does not print line by line: there is nothing to stream`,
      where: '--stream',
      todo: `leave --stream out; it works with ${able.join(', ')}`,
      exit: 2,
    });
  }
  const { items: list } = tool.stream;
  const stream = new OutputStream(tool.stream);
  const put = async (items: readonly unknown[]): Promise<boolean> =>
    items.length === 0 || print(items.map((item) => `${JSON.stringify(item)}\n`).join(''));
  const read = await eachPiece(file, tool.name, async (piece) => put(stream.feed(piece)));
  if (!read.ok) return complain(read.trouble);
  // Nobody reads any more: there is nobody to tell.
  if (!read.value) return EXIT.healthy;
  const { items, reading } = stream.end();
  await put(items);
  if (reading.kind !== 'value') return refuse(tool, file, reading);
  const rest = Object.entries(Object(reading.value)).filter(([key]) => key !== list);
  await print(`${JSON.stringify({ summary: Object.fromEntries(rest) })}\n`);
  return EXIT.healthy;
}

/** Prints the value of a tool's saved output as JSON. @returns 1 when it could not be read, with the line on stderr. */
export async function parseCommand(
  name: string | undefined,
  file: string | undefined,
  options: ParseOptions,
): Promise<number> {
  if (options.list === true) return listTools();
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
  return options.stream === true ? parseStream(tool.value, file) : parseWhole(tool.value, file);
}
