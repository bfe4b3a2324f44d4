import { integerField, isObject, type JsonObject, textField } from '../json-output.ts';
import { maybe } from '../output.ts';
import type { IpLink } from './value.generated.ts';

type Link = IpLink['links'][number];
type Kind = Pick<
  Link,
  | 'kind'
  | 'info'
  | 'port_kind'
  | 'port'
  | 'port_state'
  | 'vlan_id'
  | 'vlan_protocol'
  | 'vxlan_id'
  | 'vxlan_port'
  | 'vxlan_learning'
  | 'underlay'
  | 'tunnel_local'
  | 'tunnel_remote'
  | 'tunnel_group'
>;

/** Every plain field as text; lists joined by spaces. */
function texts(data: JsonObject): Record<string, string> {
  return Object.fromEntries(
    Object.entries(data).flatMap(([key, value]) => {
      if (['string', 'number', 'boolean'].includes(typeof value)) return [[key, String(value)]];
      if (Array.isArray(value)) return [[key, value.filter((item) => typeof item === 'string').join(' ')]];
      // iproute2 prints some flags with a null.
      return value === null ? [[key, 'true']] : [];
    }),
  );
}

function tunnelOf(data: JsonObject): Partial<Kind> {
  const text = (...keys: string[]) => keys.map((key) => textField(data, key)).find((value) => value !== undefined);
  return {
    ...maybe('underlay', text('link')),
    ...maybe('tunnel_local', text('local', 'local6')),
    ...maybe('tunnel_remote', text('remote', 'remote6')),
    ...maybe('tunnel_group', text('group', 'group6')),
  };
}

/** What an interface is, and what belongs to that. */
export function kindOf(link: JsonObject): Kind {
  const about = isObject(link.linkinfo) ? link.linkinfo : {};
  const kind = textField(about, 'info_kind');
  const data = isObject(about.info_data) ? about.info_data : {};
  const port = isObject(about.info_slave_data) ? about.info_slave_data : {};
  const vlan = kind === 'vlan';
  const vxlan = kind === 'vxlan';
  return {
    ...maybe('kind', kind),
    info: texts(data),
    ...maybe('port_kind', textField(about, 'info_slave_kind')),
    port: texts(port),
    ...maybe('port_state', textField(port, 'state')),
    ...maybe('vlan_id', vlan ? integerField(data, 'id') : undefined),
    ...maybe('vlan_protocol', vlan ? textField(data, 'protocol') : undefined),
    ...maybe('vxlan_id', vxlan ? integerField(data, 'id') : undefined),
    ...maybe('vxlan_port', vxlan ? integerField(data, 'port') : undefined),
    ...maybe('vxlan_learning', vxlan && typeof data.learning === 'boolean' ? data.learning : undefined),
    ...(kind === 'bridge' || vlan ? {} : tunnelOf(data)),
  };
}
