import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTargetRef } from '../../src/engine/target-ref.ts';

const TODO =
  'give a container name or id (web, docker:web, podman:web), compose:[PROJECT/]SERVICE, docker-network:NAME, host, netns:NAME or netns:/PATH, pid:NUMBER, or of Kubernetes pod/NAME, deploy/NAME (sts, ds, job, rs, svc), node/NAME, cluster';

describe('--target', () => {
  it.each([
    ['web', { kind: 'name', text: 'web', name: 'web' }],
    ['shop_web-1.old', { kind: 'name', text: 'shop_web-1.old', name: 'shop_web-1.old' }],
    ['34716cb08b1b', { kind: 'name', text: '34716cb08b1b', name: '34716cb08b1b' }],
    ['docker:web', { kind: 'docker', text: 'docker:web', name: 'web' }],
    ['docker:host', { kind: 'docker', text: 'docker:host', name: 'host' }],
    ['compose:web', { kind: 'compose', text: 'compose:web', project: undefined, service: 'web', number: undefined }],
    ['podman:web', { kind: 'podman', text: 'podman:web', name: 'web' }],
    ['nerdctl:web', { kind: 'nerdctl', text: 'nerdctl:web', name: 'web' }],
    [
      'compose:shop/web',
      { kind: 'compose', text: 'compose:shop/web', project: 'shop', service: 'web', number: undefined },
    ],
    ['compose:web#2', { kind: 'compose', text: 'compose:web#2', project: undefined, service: 'web', number: 2 }],
    [
      'docker-network:shop_net',
      { kind: 'network', text: 'docker-network:shop_net', engine: 'docker', name: 'shop_net' },
    ],
    ['podman-network:podman', { kind: 'network', text: 'podman-network:podman', engine: 'podman', name: 'podman' }],
    ['host', { kind: 'host', text: 'host' }],
    ['netns:blue', { kind: 'netns', text: 'netns:blue', name: 'blue' }],
    ['netns:/proc/1/ns/net', { kind: 'netns', text: 'netns:/proc/1/ns/net', name: '/proc/1/ns/net' }],
    ['pid:4711', { kind: 'pid', text: 'pid:4711', pid: 4711 }],
  ])('%s is understood', (text, value) => {
    expect(parseTargetRef(text)).toEqual({ ok: true, value });
  });

  it.each([
    ['', 'the name is empty'],
    ['docker:', 'the name is empty'],
    ['compose:', 'the name is empty'],
    ['compose:/web', 'the name is empty'],
    ['compose:shop/', 'the name is empty'],
    ['compose:a/b/c', 'names have letters, digits, dots, dashes and underscores'],
    ['compose:web#0', 'after # comes the number of a replica'],
    ['compose:web#two', 'after # comes the number of a replica'],
    ['docker-network:--driver', 'a name does not start with a dash'],
    ['-v', 'a name does not start with a dash'],
    ['docker:--privileged', 'a name does not start with a dash'],
    ['web api', 'names have letters, digits, dots, dashes and underscores'],
    ['$(id)', 'names have letters, digits, dots, dashes and underscores'],
    ['pods/Web', 'names of Kubernetes have lowercase letters, digits, dashes and dots'],
    ['ingress/web', 'before the slash stands a kind: pod, deploy, sts, ds, job, rs, svc, node'],
    ['dokcer:web', 'there is no kind of target called "dokcer". Did you mean "docker"?'],
    ['netns:', 'after netns: comes a name or an absolute path'],
    ['netns:a/b', 'after netns: comes a name or an absolute path'],
    ['pid:0', 'after pid: comes a process id'],
    ['pid:-1', 'after pid: comes a process id'],
    ['pid:1e3', 'after pid: comes a process id'],
  ])('"%s" is refused: %s', (text, why) => {
    expect(parseTargetRef(text)).toEqual({
      ok: false,
      trouble: { what: `"${text}" is no target: ${why}`, where: '--target', todo: TODO, exit: 2 },
    });
  });

  it('never becomes an option or a second word, whatever is typed, and its message holds no control character', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.string().map((text) => `docker:${text}`),
        ),
        (text) => {
          const parsed = parseTargetRef(text);
          if (!parsed.ok) expect(parsed.trouble.what).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e]/);
          else if ('name' in parsed.value) expect(parsed.value.name).not.toMatch(/^-|[\u0000-\u001f]/);
        },
      ),
      { numRuns: 400 },
    );
  });
});
