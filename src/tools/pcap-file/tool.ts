import type { Tool } from '../../model/tool.ts';
import { CAPTURED } from '../capture-file.ts';
import { pcapFileArgv } from './argv.ts';
import { readPcapFile } from './read.ts';
import type { PcapFile } from './value.generated.ts';

/** What a capture file holds that tcpdump wrote in the session; the evidence is the file itself, in base64. */
export const pcapFile: Tool<PcapFile> = {
  name: 'pcap-file',
  program: 'base64',
  summary: 'A capture file that tcpdump wrote in the session, brought out whole',
  behaviour: 'passive',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: () => 10_000,
  parameters: { captured: CAPTURED },
  argv: pcapFileArgv,
  read: readPcapFile,
  encoding: 'base64',
  exitCodes: { 0: 'it was printed whole', 1: 'there is no such file, or it cannot be read' },
};
