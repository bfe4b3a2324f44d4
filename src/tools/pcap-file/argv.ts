import type { Arguments } from '../../model/tool.ts';

/** The file is one that tcpdump wrote in this session: its name holds no slash and no dash in front. */
export function pcapFileArgv(args: Arguments): readonly string[] {
  return ['base64', String(args.captured ?? 'capture.pcap')];
}
