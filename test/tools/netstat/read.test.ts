import { describe, expect, test } from 'vitest';
import { readNetstat } from '../../../src/tools/netstat/read.ts';

/** Typed after netstat(1) of macOS and FreeBSD (usr.bin/netstat/inet.c, unix.c, if.c, route.c): no such system is at hand
 *  to record from. */
const MAC = `Active Internet connections (including servers)
Proto Recv-Q Send-Q  Local Address          Foreign Address        (state)    
tcp4       0     44  192.0.2.5.49280        198.51.100.7.443       ESTABLISHED
tcp6       0      0  fe80::1%en0.1024       fe80::2%en0.1024       SYN_SENT   
tcp46      0      0  *.8080                 *.*                    LISTEN     
udp4       0      0  *.mdns                 *.*                               
Active LOCAL (UNIX) domain sockets
Address          Type   Recv-Q Send-Q            Inode             Conn             Refs          Nextref Addr
4f1c8a0b4f1c8a0b stream      0      0                0 4f1c8a0b4f1c8b0b                0                0 /var/run/mDNSResponder
Active kernel control sockets
Proto Recv-Q Send-Q   unit     id name
kctl       0      0      1      6 com.apple.netsrc
`;
const ROUTES = `Routing tables

Internet:
Destination        Gateway            Flags        Netif Expire
default            192.0.2.1          UGSc           en0
192.0.2.1          0:50:56:f7:4a:fc   UHLWIir        en0   1194

Internet6:
Destination        Gateway            Flags        Netif Expire
fe80::%lo0/64      fe80::1%lo0        UcI            lo0
`;
const INTERFACES = `Name  Mtu   Network       Address            Ipkts Ierrs    Opkts Oerrs  Coll
lo0   16384 <Link#1>                             3     0        3     0     0
en0   1500  192.0.2       192.0.2.5           1137     -      899     -     -
`;

function read(stdout: string) {
  const reading = readNetstat({ argv: [], ending: { how: 'exited', code: 0 }, stdout, stderr: '' });
  if (reading.kind !== 'value') throw new Error(reading.because);
  return reading.value;
}

describe('netstat of macOS and FreeBSD', () => {
  test('a port stands behind the last dot, and a socket without a state has none', () => {
    const { connections, listening, syn_sent } = read(MAC);
    expect(connections.map((one) => [one.proto, one.local_address, one.local_port, one.state])).toEqual([
      ['tcp4', '192.0.2.5', '49280', 'ESTABLISHED'],
      ['tcp6', 'fe80::1%en0', '1024', 'SYN_SENT'],
      ['tcp46', '*', '8080', 'LISTEN'],
      ['udp4', '*', 'mdns', undefined],
    ]);
    expect(connections[2]).toMatchObject({ transport_protocol: 'tcp', network_protocol: 'ipv6', bound_to: 'any' });
    // Whether Recv-Q of a listening socket counts connections is not the same on every BSD.
    expect(connections[2]?.accept_queue).toBeUndefined();
    expect([listening, syn_sent]).toEqual([1, 1]);
  });

  test('unix and kernel sockets have columns of their own', () => {
    const { unix_sockets, kernel_controls } = read(MAC);
    expect(unix_sockets).toMatchObject([
      { address: '4f1c8a0b4f1c8a0b', type: 'stream', path: '/var/run/mDNSResponder' },
    ]);
    expect(kernel_controls).toEqual([
      {
        kind: 'Active kernel control socket',
        proto: 'kctl',
        recv_q: 0,
        send_q: 0,
        unit: 1,
        id: '6',
        name: 'com.apple.netsrc',
      },
    ]);
  });

  test('routes say their family by the heading above them', () => {
    const { routes } = read(ROUTES);
    expect(routes.map(({ family, destination, iface, expire }) => [family, destination, iface, expire])).toEqual([
      ['inet', 'default', 'en0', undefined],
      ['inet', '192.0.2.1', 'en0', '1194'],
      ['inet6', 'fe80::%lo0/64', 'lo0', undefined],
    ]);
    expect(routes[0]?.route_flags_pretty).toEqual(['UP', 'GATEWAY', 'STATIC', 'PRCLONING']);
  });

  test('what an interface does not count is absent, not zero', () => {
    expect(read(INTERFACES).interfaces).toEqual([
      {
        kind: 'interface',
        iface: 'lo0',
        mtu: 16384,
        network: '<Link#1>',
        ipkts: 3,
        ierrs: 0,
        opkts: 3,
        oerrs: 0,
        coll: 0,
      },
      { kind: 'interface', iface: 'en0', mtu: 1500, network: '192.0.2', address: '192.0.2.5', ipkts: 1137, opkts: 899 },
    ]);
  });
});
