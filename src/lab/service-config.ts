import { join } from 'node:path';
import type { Place } from './place.ts';
import type { DnsConfig, Records } from './service/dns-config.ts';
import type { WebConfig } from './service/web.ts';
import { WORDS } from './topology.ts';

/** The services, each named after its machine. */
export const SERVICES = ['names', 'shop', 'outside'] as const;
export type ServiceName = (typeof SERVICES)[number];

const SOA = 'host.corp.example 2026010100 3600 600 86400 30';

function at(word: string): string {
  return WORDS[word] ?? '';
}

/** The domain of 172.28.53.10 backwards. */
function reverse(address: string): string {
  return `${address.split('.').reverse().join('.')}.in-addr.arpa`;
}

function records(): Records {
  return {
    example: { SOA: `ns.example ${SOA}`, NS: ['ns.example'] },
    'ns.example': { A: [at('parent')] },
    'corp.example': { SOA: `ns1.corp.example ${SOA}`, NS: ['ns1.corp.example', 'ns2.corp.example'] },
    'ns1.corp.example': { A: [at('primary')] },
    'ns2.corp.example': { A: [at('secondary')] },
    'orders.corp.example': { A: [at('shop')] },
    'ledger.corp.example': { AAAA: [at('shop6')] },
    'shop.corp.example': { A: [at('shop')], AAAA: [at('shop6')] },
    'client.corp.example': { A: [at('client')] },
    'desk.corp.example': { A: [at('desk')] },
    'outside.example': { SOA: `ns.example ${SOA}`, NS: ['ns.example'] },
    'www.outside.example': { A: [at('outside')] },
    'branch.example': { SOA: `ns.example ${SOA}`, NS: ['ns.example'] },
    [reverse(at('shop'))]: { PTR: ['shop.corp.example'] },
    [reverse(at('resolver'))]: { PTR: ['resolver.corp.example'] },
  };
}

function names(): DnsConfig {
  return {
    servers: {
      resolver: { addresses: [at('resolver'), at('resolver6')], role: 'resolver' },
      spare: { addresses: [at('spare')], role: 'resolver' },
      parent: {
        addresses: [at('parent')],
        role: 'authority',
        zones: ['example', 'outside.example', 'branch.example'],
      },
      primary: { addresses: [at('primary')], role: 'authority', zones: ['corp.example'] },
      secondary: { addresses: [at('secondary')], role: 'authority', zones: ['corp.example'] },
    },
    records: records(),
    rules: {},
  };
}

function web(place: Place, name: string, listeners: WebConfig['listeners']): WebConfig {
  return { name, certificates: join(place.folder, 'certificates'), listeners, http: {}, paths: {} };
}

/** What the services do in a healthy lab, each as the message that it is sent. */
export function healthyServices(place: Place): Readonly<Record<ServiceName, Readonly<Record<string, unknown>>>> {
  return {
    names: { dns: names() },
    shop: {
      web: web(place, 'shop', {
        http: { port: 80, kind: 'http' },
        https: { port: 443, kind: 'https' },
        echo: { port: 6000, kind: 'echo' },
        udp: { port: 6001, kind: 'udp-echo' },
      }),
    },
    outside: {
      web: web(place, 'outside', {
        http: { port: 80, kind: 'http' },
        https: { port: 443, kind: 'https' },
        ssh: { port: 22, kind: 'echo' },
        game: { port: 5000, kind: 'echo' },
      }),
    },
  };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A value with a patch merged into it: null takes a key away, a list is replaced (RFC 7396). */
export function merge(value: unknown, patch: unknown): unknown {
  if (!isObject(patch)) return patch;
  const merged = new Map(Object.entries(isObject(value) ? value : {}));
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) merged.delete(key);
    else merged.set(key, merge(merged.get(key), change));
  }
  return Object.fromEntries(merged);
}
