import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { homedir, hostname, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { tools } from '../../src/tools/registry.ts';
import { toolSchemas } from '../../src/tools/schemas.ts';
import { root, sourceFiles, text } from './source.ts';

/** A file past this holds a second noun; the design's own limit is a third lower. */
const MOST_LINES = 330;

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function entries(value: unknown): readonly (readonly [string, unknown])[] {
  return isRecord(value) ? Object.entries(value) : [];
}

test(`no file of src/ is longer than ${MOST_LINES} lines`, () => {
  const long = sourceFiles
    .map((file) => ({ file, lines: text(file).split('\n').length - 1 }))
    .filter(({ lines }) => lines > MOST_LINES)
    .sort((a, b) => b.lines - a.lines)
    .map(({ file, lines }) => `${file}: ${lines} lines`);
  expect(long).toEqual([]);
});

describe('what users hold on to is documented', () => {
  // parts/ holds what several of them include
  const playbooks = readdirSync(join(root, 'playbooks'), { recursive: true, encoding: 'utf8' }).filter((file) =>
    file.endsWith('.yaml'),
  );

  test.each(playbooks)('every cause of playbooks/%s is explained in docs/causes', (file) => {
    const playbook: unknown = load(readFileSync(join(root, 'playbooks', file), 'utf8'));
    const causes = isRecord(playbook) && Array.isArray(playbook.causes) ? playbook.causes : [];
    const codes = causes.filter(isRecord).map(({ code }) => String(code));
    const missing = codes.filter((code) => !existsSync(join(root, 'docs', 'causes', `${code}.md`)));
    expect(missing).toEqual([]);
  });

  test('every explanation in docs/causes is of a cause that a playbook knows', () => {
    const folder = join(root, 'docs', 'causes');
    const all = playbooks.map((file) => text(join('playbooks', file))).join('\n');
    const orphans = (existsSync(folder) ? readdirSync(folder) : [])
      .filter((file) => /^[a-z][a-z0-9]*\..*\.md$/.test(file))
      .filter((file) => !all.includes(`code: ${file.slice(0, -'.md'.length)}\n`));
    expect(orphans).toEqual([]);
  });

  test('every tool has a schema, and every schema is of a tool', () => {
    expect(Object.keys(toolSchemas()).sort()).toEqual([...tools.keys()].sort());
    const files = readdirSync(join(root, 'schemas', 'tools')).map((file) => file.replace('.schema.json', ''));
    expect(files.filter((name) => !tools.has(name))).toEqual([]);
  });

  test.each([...tools.keys()])('the schema of %s says what each field is', (name) => {
    expect(withoutDescription(name, toolSchemas()[name])).toEqual([]);
  });

  test.each([...tools.values()])(
    '$name says what it is for, what its arguments are and what its codes mean',
    (tool) => {
      expect(tool.summary).not.toBe('');
      expect(
        Object.entries(tool.parameters)
          .filter(([, { description }]) => description === '')
          .map(([key]) => key),
      ).toEqual([]);
      // A file has no exit code; a command has one that somebody must explain.
      if (tool.place.kind !== 'file') expect(Object.values(tool.exitCodes)).not.toEqual([]);
    },
  );

  test('every property in the schemas of playbooks and reports says what it is', () => {
    for (const name of ['playbook', 'report', 'fleet', 'lab-fault']) {
      const schema: unknown = JSON.parse(text(`schemas/${name}.schema.json`));
      expect(withoutDescription(name, schema)).toEqual([]);
    }
  });
});

/** The fields below a schema that have no description, as paths. A field may have it from what it refers to. */
function withoutDescription(path: string, schema: unknown, whole: unknown = schema): readonly string[] {
  if (!isRecord(schema)) return [];
  const defs = isRecord(whole) && isRecord(whole.$defs) ? whole.$defs : {};
  const resolved = (field: unknown): unknown =>
    isRecord(field) && typeof field.$ref === 'string' ? defs[field.$ref.replace('#/$defs/', '')] : undefined;
  const isNamedObject = (field: unknown): boolean => {
    const target = resolved(field);
    return isRecord(target) && isRecord(target.properties);
  };
  // `false` forbids a key and `const` is a mark; an object with a name of its own tells by its fields, each of which is
  // looked at.
  const told = (field: unknown): boolean =>
    field === false ||
    (isRecord(field) &&
      ('const' in field ||
        (typeof field.description === 'string' && field.description.length > 3) ||
        isNamedObject(field) ||
        isNamedObject(field.items) ||
        told(resolved(field)) ||
        told(field.items)));
  const here = entries(schema.properties).filter(([, field]) => !told(field));
  const inside: readonly (readonly [string, unknown])[] = [
    ...entries(schema.properties),
    ...entries(schema.$defs),
    ...(isRecord(schema.items) ? [['items', schema.items] as const] : []),
    ...['oneOf', 'anyOf', 'allOf'].flatMap((key) => entries({ ...(Array.isArray(schema[key]) ? schema[key] : []) })),
  ];
  return [
    ...here.map(([key]) => `${path}.${key}`),
    ...inside.flatMap(([key, field]) => withoutDescription(`${path}.${key}`, field, whole)),
  ];
}

test('what is generated from the schemas is up to date', () => {
  const checked = spawnSync(process.execPath, ['schemas/generate.mjs', '--check'], { cwd: root, encoding: 'utf8' });
  expect({ status: checked.status, said: checked.stderr }).toEqual({ status: 0, said: '' });
});

describe('what is installed is what was tried', () => {
  const pack: unknown = JSON.parse(text('package.json'));
  const own = isRecord(pack) ? pack : {};
  const lock: unknown = JSON.parse(text('package-lock.json'));
  const locked = isRecord(lock) ? entries(lock.packages) : [];

  test('every dependency is pinned to one version', () => {
    const loose = [...entries(own.dependencies), ...entries(own.devDependencies)]
      .filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(String(version)))
      .map(([name, version]) => `${name}@${String(version)}`);
    expect(loose).toEqual([]);
  });

  test('the lock file has these versions, and sends nobody to a private place', () => {
    const versions = new Map(locked.map(([path, entry]) => [path, isRecord(entry) ? entry.version : undefined]));
    const wanted = [...entries(own.dependencies), ...entries(own.devDependencies)];
    expect(wanted.map(([name]) => [name, versions.get(`node_modules/${name}`)])).toEqual(wanted);
    const places = locked.flatMap(([, entry]) =>
      isRecord(entry) && typeof entry.resolved === 'string' ? [new URL(entry.resolved).host] : [],
    );
    expect(places.filter((host) => host !== 'registry.npmjs.org')).toEqual([]);
  });
});

/** Folders that mean the same on every machine. */
const EVERYWHERE = ['/', '/root', '/home', '/opt', '/srv', '/usr', '/var', '/tmp', '/src', '/app', '/builds', tmpdir()];

test('no file tells of the machine that it was written on', (context) => {
  const listed = spawnSync('git', ['ls-files', '-z'], { cwd: root, encoding: 'utf8' });
  if (listed.status !== 0) context.skip('this is no git checkout: there is no list of the files that belong to it');
  const folders = [root.replace(/\/$/, ''), dirname(root.replace(/\/$/, '')), homedir()];
  const hosts = Object.entries(process.env)
    .filter(([name]) => /registry|index_url|goproxy/i.test(name))
    .flatMap(([, value]) => (value !== undefined && URL.canParse(value) ? [new URL(value).hostname] : []));
  const own = [
    ...folders.filter((folder) => !EVERYWHERE.includes(folder)).map((folder) => `${folder}/`),
    ...hosts.filter((host) => !/(?:npmjs\.org|pypi\.org|golang\.org|docker\.io|localhost)$/.test(host)),
    ...(hostname().length > 8 ? [hostname()] : []),
  ];
  const telling = listed.stdout
    .split('\0')
    .filter((file) => file !== '' && existsSync(join(root, file)))
    .flatMap((file) => {
      const content = text(file);
      const people = /\/(?:home|Users)\/(?!node\b|user\b|you\b)[a-z][\w-]*\//.exec(content)?.[0];
      return [...own.filter((word) => content.includes(word)), ...(people === undefined ? [] : [people])].map(
        (word) => `${file}: ${word}`,
      );
    });
  expect(telling).toEqual([]);
});
