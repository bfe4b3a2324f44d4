import ts from 'typescript';
import { everyNode, type Found, type Import, lineOf, parse, roomOf } from './source.ts';
import { dataFiles, filesThatRead, type Room, table } from './table.ts';

/** The package of an import: `@bomb.sh/tab/x` gives `@bomb.sh/tab`. */
function packageOf(from: string): string {
  return from
    .split('/')
    .slice(0, from.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The rule that an import breaks. Absent when it is allowed. */
export function brokenRule(imported: Import): string | undefined {
  const { file, from, own } = imported;
  const name = roomOf(file);
  const room = table[name];
  if (room === undefined) return `the room ${name} is not in the table`;
  if (own) return brokenRoom(file, name, room, from);
  return from.startsWith('node:') ? brokenBuiltIn(imported, name, room) : brokenPackage(file, name, room, from);
}

function brokenRoom(file: string, name: string, room: Room, from: string): string | undefined {
  if (!from.startsWith('src/'))
    return dataFiles[file]?.test(from) === true ? undefined : `${name} may not reach outside of src/`;
  const other = roomOf(from);
  if (other === name) return name === 'tools' ? brokenTool(file, from) : undefined;
  if (room.rooms.includes(other) || room.rooms.includes(from.slice('src/'.length))) return undefined;
  return `${name} may import ${room.rooms.length === 0 ? 'no other room' : room.rooms.join(', ')}`;
}

/** Each tool stands alone: what several need is beside their folders. Only the registry knows them all. */
function brokenTool(file: string, from: string): string | undefined {
  const folder = (path: string) => (path.split('/').length > 3 ? path.split('/')[2] : undefined);
  if (folder(from) === undefined || folder(file) === folder(from) || file === 'src/tools/registry.generated.ts')
    return undefined;
  return 'a tool may not import from the folder of another';
}

function brokenPackage(file: string, name: string, room: Room, from: string): string | undefined {
  const allowed = room.packages?.[packageOf(from)];
  if (allowed === 'any' || allowed?.some((only) => file === `src/${name}/${only}`) === true) return undefined;
  if (allowed !== undefined) return `in ${name} only ${allowed.join(', ')} may use ${packageOf(from)}`;
  const known = Object.keys(room.packages ?? {});
  return `${name} may use ${known.length === 0 ? 'no package' : `the packages ${known.join(', ')}`}`;
}

function brokenBuiltIn(imported: Import, name: string, room: Room): string | undefined {
  const allowed = room.builtIns?.[imported.from];
  if (allowed === undefined) {
    const known = Object.keys(room.builtIns ?? {});
    return `${name} may use ${known.length === 0 ? 'none of node’s modules' : known.join(', ')}`;
  }
  if (name === 'playbook' && !filesThatRead.includes(imported.file))
    return `only ${filesThatRead.join(' and ')} may read`;
  if (allowed === 'any' || imported.names?.every((word) => allowed.includes(word)) === true) return undefined;
  return `${name} may use only ${allowed.join(', ')} of ${imported.from}`;
}

/** Words that reach the world without an import. */
const WORLD = ['process', 'console', 'fetch', 'globalThis', 'setTimeout', 'setInterval', 'setImmediate', 'performance'];

/** What a pure room may not do: the process, the terminal, the net, the clock, chance. */
export function impurities(file: string, source = parse(file)): readonly Found[] {
  const found: Found[] = [];
  everyNode(source, (node) => {
    const line = lineOf(source, node);
    if (ts.isIdentifier(node) && WORLD.includes(node.text) && isFree(node)) found.push({ file, line, text: node.text });
    if (ts.isNewExpression(node) && node.expression.getText(source) === 'Date' && (node.arguments ?? []).length === 0)
      found.push({ file, line, text: 'new Date()' });
    if (ts.isPropertyAccessExpression(node) && /^(?:Date\.now|Math\.random)$/.test(node.getText(source)))
      found.push({ file, line, text: node.getText(source) });
  });
  return found;
}

/** True for a name that stands for a variable: no field, no declaration, no parameter. */
function isFree(node: ts.Identifier): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent)) return parent.expression === node;
  return !(
    ts.isPropertyAssignment(parent) ||
    ts.isPropertySignature(parent) ||
    ts.isPropertyDeclaration(parent) ||
    ts.isMethodDeclaration(parent) ||
    ts.isBindingElement(parent) ||
    ts.isParameter(parent) ||
    ts.isVariableDeclaration(parent)
  );
}

/** Ways around the type checker: `as` other than `as const`, `<T>x`, `any`, `x!`, and comments that turn it off. */
export function holes(file: string, source = parse(file)): readonly Found[] {
  const found: Found[] = [];
  const add = (node: ts.Node) => {
    const shown = node.getText(source).replace(/\s+/g, ' ').slice(0, 80);
    found.push({ file, line: lineOf(source, node), text: shown });
  };
  everyNode(source, (node) => {
    if (ts.isAsExpression(node) && node.type.getText(source) !== 'const') add(node);
    else if (node.kind === ts.SyntaxKind.AnyKeyword) add(node.parent);
    else if (ts.isNonNullExpression(node) || ts.isTypeAssertionExpression(node)) add(node);
    else if (ts.isPropertyDeclaration(node) && node.exclamationToken !== undefined) add(node);
    else if (ts.isVariableDeclaration(node) && node.exclamationToken !== undefined) add(node);
  });
  for (const [i, line] of source.text.split('\n').entries())
    if (/@ts-(?:ignore|expect-error|nocheck)|biome-ignore/.test(line))
      found.push({ file, line: i + 1, text: line.trim() });
  return found;
}
