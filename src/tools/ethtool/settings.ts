import { isObject, type JsonObject } from '../json-output.ts';
import { wholeNumber, wordsOf } from '../words.ts';
import type { Ethtool } from './value.generated.ts';

/** The value while its lines are read. */
export type Draft = { -readonly [key in keyof Ethtool]?: Ethtool[key] };

type ListKey =
  | 'supported_ports'
  | 'supported_link_modes'
  | 'supported_fec_modes'
  | 'advertised_link_modes'
  | 'advertised_fec_modes'
  | 'link_partner_advertised_link_modes';
type TextKey =
  | 'speed'
  | 'duplex'
  | 'supported_pause_frame_use'
  | 'link_partner_advertised_pause_frame_use'
  | 'link_partner_advertised_auto_negotiation'
  | 'link_partner_advertised_fec_modes'
  | 'port'
  | 'phyad'
  | 'transceiver'
  | 'mdi_x'
  | 'master_slave_cfg'
  | 'master_slave_status'
  | 'sqi'
  | 'supports_wake_on'
  | 'wake_on';

const LISTS: ReadonlyMap<string, ListKey> = new Map([
  ['Supported ports', 'supported_ports'],
  ['Supported link modes', 'supported_link_modes'],
  ['Supported FEC modes', 'supported_fec_modes'],
  ['Advertised link modes', 'advertised_link_modes'],
  ['Advertised FEC modes', 'advertised_fec_modes'],
  ['Link partner advertised link modes', 'link_partner_advertised_link_modes'],
]);
const TEXTS: ReadonlyMap<string, TextKey> = new Map([
  ['Speed', 'speed'],
  ['Duplex', 'duplex'],
  ['Supported pause frame use', 'supported_pause_frame_use'],
  ['Link partner advertised pause frame use', 'link_partner_advertised_pause_frame_use'],
  ['Link partner advertised auto-negotiation', 'link_partner_advertised_auto_negotiation'],
  ['Link partner advertised FEC modes', 'link_partner_advertised_fec_modes'],
  ['Port', 'port'],
  ['PHYAD', 'phyad'],
  ['Transceiver', 'transceiver'],
  ['MDI-X', 'mdi_x'],
  ['master-slave cfg', 'master_slave_cfg'],
  ['master-slave status', 'master_slave_status'],
  ['SQI', 'sqi'],
  ['Supports Wake-on', 'supports_wake_on'],
  ['Wake-on', 'wake_on'],
]);

const yes = (text: string) => /^yes\b/i.test(text);

/** `[ TP MII ]`, `10baseT/Half 10baseT/Full`, `Not reported` */
function modesOf(text: string): string[] {
  return text === 'Not reported' ? [] : wordsOf(text.replace(/^\[|\]$/g, ''));
}

/** `1000Mb/s`. Absent for `Unknown!`. */
function bitsOf(speed: string): number | undefined {
  if (!speed.endsWith('Mb/s')) return undefined;
  const mega = wholeNumber(speed.slice(0, -4));
  return mega === undefined ? undefined : mega * 1_000_000;
}

const OTHERS: ReadonlyMap<string, (draft: Draft, text: string) => void> = new Map([
  [
    'Supports auto-negotiation',
    (draft: Draft, text: string) => {
      draft.supports_auto_negotiation = yes(text);
    },
  ],
  [
    'Advertised auto-negotiation',
    (draft: Draft, text: string) => {
      draft.advertised_auto_negotiation = yes(text);
    },
  ],
  [
    'Advertised pause frame use',
    (draft: Draft, text: string) => {
      draft.advertised_pause = text;
      draft.advertised_pause_frame_use = yes(text);
    },
  ],
  [
    'Auto-negotiation',
    (draft: Draft, text: string) => {
      draft.autonegotiation_on = text === 'on' || yes(text);
      draft.auto_negotiation = yes(text);
    },
  ],
  [
    'Link detected',
    (draft: Draft, text: string) => {
      draft.link_detected = text === 'yes';
      const reason = /^no \((?<reason>.{1,200})\)$/.exec(text)?.groups?.reason;
      if (reason !== undefined) draft.link_down_reason = reason;
    },
  ],
  [
    'Current message level',
    (draft: Draft, text: string) => {
      draft.current_message_level = [text];
    },
  ],
  [
    'Lanes',
    (draft: Draft, text: string) => {
      const lanes = wholeNumber(text);
      if (lanes !== undefined) draft.lanes = lanes;
    },
  ],
]);

/** Reads the lines below `Settings for eth0:`, one at a time. */
export class SettingsReader {
  readonly draft: Draft = {};
  /** Adds the words of a line that goes on with the one above. */
  private more: ((text: string) => void) | undefined;

  /** False when the line was not understood. */
  take(line: string): boolean {
    const text = line.trim();
    const colon = text.indexOf(':');
    const key = colon < 0 ? '' : text.slice(0, colon);
    const value = text.slice(colon + 1).trim();
    if (key !== '' && this.set(key, value)) return true;
    if (this.more === undefined || !/^(?:\t| {16})/.test(line)) return false;
    this.more(text);
    return true;
  }

  private set(key: string, value: string): boolean {
    const { draft } = this;
    const list = LISTS.get(key);
    const name = TEXTS.get(key);
    const other = OTHERS.get(key);
    if (list === undefined && name === undefined && other === undefined) return false;
    this.more = undefined;
    if (list !== undefined) {
      const modes = modesOf(value);
      draft[list] = modes;
      this.more = (text) => {
        for (const mode of modesOf(text)) modes.push(mode);
      };
    }
    if (name !== undefined) draft[name] = value;
    const bits = name === 'speed' ? bitsOf(value) : undefined;
    if (bits !== undefined) draft.speed_bps = bits;
    other?.(draft, value);
    if (key === 'Current message level')
      this.more = (text) => {
        draft.current_message_level = [...(draft.current_message_level ?? []).slice(0, 7), text];
      };
    return true;
  }
}

/** The text of a field of `ethtool --json`, as the plain form prints it. */
function plain(key: string, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return key === 'speed' ? `${value}Mb/s` : String(value);
  if (typeof value === 'boolean') return key === 'auto-negotiation' ? (value ? 'on' : 'off') : value ? 'yes' : 'no';
  if (Array.isArray(value)) return value.filter((item) => typeof item === 'string').join(' ');
  return undefined;
}

const JSON_NAMES: ReadonlyMap<string, string> = new Map(
  [...LISTS.keys(), ...TEXTS.keys(), ...OTHERS.keys()].map((name) => [name.toLowerCase().replaceAll(' ', '-'), name]),
);

/** `ethtool --json eth0`: the same lines as fields, their names with dashes. */
export function settingsOfJson(object: JsonObject): Draft | undefined {
  if (!isObject(object) || typeof object.ifname !== 'string' || !('link-detected' in object)) return undefined;
  const reader = new SettingsReader();
  for (const [key, value] of Object.entries(object)) {
    const name = JSON_NAMES.get(key);
    const text = plain(key, value);
    if (name !== undefined && text !== undefined) reader.take(`${name}: ${text}`);
  }
  reader.draft.name = object.ifname;
  return reader.draft;
}
