import type { Tool } from '../../model/tool.ts';
import { nftArgv } from './argv.ts';
import { readNft } from './read.ts';
import type { Nft } from './value.generated.ts';

/** The ruleset of nftables. */
export const nft: Tool<Nft> = {
  name: 'nft',
  program: 'nft',
  summary: 'Tables, chains, rules with counters and sets of nftables',
  behaviour: 'passive',
  needs: ['NET_ADMIN'],
  place: { kind: 'session' },
  deadlineMs: () => 30_000,
  parameters: {},
  argv: nftArgv,
  read: readNft,
  exitCodes: {
    0: 'listed, also when there is none',
    1: 'it could not look: the privilege or the kernel part is missing',
  },
};
