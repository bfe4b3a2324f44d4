import type { Parameter } from '../model/parameter.ts';
import type { Arguments, PrintedLine, ReadInput } from '../model/tool.ts';
import { oneLine } from '../util/text.ts';
import { CAPTURED } from './capture-file.ts';
import { captureFilter, FILTER_PARAMETERS } from './capture-filter.ts';
import { endedEarly, exitCode } from './output.ts';

/** What tshark reads: an interface for a while, or a capture file. */
export const TSHARK_PARAMETERS = {
  interface: { type: 'interface', default: 'any', description: 'Where to listen; any is all of them' },
  duration: {
    type: 'duration',
    minimum: 1_000,
    maximum: 600_000,
    default: 5_000,
    description: 'How long to listen (whole seconds)',
  },
  count: {
    type: 'integer',
    minimum: 1,
    maximum: 1_000_000,
    default: 10_000,
    description: 'Stop after so many packets',
  },
  file: { type: 'path', description: 'Read this capture file instead of listening' },
  captured: CAPTURED,
  ...FILTER_PARAMETERS,
  display_filter: {
    type: 'string',
    pattern: '[A-Za-z0-9(!][A-Za-z0-9 ._:/()\\[\\]{}=!<>&|"*^,~-]{0,399}',
    description:
      'Only packets that this display filter of Wireshark lets through, for example tcp.analysis.retransmission',
  },
} as const satisfies Readonly<Record<string, Parameter>>;

function seconds(args: Arguments): number {
  return Math.max(1, Math.ceil(Number(args.duration ?? 5_000) / 1_000));
}

/** -n: nothing is looked up. The capture filter holds for a live capture only: a file is narrowed by the display filter. */
export function tsharkSource(args: Arguments): string[] {
  const shown = args.display_filter === undefined ? [] : ['-Y', String(args.display_filter)];
  const file = args.captured ?? args.file;
  if (file !== undefined) return ['tshark', '-n', '-r', String(file), '-c', String(args.count ?? 10_000), ...shown];
  const filter = captureFilter(args).join(' ');
  return [
    'tshark',
    '-n',
    '-p',
    '-i',
    String(args.interface ?? 'any'),
    '-a',
    `duration:${seconds(args)}`,
    '-c',
    String(args.count ?? 10_000),
    ...(filter === '' ? [] : ['-f', filter]),
    ...shown,
  ];
}

/** tshark needs a while to begin and to take apart what it has. */
export function tsharkDeadlineMs(args: Arguments): number {
  return args.file === undefined && args.captured === undefined ? seconds(args) * 1_000 + 15_000 : 60_000;
}

export const TSHARK_EXIT_CODES = {
  0: 'it ended by itself',
  1: 'it could not listen, or did not understand an option or filter',
  2: 'it could not read the file or understand the display filter',
} as const;

/** What tshark says beside its output. */
export class TsharkWords {
  captured: number | undefined;
  trouble: string | undefined;

  /** Takes a line of tshark's own. @returns false when it is none */
  take({ text }: PrintedLine): boolean {
    const captured = /^(?<count>[0-9]{1,12}) packets? captured$/.exec(text)?.groups?.count;
    if (captured !== undefined) {
      this.captured = Number(captured);
      return true;
    }
    // Where it may not give up rights that it has not got either, it captures all the same.
    if (text.startsWith('tshark: cap_set_proc() fail return')) return true;
    if (text.startsWith('tshark: ') || text === 'tshark:') {
      if (text.length > 8) this.trouble ??= oneLine(text.slice(8));
      return true;
    }
    return /^(?:Running as user |Capturing on '| \*\* \(|\*\* \(|[0-9]{1,12} packets? dropped from |\^C|\((?:No such device|socket: ))/.test(
      text,
    );
  }

  /** Why the output says nothing: a capture that could not begin prints empty tables all the same. Absent when it does. */
  problem(input: ReadInput): string | undefined {
    if (this.trouble !== undefined) return `tshark said: ${this.trouble}`;
    const early = endedEarly(input.ending);
    if (early !== undefined) return `tshark did not end by itself: ${early}`;
    const code = exitCode(input.ending) ?? 0;
    return code === 0 ? undefined : `tshark ended with code ${code}`;
  }
}
