import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { EXIT } from '../../src/cli/io.ts';
import { createLanguage } from '../../src/expression/language.ts';
import { loadByName } from '../../src/pipeline/library.ts';
import { loadPlaybook } from '../../src/playbook/load.ts';
import { formats } from '../../src/report/render.ts';
import { tools } from '../../src/tools/registry.ts';
import { toolSchemas } from '../../src/tools/schemas.ts';
import { functionList, toolList, toolPage } from './lists.ts';
import { anchorsOf, blocksOf, linksOf, page, pages, root, tableBelow } from './pages.ts';

const main = join(root, 'dist/main.js');
const lacks = existsSync(main) ? '' : 'needs dist/main.js: npm run build makes it';

/** The built-in playbooks, loaded. */
function builtIn() {
  const names = readdirSync(join(root, 'playbooks')).filter((file) => file.endsWith('.yaml'));
  return names.map((file) => {
    const loaded = loadByName(join(root, 'playbooks', file));
    if (loaded.kind !== 'playbook') throw new Error(`${file} does not load`);
    return loaded.playbook;
  });
}

const playbooks = builtIn();
// A playbook that includes others has their causes too.
const causes = [
  ...new Map(playbooks.flatMap((playbook) => playbook.causes).map((cause) => [cause.code, cause])).values(),
];

describe.each(pages.map((one) => [one.path, one] as const))('%s', (_, one) => {
  test('links only to files and headings that are there', () => {
    const broken = linksOf(one).filter(({ path, anchor }) => {
      if (!existsSync(join(root, path))) return true;
      const target = pages.find((other) => other.path === path);
      return anchor !== '' && (target === undefined || !anchorsOf(target).has(anchor));
    });
    expect(broken).toEqual([]);
  });

  test('names no address outside of the documentation ranges', () => {
    const found = [...one.text.matchAll(/(?<![\d.])(?:\d{1,3}\.){3}\d{1,3}(?![\d.])/g)].map(([address]) => address);
    const other = found.filter(
      (address) =>
        !/^(?:192\.0\.2|198\.51\.100|203\.0\.113|127\.0\.0)\./.test(address) &&
        !['10.0.0.0', '0.0.0.0'].includes(address),
    );
    expect(other).toEqual([]);
  });
});

describe('a page of a cause', () => {
  test('is there for every cause, and for nothing else', () => {
    const files = readdirSync(join(root, 'docs/causes')).filter((file) => file !== 'README.md');
    expect(files.sort()).toEqual([...new Set(causes.map(({ code }) => `${code}.md`))].sort());
  });

  test('is in the index', () => {
    const linked = linksOf(page('docs/causes/README.md')).map(({ written }) => written);
    expect(linked.filter((target) => target.includes('.md')).sort()).toEqual(
      causes.map(({ code }) => `${code}.md`).sort(),
    );
  });

  test.each(causes.map((cause) => [cause.code, cause] as const))('%s has all its parts', (code) => {
    const { text } = page(`docs/causes/${code}.md`);
    const headings = [...text.matchAll(/^##? .+$/gm)].map(([line]) =>
      line.replace(/^## How [a-z-]+ tells it apart$/, '## How it is told apart'),
    );
    expect(headings).toEqual([`# ${code}`, '## How it is told apart', '## Proof', '## Fix', '## Verify']);
    expect(text).toMatch(/Risk: (?:none|low|medium|high)/);
  });

  test.each(causes.map((cause) => [cause.code, cause] as const))(
    '%s shows lines of steps that the playbook has',
    (code) => {
      const ids = new Set(playbooks.flatMap(({ steps }) => steps.map(({ id }) => id)));
      const proof =
        blocksOf(page(`docs/causes/${code}.md`))[0]
          ?.text.trimEnd()
          .split('\n') ?? [];
      expect(proof.map((line) => /^[a-z][a-z0-9_]*/.exec(line)?.[0] ?? line).filter((id) => !ids.has(id))).toEqual([]);
    },
  );
});

describe('lists made from the code', () => {
  test('docs/functions.md has every function', async () => {
    await expect(functionList()).toMatchFileSnapshot(join(root, 'docs/functions.md'));
  });

  test('docs/tools.md has every tool', async () => {
    await expect(toolList()).toMatchFileSnapshot(join(root, 'docs/tools.md'));
  });

  test.each([...tools])('docs/tools/%s.md has every argument, field and exit code', async (name, tool) => {
    await expect(toolPage(tool)).toMatchFileSnapshot(join(root, `docs/tools/${name}.md`));
  });

  test('there is no page of a tool that does not exist', () => {
    const names = readdirSync(join(root, 'docs/tools')).map((file) => file.replace(/\.md$/, ''));
    expect(names.filter((name) => !tools.has(name))).toEqual([]);
  });
});

describe('a playbook in the docs', () => {
  const language = createLanguage(toolSchemas());
  const blocks = pages.flatMap(blocksOf).filter(({ info }) => info === 'yaml playbook');

  test.each(blocks.map((block) => [`${block.path}:${block.line}`, block] as const))(
    '%s lints clean',
    (_, { path, text }) => {
      const loaded = loadPlaybook({
        file: path,
        text,
        resolveInclude: () => ({ ok: false, because: 'the docs include nothing' }),
        tools: Object.fromEntries(tools),
        language,
      });
      expect(loaded.ok ? loaded.warnings : loaded.diagnostics).toEqual([]);
    },
  );

  test('is in the README and in the page about playbooks', () => {
    expect([...new Set(blocks.map(({ path }) => path))].sort()).toEqual(['README.md', 'docs/playbooks.md']);
  });
});

describe('the reference', () => {
  const reference = page('docs/reference.md');

  test('has the exit codes that the command line has', () => {
    const rows = tableBelow(reference, '## Exit codes').map(([code, name]) => [name, Number(code)]);
    expect(Object.fromEntries(rows)).toEqual(EXIT);
  });

  test('has every format', () => {
    const cells = tableBelow(page('docs/report.md'), '## Formats').map(([format]) => format?.replaceAll('`', ''));
    expect(cells.sort()).toEqual([...formats].sort());
  });
});

describe.skipIf(lacks !== '')(`the command line ${lacks}`, () => {
  const help = (...words: readonly string[]) => {
    const { status, stdout } = spawnSync(process.execPath, [main, ...words, '--help'], { encoding: 'utf8' });
    return { status, stdout };
  };
  const commandsIn = (text: string) =>
    [...text.matchAll(/^ {2}([a-z][a-z0-9-]*)(?: .*)?$/gm)].map(([, name = '']) => name);
  const top = commandsIn(help().stdout.split('Commands:')[1]?.split('Examples:')[0] ?? '');

  test('has every command that the docs name', () => {
    const named = pages.flatMap(({ path, text }) =>
      [...text.matchAll(/(?:`|\$ )netshoot-run ([a-z][a-z0-9-]*)/g)].map(([, name = '']) => `${path}: ${name}`),
    );
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((line) => !top.includes(line.split(': ')[1] ?? ''))).toEqual([]);
  });

  test('has no command that the reference leaves out', () => {
    const documented = tableBelow(page('docs/reference.md'), '## Commands').map(
      ([command]) => /netshoot-run ([a-z0-9-]+)/.exec(command ?? '')?.[1] ?? '',
    );
    expect(top.filter((name) => name !== 'help' && !documented.includes(name))).toEqual([]);
  });

  test('has the flags of a run that the reference has', () => {
    const flags = (text: string) =>
      [...text.matchAll(/^ {2}(?:-[a-z], )?(--[a-z]+)/gm)]
        .flatMap(([, flag = '']) => (flag === '--help' ? [] : [flag]))
        .sort();
    const documented = tableBelow(page('docs/reference.md'), '## Flags of a run').map(
      ([flag]) => /--[a-z]+/.exec(flag ?? '')?.[0] ?? '',
    );
    expect(documented.sort()).toEqual(flags(help('run').stdout));
  });
});
