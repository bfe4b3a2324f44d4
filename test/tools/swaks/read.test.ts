import { expect, test } from 'vitest';
import { readSwaks } from '../../../src/tools/swaks/read.ts';

/** Written after swaks(1): what our own command never does, but a pasted transcript may hold. */
test('of AUTH nothing is kept but the word', () => {
  const stdout =
    '=== Trying mail.example:25...\n=== Connected to mail.example.\n<-  220 mail.example\n -> AUTH PLAIN AHVzZXIAc2VjcmV0\n' +
    '<** 535 5.7.8 no\n -> AUTH LOGIN\n<-  334 VXNlcm5hbWU6\n -> dXNlcg==\n<-  334 UGFzc3dvcmQ6\n -> c2VjcmV0\n<** 535 5.7.8 no\n';
  const reading = readSwaks({ argv: [], ending: { how: 'exited', code: 28 }, stdout, stderr: '' });
  expect(reading).toMatchObject({
    value: {
      outcome: 'rejected',
      rejected_command: 'AUTH',
      rejected_code: 535,
      rejected_status: '5.7.8',
      temporary: false,
    },
  });
  const text = JSON.stringify(reading);
  for (const secret of ['AHVzZXIAc2VjcmV0', 'dXNlcg', 'c2VjcmV0']) expect(text).not.toContain(secret);
});
