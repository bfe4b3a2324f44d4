import type { TargetFacts } from '../model/report.ts';
import { oneLine } from '../util/text.ts';

type EnvironmentFacts = Pick<
  TargetFacts,
  'environment_read' | 'http_proxy' | 'https_proxy' | 'all_proxy' | 'no_proxy' | 'ssl_cert_file'
>;

/** `http://user:password@proxy.example:3128/`, `proxy.example:3128`, `socks5h://[2001:db8::1]:1080` */
const PROXY =
  /^(?<scheme>[a-z][a-z0-9+.-]{0,20}:\/\/)?(?:[^/?#]{0,1000}@)?(?<host>\[[0-9a-f:.%]{2,60}\]|[^:/?#@[\]\s]{1,255})(?<port>:[0-9]{1,5})?(?:[/?#].*)?$/i;
const NO_PROXY_MAX = 4_000;

/** What a proxy variable says without user, password and path: they may be secret, and nobody needs them here. */
function withoutSecrets(value: string | undefined): string | undefined {
  const groups = PROXY.exec(value?.trim() ?? '')?.groups;
  return groups === undefined ? undefined : oneLine(`${groups.scheme ?? ''}${groups.host}${groups.port ?? ''}`, 300);
}

/** The variables about proxies and trusted certificates of an environment (`NAME=value`), and no others: an environment
 *  holds secrets. The spelling in lower case counts before the one in capitals, as in curl. */
export function environmentFacts(environment: readonly string[] | undefined): EnvironmentFacts {
  if (environment === undefined) return { environment_read: false };
  const variables = new Map(
    environment.map((text) => {
      const at = text.indexOf('=');
      return at < 0 ? ([text, ''] as const) : ([text.slice(0, at), text.slice(at + 1)] as const);
    }),
  );
  const of = (name: string) => variables.get(name) ?? variables.get(name.toUpperCase());
  const [http, https, all] = ['http_proxy', 'https_proxy', 'all_proxy'].map((name) => withoutSecrets(of(name)));
  const none = of('no_proxy')?.trim() || undefined;
  const file = variables.get('SSL_CERT_FILE');
  return {
    environment_read: true,
    ...(http === undefined ? {} : { http_proxy: http }),
    ...(https === undefined ? {} : { https_proxy: https }),
    ...(all === undefined ? {} : { all_proxy: all }),
    ...(none === undefined ? {} : { no_proxy: oneLine(none, NO_PROXY_MAX) }),
    ...(file?.startsWith('/') === true ? { ssl_cert_file: oneLine(file, 1_000) } : {}),
  };
}
