import type { Tool } from '../model/tool.ts';
import { dig } from './dig/tool.ts';
import { getent, getentHere } from './getent/tool.ts';
import { hosts } from './hosts/tool.ts';
import { ipAddr } from './ip-addr/tool.ts';
import { ipNeigh } from './ip-neigh/tool.ts';
import { ipRoute } from './ip-route/tool.ts';
import { ipRouteGet } from './ip-route-get/tool.ts';
import { ipRule } from './ip-rule/tool.ts';
import { nsswitch } from './nsswitch/tool.ts';
import { ping } from './ping/tool.ts';
import { resolvConf } from './resolv-conf/tool.ts';
import { tcpConnect } from './tcp-connect/tool.ts';
import { traceroute } from './traceroute/tool.ts';

const ALL: readonly Tool[] = [
  dig,
  getent,
  getentHere,
  hosts,
  ipAddr,
  ipNeigh,
  ipRoute,
  ipRouteGet,
  ipRule,
  nsswitch,
  ping,
  resolvConf,
  tcpConnect,
  traceroute,
];

/** Every tool by its name. */
export const tools: ReadonlyMap<string, Tool> = new Map(ALL.map((tool) => [tool.name, tool]));

/** The names of all tools, sorted. */
export function toolNames(): readonly string[] {
  return [...tools.keys()].sort();
}
