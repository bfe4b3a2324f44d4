import { wholeNumber, wordsOf } from '../words.ts';
import type { Draft } from './interface.ts';

/** `options=400<CHANNEL_IO>` */
const OPTIONS = /^options=(?<number>[0-9a-f]{1,16})(?:<(?<names>[^<>]{0,800})>)?/;
/** `nd6 options=201<PERFORMNUD,DAD>` */
const ND6 = /^nd6 options=(?<number>[0-9a-f]{1,8})(?:<(?<names>[^<>]{0,400})>)?/;
/** `media: autoselect (1000baseT <full-duplex,flow-control>)` */
const MEDIA = /^media: (?<media>[^<>]{0,200})(?:<(?<names>[^<>]{0,200})>)?/;
/** `vendor: INTEL PN: FTLX8571D3BCV-IT SN: AA00000 DATE: 2015-01-01` */
const VENDOR = /^vendor: (?<vendor>.{0,100}?) PN: (?<pn>.{0,100}?) SN: (?<sn>.{0,100}?) DATE: (?<date>.{0,40})$/;
/** `module temperature: 34.52 C voltage: 3.29 Volts`, `Voltage:` in later releases */
const MODULE = /^module temperature: (?<temperature>.{0,40}?) [vV]oltage: (?<voltage>.{0,40})$/;
/** `lane 1: RX power: 0.54 mW (-2.65 dBm) TX bias: 7.33 mA` */
const LANE =
  /^lane (?<lane>[0-9]{1,3}): RX power: (?<mw>-?[0-9.]{1,12}) mW \((?<dbm>-?[0-9.]{1,12}) dBm\) TX bias: (?<ma>-?[0-9.]{1,12}) mA$/;

type Groups = { readonly [key: string]: string | undefined };
const list = (names: string | undefined) => (names ?? '').split(',').filter(Boolean);

function takeLane(draft: Draft, groups: Groups): void {
  const [mw, dbm, ma] = [Number(groups.mw), Number(groups.dbm), Number(groups.ma)];
  draft.lanes ??= [];
  draft.lanes.push({
    lane: Number(groups.lane),
    ...(Number.isFinite(mw) ? { rx_power_mw: mw } : {}),
    ...(Number.isFinite(dbm) ? { rx_power_dbm: dbm } : {}),
    ...(Number.isFinite(ma) ? { tx_bias_ma: ma } : {}),
  });
}

const LINES: readonly (readonly [RegExp, (draft: Draft, groups: Groups) => void])[] = [
  [
    OPTIONS,
    (draft, { number, names }) => {
      draft.options = number ?? '';
      draft.options_flags = list(names);
    },
  ],
  [
    ND6,
    (draft, { number, names }) => {
      const options = wholeNumber(number);
      if (options !== undefined) draft.nd6_options = options;
      draft.nd6_flags = list(names);
    },
  ],
  [
    MEDIA,
    (draft, { media, names }) => {
      draft.media = (media ?? '').trim();
      if (names !== undefined) draft.media_flags = list(names);
    },
  ],
  [
    VENDOR,
    (draft, { vendor, pn, sn, date }) => {
      Object.assign(draft, { vendor, vendor_pn: pn, vendor_sn: sn, vendor_date: date });
    },
  ],
  [
    MODULE,
    (draft, { temperature, voltage }) => {
      Object.assign(draft, { module_temperature: temperature, module_voltage: voltage });
    },
  ],
  [LANE, takeLane],
];

/** A line that BSD has and Linux has not. */
export function takeBsd(draft: Draft, indented: string): boolean {
  const text = indented.trimStart();
  if (text.length > 2_000) return false;
  const colon = text.indexOf(':');
  const key = text.slice(0, Math.max(0, colon));
  if (key === 'status' || key === 'plugged') {
    draft[key] = text.slice(colon + 1).trim();
    return true;
  }
  if (text.startsWith('hwaddr ')) {
    draft.hw_address = wordsOf(text)[1] ?? '';
    return true;
  }
  for (const [pattern, take] of LINES) {
    const groups = pattern.exec(text)?.groups;
    if (groups === undefined) continue;
    take(draft, groups);
    return true;
  }
  return false;
}
