import { describe, expect, test } from 'vitest';
import { brokenRule, holes, impurities } from './rules.ts';
import { importsOf, parse, roomOf, sourceFiles, text } from './source.ts';
import { buildFiles, table } from './table.ts';

/** file:line, what is there, and the rule. */
function shown(file: string, line: number, what: string, rule: string): string {
  return `${file}:${line}  ${what}\n    ${rule}`;
}

/** The rules that a made-up file breaks. */
function judged(file: string, code: string): readonly (string | undefined)[] {
  return importsOf(file, parse(file, code)).map(brokenRule);
}

describe('rooms have doors', () => {
  test('every file of src/ is in a room of the table, and every room of the table is there', () => {
    expect([...new Set(sourceFiles.map(roomOf))].sort()).toEqual(Object.keys(table).sort());
  });

  test.each(Object.keys(table))('%s imports only what the table lets it', (room) => {
    const broken = sourceFiles
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => importsOf(file))
      .flatMap((imported) => {
        const rule = brokenRule(imported);
        return rule === undefined ? [] : [shown(imported.file, imported.line, `imports ${imported.from}`, rule)];
      });
    expect(broken.join('\n')).toBe('');
  });

  test('nothing imports a program of the build', () => {
    const found = sourceFiles.flatMap((file) => importsOf(file)).filter(({ from }) => buildFiles.includes(from));
    expect(found).toEqual([]);
  });

  test('what is imported of our own exists and is written with its ending', () => {
    const missing = sourceFiles
      .flatMap((file) => importsOf(file))
      .filter(({ own, from }) => own && !/(?:^|\/)generated\//.test(from) && !from.endsWith('.generated.ts'))
      .filter(({ from }) => !sourceFiles.includes(from) && !from.endsWith('.schema.json'))
      .map(({ file, line, from }) => shown(file, line, `imports ${from}`, 'there is no such file'));
    expect(missing.join('\n')).toBe('');
  });

  test('the rules find what they look for', () => {
    expect(judged('src/diagnose/x.ts', "import { x } from '../engine/exec.ts';")).toEqual([
      'diagnose may import expression/knowledge.ts, model, util',
    ]);
    expect(judged('src/plan/x.ts', "export type { X } from '../expression/language.ts';")).toEqual([
      'plan may import tools, expression/knowledge.ts, model, util',
    ]);
    expect(judged('src/tools/dig/x.ts', "const x = await import('node:child_process');")).toEqual([
      'tools may use none of node’s modules',
    ]);
    expect(judged('src/plan/x.ts', "import { isIP, connect } from 'node:net';")).toEqual([
      'plan may use only isIP of node:net',
    ]);
    expect(judged('src/tools/dig/x.ts', "import { y } from '../ping/read.ts';")).toEqual([
      'a tool may not import from the folder of another',
    ]);
    expect(judged('src/engine/x.ts', "import { $ } from 'zx';\nimport chalk from 'chalk';")).toEqual([
      'in engine only exec.ts may use zx',
      'engine may use the packages zx',
    ]);
    expect(judged('src/playbook/x.ts', "import { readFileSync } from 'node:fs';")).toEqual([
      'only src/playbook/discover.ts and src/playbook/headers.ts may read',
    ]);
    expect(judged('src/model/x.ts', "type X = import('../util/text.ts').X;")).toEqual([
      'model may import no other room',
    ]);
    expect(judged('src/report/x.ts', "import { ok } from '../model/result.ts';")).toEqual([undefined]);
  });
});

describe('the middle is pure', () => {
  const pure = Object.keys(table).filter((room) => table[room]?.io !== true);

  test('the rooms between the ends are', () => {
    expect(pure.sort()).toEqual(
      ['playbook', 'schema', 'expression', 'plan', 'tools', 'diagnose', 'report', 'model', 'util'].sort(),
    );
  });

  test.each(pure)('%s uses no clock, no chance, no process and no terminal', (room) => {
    const found = sourceFiles
      .filter((file) => roomOf(file) === room)
      .flatMap((file) => impurities(file))
      .map(({ file, line, text: what }) => shown(file, line, what, `${room} is a pure room`));
    expect(found.join('\n')).toBe('');
  });

  test('argv, the environment and the standard streams are touched by main and cli alone', () => {
    // The engine hands its own environment to what it starts, asks for proxies when it builds an image, and learns in a pod
    // of ours which node it is on.
    // A service of the lab is a program of its own.
    const allowed =
      /^src\/(?:main\.ts|cli\/|lab\/service\/main\.ts)|^src\/engine\/(?:exec|image-dockerfile|local)\.ts:\d+:process\.env|^src\/lab\/service\/control\.ts:\d+:process\.exit/;
    const found = sourceFiles
      .filter((file) => !buildFiles.includes(file))
      .flatMap((file) =>
        text(file)
          .split('\n')
          .flatMap((line, i) =>
            [...line.matchAll(/\bprocess\.(?:argv|env|stdout|stderr|stdin|exit\b|exitCode)|\bconsole\./g)].map(
              ([what]) => `${file}:${i + 1}:${what}`,
            ),
          ),
      )
      .filter((place) => !allowed.test(place));
    expect(found).toEqual([]);
  });

  test('the rule finds what it looks for', () => {
    const code = 'const a = process.env; new Date(); new Date(0); Date.now(); x.process; const { fetch: y } = z;';
    expect(impurities('src/x.ts', parse('src/x.ts', code)).map(({ text: what }) => what)).toEqual([
      'process',
      'new Date()',
      'Date.now',
    ]);
  });
});

describe('the type checker has no holes', () => {
  test('nothing in src/ is cast, asserted, typed any or excused', () => {
    const found = sourceFiles
      .flatMap((file) => holes(file))
      .map(({ file, line, text: what }) => shown(file, line, what, 'no `as` but `as const`, no any, no !, no excuse'));
    expect(found.join('\n')).toBe('');
  });

  test('the rule finds what it looks for', () => {
    const code = 'let a = b as C; const d = [1] as const; let e: any; f!.g; <H>i; let j!: string;\n// @ts-ignore';
    expect(holes('src/x.ts', parse('src/x.ts', code)).map(({ text: what }) => what)).toEqual([
      'b as C',
      'e: any',
      'f!',
      '<H>i',
      'j!: string',
      '// @ts-ignore',
    ]);
  });
});
