import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import ts from 'typescript';

export const root = join(import.meta.dirname, '..', '..');

/** One import of a file: what is named, and from where. */
export interface Import {
  readonly file: string;
  readonly line: number;
  /** A path from the root for our own files, else the package or `node:` module with any path inside it. */
  readonly from: string;
  readonly own: boolean;
  /** The names, when they are listed; absent for a default import, `* as`, or a dynamic import. */
  readonly names: readonly string[] | undefined;
}

/** Something found in a file. */
export interface Found {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** The TypeScript files of src/ that people write, as paths from the root. */
export const sourceFiles: readonly string[] = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts') && !file.startsWith('schema/generated/'))
  .map((file) => `src/${file}`)
  .sort();

export function text(file: string): string {
  return readFileSync(join(root, file), 'utf8');
}

/** The room of a file of src/. */
export function roomOf(file: string): string {
  return file.split('/')[1]?.replace(/\.ts$/, '') ?? '';
}

export function parse(file: string, source = text(file)): ts.SourceFile {
  return ts.createSourceFile(file, source, ts.ScriptTarget.ES2023, true, ts.ScriptKind.TS);
}

export function lineOf(source: ts.SourceFile, node: ts.Node): number {
  return source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1;
}

/** Calls `visit` for every node of a file. */
export function everyNode(source: ts.SourceFile, visit: (node: ts.Node) => void): void {
  const walk = (node: ts.Node): void => {
    visit(node);
    ts.forEachChild(node, walk);
  };
  ts.forEachChild(source, walk);
}

/** Every import of a file: static, of types, re-exports, dynamic ones, and `import('x')` in a type. */
export function importsOf(file: string, source = parse(file)): readonly Import[] {
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, names: readonly string[] | undefined) => {
    const name = specifier !== undefined && ts.isStringLiteralLike(specifier) ? specifier.text : '(computed)';
    const own = name.startsWith('.');
    const from = own ? normalize(join(dirname(file), name)) : name;
    found.push({ file, line: lineOf(source, node), from, own, names });
  };
  everyNode(source, (node) => {
    if (ts.isImportDeclaration(node)) add(node, node.moduleSpecifier, namesOf(node.importClause));
    else if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined) {
      const { exportClause } = node;
      const names =
        exportClause !== undefined && ts.isNamedExports(exportClause)
          ? exportClause.elements.map((element) => (element.propertyName ?? element.name).text)
          : undefined;
      add(node, node.moduleSpecifier, names);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node, node.arguments[0], undefined);
    else if (ts.isCallExpression(node) && ts.isIdentifier(node.expression) && node.expression.text === 'require')
      add(node, node.arguments[0], undefined);
    else if (ts.isImportTypeNode(node))
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, undefined);
  });
  return found;
}

function namesOf(clause: ts.ImportClause | undefined): readonly string[] | undefined {
  if (clause === undefined || clause.name !== undefined) return undefined;
  const { namedBindings } = clause;
  return namedBindings !== undefined && ts.isNamedImports(namedBindings)
    ? namedBindings.elements.map((element) => (element.propertyName ?? element.name).text)
    : undefined;
}
