import { domainToASCII } from 'node:url';
import type { Parameter } from '../model/parameter.ts';
import { fail, ok, type Result } from '../model/result.ts';
import type { Arguments, Tool } from '../model/tool.ts';
import { inCidr, ipVersion } from './address.ts';
import { didYouMean, oneLine } from './text.ts';
import { parseDuration } from './time.ts';

type Value = string | number | boolean;
type Check = (text: string) => Result<string, string>;

const UNSAFE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufffd]/;

function quoted(raw: unknown): string {
  const text = typeof raw === 'string' ? raw : (JSON.stringify(raw) ?? String(raw));
  return `"${oneLine(text, 60)}"`;
}

function no(raw: unknown, what: string, because?: string): { readonly ok: false; readonly trouble: string } {
  return fail(`${quoted(raw)} is no ${what}${because === undefined ? '' : `: ${because}`}`);
}

/** Why a label of a DNS name is none. RFC 1035 2.3.4 for the length, RFC 1123 2.1 for the letters; underscores are
 *  allowed for names of services (RFC 2782). */
function labelTrouble(label: string): string | undefined {
  if (label === '') return 'it has an empty label';
  if (label.length > 63) return 'a label is longer than 63 characters';
  if (label.startsWith('-')) return 'a label may not start with a dash';
  if (label.endsWith('-')) return 'a label may not end with a dash';
  if (!/^[A-Za-z0-9_-]+$/.test(label)) return 'only letters, digits, dashes, underscores and dots are allowed';
  return undefined;
}

/** Names in other scripts become their ASCII form (xn--...). */
function toAscii(text: string): string {
  return /[^\u0000-\u007f]/.test(text) ? domainToASCII(text) : text;
}

const hostname: Check = (raw) => {
  if (raw === '.') return ok(raw);
  if (raw === '') return no(raw, 'hostname', 'it is empty');
  if (raw.length > 1000) return no(raw, 'hostname', 'it is longer than 253 characters');
  if (ipVersion(raw) !== undefined) return no(raw, 'hostname', 'that is an address');
  if (UNSAFE.test(raw) || /[\u0000-\u002c\u002f\u003a-\u0040\u005b-\u005e\u0060\u007b-\u007f]/.test(raw))
    return no(raw, 'hostname', 'only letters, digits, dashes, underscores and dots are allowed');
  if (raw.startsWith('-')) return no(raw, 'hostname', 'a label may not start with a dash');
  const text = toAscii(raw);
  if (text === '') return no(raw, 'hostname', 'it cannot be written as a DNS name');
  if (ipVersion(text) !== undefined) return no(raw, 'hostname', 'that is an address');
  const bare = text.endsWith('.') ? text.slice(0, -1) : text;
  if (bare.length > 253) return no(raw, 'hostname', 'it is longer than 253 characters');
  const labels = bare.split('.');
  for (const label of labels) {
    const trouble = labelTrouble(label);
    if (trouble !== undefined) return no(raw, 'hostname', trouble);
  }
  // inet_aton(3) reads 1, 127.1 and 0x7f.1 as addresses, and so do most programs.
  if (/^(?:[0-9]+|0[xX][0-9a-fA-F]*)$/.test(labels.at(-1) ?? ''))
    return no(raw, 'hostname', 'a name that ends in a number is read as an address');
  return ok(text);
};

const address: Check = (raw) => {
  const version = ipVersion(raw);
  if (version === undefined) return no(raw, 'address', 'IPv4 as 192.0.2.1 or IPv6 as 2001:db8::1 is expected');
  const zone = raw.indexOf('%');
  if (zone < 0) return ok(raw);
  if (version !== 6 || !/^[A-Za-z0-9_.-]{1,15}$/.test(raw.slice(zone + 1)))
    return no(raw, 'address', 'its zone is no interface');
  const bare = raw.slice(0, zone);
  return inCidr(bare, 'fe80::/10') || inCidr(bare, 'ff00::/8')
    ? ok(raw)
    : no(raw, 'address', 'only link-local addresses have a zone');
};

const host: Check = (raw) => {
  if (ipVersion(raw) !== undefined || raw.includes(':')) return address(raw);
  const name = hostname(raw);
  return name.ok ? name : fail(name.trouble.replace(' is no hostname', ' is no host'));
};

const cidr: Check = (raw) => {
  const [network = '', length = '', ...more] = raw.split('/', 3);
  const version = ipVersion(network);
  if (version === undefined || network.includes('%') || more.length > 0 || !/^[0-9]{1,3}$/.test(length))
    return no(raw, 'network', 'an address, a slash and a length is expected, as 192.0.2.0/24');
  return Number(length) <= (version === 4 ? 32 : 128) ? ok(raw) : no(raw, 'network', 'its length is too great');
};

/** As the kernel's dev_valid_name(), and no dash in front. */
const networkInterface: Check = (raw) => {
  if (raw === '' || raw.length > 15) return no(raw, 'interface', 'a name has 1 to 15 characters');
  if (raw.startsWith('-')) return no(raw, 'interface', 'it may not start with a dash');
  if (raw === '.' || raw === '..' || !/^[!-~]+$/.test(raw) || /[/:]/.test(raw))
    return no(raw, 'interface', 'spaces, slashes and colons are not allowed');
  return ok(raw);
};

const URL_START = /^(?<scheme>https?|tcp|udp):\/\/[^/?#]/i;

const url: Check = (raw) => {
  if (raw.length > 4096) return no(raw, 'URL', 'it is longer than 4096 characters');
  const scheme = URL_START.exec(raw)?.groups?.scheme?.toLowerCase();
  if (scheme === undefined)
    return no(raw, 'URL', 'http://HOST/, https://HOST/, tcp://HOST:PORT or udp://HOST:PORT is expected');
  if (UNSAFE.test(raw) || /[\s\\<>"`{}|^]/.test(raw))
    return no(raw, 'URL', 'spaces, control characters and \\<>"`{}|^ are not allowed');
  if (!URL.canParse(raw)) return no(raw, 'URL');
  const parsed = new URL(raw);
  if (parsed.username !== '' || parsed.password !== '')
    return no('(hidden)', 'URL', 'a user name or password would end up in reports');
  const name = decodeHost(parsed.hostname);
  const checked = host(name);
  if (!checked.ok) return no(raw, 'URL', `its host: ${checked.trouble}`);
  if (scheme.startsWith('http')) return ok(/[^\u0000-\u007f]/.test(raw) ? parsed.href : raw);
  if (parsed.port === '' || parsed.port === '0') return no(raw, 'URL', 'a port from 1 to 65535 is missing');
  return ok(`${scheme}://${checked.value.includes(':') ? `[${checked.value}]` : checked.value}:${parsed.port}`);
};

/** For schemes that it does not know, URL keeps brackets and writes other scripts as %XX. */
function decodeHost(text: string): string {
  const bare = text.startsWith('[') && text.endsWith(']') ? text.slice(1, -1) : text;
  try {
    return decodeURIComponent(bare);
  } catch {
    return bare;
  }
}

const path: Check = (raw) => {
  if (!raw.startsWith('/')) return no(raw, 'path', 'it must be absolute');
  if (UNSAFE.test(raw)) return no(raw, 'path', 'control characters are not allowed');
  if (raw.length > 4096) return no(raw, 'path', 'it is longer than 4096 characters');
  return raw.split('/').includes('..') ? no(raw, 'path', '".." is not allowed') : ok(raw);
};

const string: Check = (raw) => {
  if (raw.startsWith('-')) return no(raw, 'text', 'it may not start with a dash');
  if (UNSAFE.test(raw)) return no(raw, 'text', 'control characters are not allowed');
  return raw.length > 4096 ? no(raw, 'text', 'it is longer than 4096 characters') : ok(raw);
};

const outputFile: Check = (raw) => {
  const text = string(raw);
  if (!text.ok) return fail(text.trouble.replace(' is no text', ' is no file'));
  return raw === '' || /(?:^|\/)\.{0,2}$/.test(raw) ? no(raw, 'file', 'a file name is expected') : ok(raw);
};

const TEXT_CHECKS = {
  hostname,
  address,
  host,
  cidr,
  interface: networkInterface,
  url,
  path,
  string,
  output_file: outputFile,
} as const;

function within(raw: unknown, value: number, parameter: Parameter): Result<number, string> {
  if (parameter.minimum !== undefined && value < parameter.minimum)
    return fail(`${quoted(raw)} is less than ${parameter.minimum}`);
  if (parameter.maximum !== undefined && value > parameter.maximum)
    return fail(`${quoted(raw)} is more than ${parameter.maximum}`);
  return ok(value);
}

function decimal(raw: unknown): number | undefined {
  if (typeof raw === 'number') return Number.isFinite(raw) ? raw : undefined;
  if (typeof raw !== 'string' || !/^[+-]?[0-9]{1,15}(?:\.[0-9]{1,15})?$/.test(raw)) return undefined;
  return Number(raw);
}

function integer(parameter: Parameter, raw: unknown): Result<number, string> {
  const value = decimal(raw);
  if (value === undefined || !Number.isSafeInteger(value)) return no(raw, 'whole number');
  return within(raw, value, parameter);
}

function duration(parameter: Parameter, raw: unknown): Result<number, string> {
  const value = typeof raw === 'number' ? raw : typeof raw === 'string' ? parseDuration(raw) : undefined;
  if (value === undefined || !Number.isFinite(value) || value < 0)
    return no(raw, 'duration', '200ms, 2s, 1.5m or 1h is expected');
  return within(raw, value, parameter);
}

function boolean(raw: unknown): Result<boolean, string> {
  if (raw === true || raw === 'true') return ok(true);
  if (raw === false || raw === 'false') return ok(false);
  return fail(`${quoted(raw)} is neither true nor false`);
}

function oneOf(parameter: Parameter, raw: unknown): Result<string, string> {
  const values = parameter.values ?? [];
  const text = typeof raw === 'number' || typeof raw === 'boolean' ? String(raw) : raw;
  if (typeof text === 'string' && values.includes(text)) return ok(text);
  const near = typeof text === 'string' ? didYouMean(text, values) : '';
  return fail(`${quoted(raw)} is none of ${values.join(', ')}.${near}`);
}

function matching({ pattern }: Parameter, text: string): Result<string, string> {
  if (pattern === undefined || new RegExp(`^(?:${pattern})$`).test(text)) return ok(text);
  return fail(`${quoted(text)} does not match ${pattern}`);
}

/** One value, checked against its parameter and turned into the parameter's type: durations become milliseconds, ports
 *  and numbers numbers, names in other scripts their ASCII form. On trouble a clause for people, for example
 *  `"-x" is no hostname: a label may not start with a dash`; `name` is in it only when there is no value at all. */
export function validateParameter(name: string, parameter: Parameter, raw: unknown): Result<Value, string> {
  if (raw === undefined || raw === null) return fail(`"${oneLine(name, 60)}" has no value`);
  switch (parameter.type) {
    case 'integer':
      return integer(parameter, raw);
    case 'port':
      return integer({ ...parameter, minimum: parameter.minimum ?? 1, maximum: parameter.maximum ?? 65_535 }, raw);
    case 'number': {
      const value = decimal(raw);
      return value === undefined ? no(raw, 'number') : within(raw, value, parameter);
    }
    case 'duration':
      return duration(parameter, raw);
    case 'boolean':
      return boolean(raw);
    case 'enum':
      return oneOf(parameter, raw);
    default: {
      const text = typeof raw === 'number' && parameter.type === 'string' ? String(raw) : raw;
      if (typeof text !== 'string') return no(raw, parameter.type, 'text is expected');
      const checked = TEXT_CHECKS[parameter.type](text);
      return checked.ok ? matching(parameter, checked.value) : checked;
    }
  }
}

/** The arguments of a tool: each checked, defaults filled in, unknown and missing ones refused. On trouble one sentence
 *  for each. An argument that is undefined counts as not given. */
export function validateArguments(tool: Tool, raw: Readonly<Record<string, unknown>>): Result<Arguments, string[]> {
  const troubles: string[] = [];
  const known = Object.keys(tool.parameters);
  for (const key of Object.keys(raw))
    if (!Object.hasOwn(tool.parameters, key))
      troubles.push(`unknown argument "${oneLine(key, 60)}" of ${tool.name}.${didYouMean(key, known)}`);
  const values: [string, Value][] = [];
  for (const [key, parameter] of Object.entries(tool.parameters)) {
    const given = Object.hasOwn(raw, key) && raw[key] !== undefined ? raw[key] : parameter.default;
    if (given === undefined) {
      if (parameter.required === true) troubles.push(`argument "${key}" of ${tool.name} is required`);
      continue;
    }
    const checked = validateParameter(key, parameter, given);
    if (checked.ok) values.push([key, checked.value]);
    else troubles.push(`argument "${key}" of ${tool.name}: ${checked.trouble}`);
  }
  return troubles.length > 0 ? fail(troubles) : ok(Object.fromEntries(values));
}
