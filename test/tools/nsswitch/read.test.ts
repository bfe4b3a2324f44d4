import { expect, test } from 'vitest';
import { readNsswitch } from '../../../src/tools/nsswitch/read.ts';

function read(line: string) {
  const reading = readNsswitch({ argv: [], ending: { how: 'exited', code: 0 }, stdout: `${line}\n`, stderr: '' });
  return reading.kind === 'value' ? reading.value : undefined;
}

// nsswitch.conf(5): what follows a service whose status returns is not asked.
test.each([
  ['hosts: files dns', true, undefined],
  ['hosts:\tfiles [NOTFOUND=return] dns # no DNS', false, 'files'],
  ['hosts: files [!UNAVAIL=return] dns', false, 'files'],
  ['hosts: files mdns4_minimal [NOTFOUND=return] dns', true, undefined],
  ['hosts: files mdns4 [NOTFOUND=return] dns', false, 'mdns4'],
  ['hosts: mymachines resolve [!UNAVAIL=return] files myhostname dns', true, undefined],
  ['hosts: files [SUCCESS=return] dns', true, undefined],
  ['hosts: files [notfound=RETURN] dns', false, 'files'],
  ['hosts: files', false, undefined],
  ['passwd: files', true, undefined],
])('%s: asks DNS %s', (line, asks, stop) => {
  expect(read(line)).toMatchObject({ asks_dns: asks, ...(stop === undefined ? {} : { stops_before_dns: stop }) });
  if (stop === undefined) expect(read(line)).not.toHaveProperty('stops_before_dns');
});

test('actions stand with the service before them', () => {
  expect(read('hosts: resolve [!UNAVAIL=return TRYAGAIN=continue] files')?.hosts_actions).toEqual([
    { service: 'resolve', status: 'UNAVAIL', negated: true, action: 'return' },
    { service: 'resolve', status: 'TRYAGAIN', negated: false, action: 'continue' },
  ]);
});
