import { realpathSync } from 'node:fs';
import { type LineServer, startLineServer } from './docker.ts';
import { type Place, runArguments } from './place.ts';

const SERVERS_AT = '/lab';

/** A server with further addresses: sh gives it those, then becomes node. */
function startServer(
  place: Place,
  role: string,
  first: string,
  more: readonly string[],
  argv: readonly string[],
): LineServer {
  const { id, site, image } = place;
  const script = 'for a in $MORE; do ip address add "$a/24" dev eth0; done; exec node "$@"';
  return startLineServer([
    ...runArguments(id, role, ['-i']),
    ...['--network', `nsr-test-${id}-${site.offLink ? 'back' : 'front'}`, '--ip', first, '--cap-add', 'NET_ADMIN'],
    ...[
      '-v',
      `${realpathSync(process.execPath)}:/usr/local/bin/node:ro`,
      '-v',
      `${import.meta.dirname}:${SERVERS_AT}:ro`,
    ],
    ...['-e', `MORE=${more.join(' ')}`, '--entrypoint', 'sh', image, '-c', script, 'sh', ...argv],
  ]);
}

/** The DNS server, on the addresses of all its servers; the first is the container's own. */
export function startDns(place: Place, addresses: readonly string[]): LineServer {
  const [first = '', ...more] = addresses;
  return startServer(place, 'dns', first, more, [`${SERVERS_AT}/dnsd.mjs`]);
}

/** The far end: HTTP on two addresses, and a third that serves nothing. */
export function startApi(place: Place): LineServer {
  const { api, apiToo, idle } = place.site;
  const listen = [`${api}:8080`, `${apiToo}:8080`];
  return startServer(place, 'api', api, [apiToo, idle], [`${SERVERS_AT}/httpd.mjs`, ...listen]);
}
