import type { Arguments } from '../../model/tool.ts';

export function procNetArpArgv(_: Arguments): readonly string[] {
  return ['cat', '/proc/net/arp'];
}
