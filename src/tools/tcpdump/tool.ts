import type { Tool } from '../../model/tool.ts';
import { CAPTURED } from '../capture-file.ts';
import { FILTER_PARAMETERS } from '../capture-filter.ts';
import { tcpdumpArgv, tcpdumpDeadlineMs } from './argv.ts';
import { readTcpdump, tcpdumpStream } from './read.ts';
import type { Tcpdump } from './value.generated.ts';

/** Packets of an interface, for a while, or of a capture file. */
export const tcpdump: Tool<Tcpdump> = {
  name: 'tcpdump',
  program: 'tcpdump',
  summary: 'Packets of an interface or a capture file, and plain counts over them',
  behaviour: 'passive',
  // tcpdump 4.99.3 and older set root's groups even when they stay root, and end when they may not.
  needs: ['NET_RAW', 'SETGID'],
  place: { kind: 'session' },
  deadlineMs: tcpdumpDeadlineMs,
  parameters: {
    interface: { type: 'interface', default: 'any', description: 'Where to listen; any is all of them' },
    direction: { type: 'enum', values: ['in', 'out', 'inout'], description: 'Only packets that come in or go out' },
    duration: {
      type: 'duration',
      minimum: 1_000,
      maximum: 600_000,
      default: 5_000,
      description: 'How long to listen (whole seconds)',
    },
    count: { type: 'integer', minimum: 1, maximum: 100_000, default: 200, description: 'Stop after so many packets' },
    ...FILTER_PARAMETERS,
    snapshot_length: {
      type: 'integer',
      minimum: 64,
      maximum: 262_144,
      default: 256,
      description: 'Bytes kept of each packet; long DNS answers need more',
    },
    verbose: { type: 'boolean', default: false, description: 'Also times to live, fragments and checksums' },
    link_level: { type: 'boolean', default: false, description: 'Also link-level addresses and VLAN tags' },
    promiscuous: { type: 'boolean', default: false, description: 'Also frames for other hosts' },
    file: { type: 'path', description: 'Read this capture file instead of listening' },
    write: {
      ...CAPTURED,
      description:
        'Also keep the packets in this file of the session, for tshark and pcap-file (tcpdump 4.99 or later)',
    },
  },
  argv: tcpdumpArgv,
  read: readTcpdump,
  stream: tcpdumpStream,
  exitCodes: {
    0: 'it ended by itself or was asked to',
    1: 'it could not listen, read the file or understand the filter',
    124: 'the time to listen was over',
    130: 'the time to listen was over, and timeout kept the signal',
  },
};
