import dig from '../../schemas/tools/dig.schema.json' with { type: 'json' };
import getent from '../../schemas/tools/getent.schema.json' with { type: 'json' };
import hosts from '../../schemas/tools/hosts.schema.json' with { type: 'json' };
import ipAddr from '../../schemas/tools/ip-addr.schema.json' with { type: 'json' };
import ipNeigh from '../../schemas/tools/ip-neigh.schema.json' with { type: 'json' };
import ipRoute from '../../schemas/tools/ip-route.schema.json' with { type: 'json' };
import ipRouteGet from '../../schemas/tools/ip-route-get.schema.json' with { type: 'json' };
import ipRule from '../../schemas/tools/ip-rule.schema.json' with { type: 'json' };
import nsswitch from '../../schemas/tools/nsswitch.schema.json' with { type: 'json' };
import ping from '../../schemas/tools/ping.schema.json' with { type: 'json' };
import resolvConf from '../../schemas/tools/resolv-conf.schema.json' with { type: 'json' };
import tcpConnect from '../../schemas/tools/tcp-connect.schema.json' with { type: 'json' };
import traceroute from '../../schemas/tools/traceroute.schema.json' with { type: 'json' };
import type { ToolSchema } from '../model/tool-schema.ts';

/** What each tool's value looks like, by the tool's name: the same documents as schemas/tools/, without a file system. */
export const toolSchemas: Readonly<Record<string, ToolSchema>> = {
  dig,
  getent,
  'getent-here': getent,
  hosts,
  'ip-addr': ipAddr,
  'ip-neigh': ipNeigh,
  'ip-route': ipRoute,
  'ip-route-get': ipRouteGet,
  'ip-rule': ipRule,
  nsswitch,
  ping,
  'resolv-conf': resolvConf,
  'tcp-connect': tcpConnect,
  traceroute,
};
