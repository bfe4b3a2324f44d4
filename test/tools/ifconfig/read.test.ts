import { expect, test } from 'vitest';
import { readIfconfig } from '../../../src/tools/ifconfig/read.ts';

const read = (stdout: string) => {
  const reading = readIfconfig({ argv: [], ending: { how: 'exited', code: 0 }, stdout, stderr: '' });
  return reading.kind === 'value' ? reading.value : reading;
};

// These systems are not at hand; the forms are those of ifconfig(8) of macOS and FreeBSD, and of net-tools 1.60.
test('macOS: hexadecimal masks are dotted, zones stand by themselves', () => {
  expect(
    read(
      [
        'en0: flags=8863<UP,BROADCAST,SMART,RUNNING,SIMPLEX,MULTICAST> mtu 1500',
        '\toptions=400<CHANNEL_IO>',
        '\tether 02:00:00:00:00:01 ',
        '\tinet6 fe80::c1:2:3:4%en0 prefixlen 64 secured scopeid 0x6 ',
        '\tinet 192.0.2.5 netmask 0xffffff00 broadcast 192.0.2.255',
        '\tnd6 options=201<PERFORMNUD,DAD>',
        '\tmedia: autoselect (1000baseT <full-duplex,flow-control>)',
        '\tstatus: active',
      ].join('\n'),
    ),
  ).toMatchObject({
    interfaces: [
      {
        name: 'en0',
        flags: 8863,
        up: true,
        running: true,
        mtu: 1500,
        options: '400',
        options_flags: ['CHANNEL_IO'],
        mac_addr: '02:00:00:00:00:01',
        ipv6: [{ address: 'fe80::c1:2:3:4', scope_id: 'en0', mask: 64, scope: '0x6', flags: ['secured'] }],
        ipv4: [{ address: '192.0.2.5', mask: '255.255.255.0', broadcast: '192.0.2.255' }],
        nd6_options: 201,
        media_flags: ['full-duplex', 'flow-control'],
        status: 'active',
      },
    ],
    leftovers: [],
  });
});

test('FreeBSD: prefix lengths, the transceiver and its lanes', () => {
  expect(
    read(
      [
        'ix0: flags=8843<UP,BROADCAST,RUNNING,SIMPLEX,MULTICAST> metric 0 mtu 1500',
        '\thwaddr 02:00:00:00:00:02',
        '\tinet 192.0.2.7/20 broadcast 192.0.15.255',
        '\tstatus: no carrier',
        '\tplugged: SFP/SFP+/SFP28 10G Base-SR (LC)',
        '\tvendor: EXAMPLE PN: AB-1 SN: 000 DATE: 2015-01-01',
        '\tmodule temperature: 34.52 C voltage: 3.29 Volts',
        '\tlane 1: RX power: 0.54 mW (-2.65 dBm) TX bias: 7.33 mA',
      ].join('\n'),
    ),
  ).toMatchObject({
    interfaces: [
      {
        metric: 0,
        hw_address: '02:00:00:00:00:02',
        ipv4: [{ address: '192.0.2.7', mask: '255.255.240.0', broadcast: '192.0.15.255' }],
        status: 'no carrier',
        vendor: 'EXAMPLE',
        vendor_pn: 'AB-1',
        module_temperature: '34.52 C',
        module_voltage: '3.29 Volts',
        lanes: [{ lane: 1, rx_power_mw: 0.54, rx_power_dbm: -2.65, tx_bias_ma: 7.33 }],
      },
    ],
    leftovers: [],
  });
});

test('net-tools 1.60: the other end of a link, an alias, an interrupt', () => {
  expect(
    read(
      [
        'ppp0      Link encap:Point-to-Point Protocol  ',
        '          inet addr:192.0.2.5  P-t-P:192.0.2.6  Mask:255.255.255.255',
        '          UP POINTOPOINT RUNNING NOARP MULTICAST  MTU:1454  Metric:1',
        '',
        'eth0:1    Link encap:Ethernet  HWaddr 02:00:00:00:00:03  ',
        '          inet addr:192.0.2.7  Bcast:192.0.2.255  Mask:255.255.255.0',
        '          UP BROADCAST RUNNING MULTICAST  MTU:1500  Metric:1',
        '          Interrupt:19 Base address:0x2000 ',
      ].join('\n'),
    ),
  ).toMatchObject({
    interfaces: [
      { name: 'ppp0', type: 'Point-to-Point Protocol', ipv4: [{ address: '192.0.2.5', peer: '192.0.2.6' }] },
      { name: 'eth0:1', mac_addr: '02:00:00:00:00:03', interrupt: 19, base_addr: '0x2000' },
    ],
    addresses: ['192.0.2.5', '192.0.2.7'],
    leftovers: [],
  });
});
