// The suites that need an engine take minutes. When they passed, and nothing that they read has changed since, they are
// not run again: the run says so, and `npm test -- --again` runs them all the same.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from './say.mjs';

/** What is remembered; everything else is quick and runs each time. */
export const SLOW = ['test/e2e/**', 'test/lab/**', 'test/engine/*session*.test.ts'];

/** Text that no slow suite reads. */
const UNREAD =
  /^(?:docs\/|README\.md$|CHANGELOG\.md$|CONTRIBUTING\.md$|test\/(?:bench|demo|docs|report|playbook-loader|playbooks|expression|diagnose|plan|collect|pipeline|util|architecture)\/)/;

const stampFile = join(root, 'node_modules/.cache/netshoot-run/slow-suites-passed');

/** A hash of every file that the slow suites could read, of the engine and of the image. */
export function contentHash(ready) {
  const listed = spawnSync('git', ['ls-files', '-co', '--exclude-standard', '-z'], { cwd: root, encoding: 'utf8' });
  if (listed.status !== 0) return undefined;
  const hash = createHash('sha256').update(process.version);
  for (const file of listed.stdout
    .split('\0')
    .filter((name) => name !== '' && !UNREAD.test(name))
    .sort()) {
    if (existsSync(join(root, file))) hash.update(`${file}\0`).update(readFileSync(join(root, file)));
  }
  if (ready.engine === 'docker') {
    for (const argv of [
      ['version', '--format', '{{.Server.Version}}'],
      ['image', 'inspect', '--format', '{{.Id}}', ready.image],
    ]) {
      hash.update(spawnSync('docker', argv, { encoding: 'utf8' }).stdout ?? '');
    }
  }
  return hash.digest('hex');
}

/** @returns {boolean} true when the slow suites passed with this very content. */
export function passedBefore(hash) {
  return hash !== undefined && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash;
}

/** Keeps that they passed. */
export function remember(hash) {
  if (hash === undefined) return;
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, hash);
}
