import { wordsOf } from '../words.ts';
import type { Draft } from './settings.ts';

/** `	Identifier                                : 0x03 (SFP)` (ethtool's sfpid.c, sfpdiag.c, qsfp.c and cmis.c) */
const LINE = /^\s{0,16}(?<name>\S[^:]{0,80}?)\s{0,60}:(?: (?<value>.{0,300}))?$/;

/** `Length (SMF,km)` is length_smf_km, `Passive Cu cmplnce.` is passive_cu_cmplnce. */
function keyOf(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/^_|_$/g, '');
}

/** The number before a unit: `0.4898 mW / -3.10 dBm`, `30.12 degrees C / 86.22 degrees F` */
function before(text: string, unit: string): number | undefined {
  const words = wordsOf(text);
  const number = Number(words[words.indexOf(unit) - 1]);
  return words.includes(unit) && Number.isFinite(number) ? number : undefined;
}

/** Reads what `ethtool -m` prints about a plugged-in module. */
export class ModuleReader {
  private readonly fields = new Map<string, string>();
  private readonly types: string[] = [];
  private readonly alarms: string[] = [];
  private rx: number | undefined;
  private tx: number | undefined;
  private temperature: number | undefined;

  /** False when the line is none of a module: an identifier comes first. */
  take(line: string): boolean {
    const groups = line.length > 500 ? undefined : LINE.exec(line)?.groups;
    if (groups === undefined) return false;
    const key = keyOf(groups.name ?? '');
    const value = (groups.value ?? '').trim();
    if (key === '' || (this.fields.size === 0 && key !== 'identifier') || this.fields.size >= 400) return false;
    if (key === 'transceiver_type') this.types.push(value);
    else this.fields.set(key, value);
    if (/ (?:alarm|warning)$/.test(groups.name ?? '') && value === 'On') this.alarms.push(key);
    this.measure(key, value);
    return true;
  }

  private measure(key: string, value: string): void {
    if (/^(?:receiver_signal_average_optical_power|rcvr_signal_avg_optical_power|rx_power)/.test(key))
      this.rx ??= before(value, 'dBm');
    else if (
      /^(?:laser_output_power|laser_tx_power|transmit_avg_optical_power|tx_power)/.test(key) &&
      !/thre|alarm|warn/.test(key)
    )
      this.tx ??= before(value, 'dBm');
    else if (key === 'module_temperature') this.temperature ??= before(value, 'degrees');
  }

  /** Absent when no module was printed. */
  end(): Draft | undefined {
    if (this.fields.size === 0) return undefined;
    return {
      transceiver_type: this.types,
      module: Object.fromEntries(this.fields),
      module_alarms: this.alarms,
      ...(this.rx === undefined ? {} : { module_rx_power_dbm: this.rx }),
      ...(this.tx === undefined ? {} : { module_tx_power_dbm: this.tx }),
      ...(this.temperature === undefined ? {} : { module_temperature_c: this.temperature }),
    };
  }
}
