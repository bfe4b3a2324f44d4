import { isLoopback, sameAddress } from '../../util/address.ts';
import { type Fields, type Fit, type Flow, text, turned } from './flow.ts';

const ALL = ['FIN', 'SYN', 'RST', 'PSH', 'ACK', 'URG'];

function named(flags: readonly string[]): readonly string[] {
  return flags.map((flag) => flag.toUpperCase()).flatMap((flag) => (flag === 'ALL' ? ALL : [flag]));
}

/** The flags of the first packet: SYN, or SYN and ACK when it is an answer. */
function flagsFit(flow: Flow, mask: readonly string[], set: readonly string[], negated: boolean): Fit {
  if (flow.protocol !== 'tcp') return 'no';
  if (flow.state === undefined) return 'maybe';
  const flags = flow.state === 'new' ? ['SYN'] : ['SYN', 'ACK'];
  const wanted = new Set(named(set));
  const fits = named(mask).every((flag) => wanted.has(flag) === flags.includes(flag));
  return turned(fits ? 'yes' : 'no', negated);
}

const ICMP_NUMBERS: Readonly<Record<string, string>> = {
  '0': 'echo-reply',
  '3': 'destination-unreachable',
  '8': 'echo-request',
  '128': 'echo-request',
  '129': 'echo-reply',
};

export function icmpFit(flow: Flow, types: readonly string[], negated: boolean): Fit {
  if (types.length === 0) return 'yes';
  if (flow.protocol !== 'icmp' && flow.protocol !== 'icmpv6') return 'no';
  if (flow.icmpType === undefined) return 'maybe';
  const plain = types.map((type) => ICMP_NUMBERS[type.split('/')[0] ?? ''] ?? type);
  return turned(plain.includes(flow.icmpType) ? 'yes' : 'no', negated);
}

/** The kind of the destination: LOCAL is an address of this machine. */
export function typeFit(flow: Flow, type: string | undefined, negated: boolean): Fit {
  if (type === undefined) return 'yes';
  if (type.toUpperCase() !== 'LOCAL' || flow.destination === undefined) return 'maybe';
  const own =
    flow.way === 'in' ||
    isLoopback(flow.destination) ||
    (flow.source !== undefined && sameAddress(flow.source, flow.destination));
  return turned(own ? 'yes' : 'no', negated);
}

const FLAGS = /^tcp flags (?:& \((?<mask>[a-z |]{1,60})\) )?(?<op>==|!=)? ?(?<set>[a-z |]{1,60})$/;
const SLASHED = /^tcp flags (?<op>! ?)?(?<set>[a-z,]{1,60}) ?\/ ?(?<mask>[a-z,]{1,60})$/;

/** Pieces of an nft rule that have no field of their own. */
export function pieceFit(piece: string, flow: Flow): Fit {
  const family =
    /^meta nfproto (ipv4|ipv6)$/.exec(piece)?.[1] ??
    /^ether type (ip6?)$/.exec(piece)?.[1]?.replace(/^ip$/, 'ipv4').replace(/^ip6$/, 'ipv6');
  if (family !== undefined)
    return flow.version === undefined ? 'maybe' : family === `ipv${flow.version}` ? 'yes' : 'no';
  const flags = FLAGS.exec(piece)?.groups ?? SLASHED.exec(piece)?.groups;
  if (flags?.set !== undefined) {
    const set = flags.set.split(/[ |,]+/).filter((flag) => flag !== '');
    const mask = flags.mask?.split(/[ |,]+/).filter((flag) => flag !== '');
    return flagsFit(flow, mask ?? set, set, flags.op === '!=' || flags.op?.startsWith('!') === true);
  }
  const fib = /^fib daddr type (?<op>!= )?(?<type>[a-z]{1,20})$/.exec(piece)?.groups;
  if (fib?.type !== undefined) return typeFit(flow, fib.type, fib.op !== undefined);
  return 'maybe';
}

/** iptables prints the flags looked at, and those that must be set: `FIN,SYN,RST,ACK SYN`. */
export function tcpFlags(rule: Fields, flow: Flow, negated: boolean): Fit {
  const printed = text(rule.tcp_flags);
  if (printed === undefined) return 'yes';
  const [mask = '', set = ''] = printed.split(' ');
  return flagsFit(flow, mask.split(','), set === 'NONE' ? [] : set.split(','), negated);
}
