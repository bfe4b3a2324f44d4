import { type Leftover, Leftovers, type Line, unreadable } from './output.ts';

/** What kubectl said beside its JSON. */
export interface KubectlSaid {
  /** What the cluster says that it does not have: a fact about the cluster. */
  readonly notFound: { resource: string; name: string }[];
  readonly warnings: string[];
  /** "No resources found": the cluster looked, and there is none. */
  readonly none: boolean;
  /** Why kubectl could not look. Absent when it could. */
  readonly refused?: ReturnType<typeof unreadable>;
  readonly leftovers: Leftover[];
}

/** `Error from server (NotFound): pods "web" not found`, `... deployments.apps "web" not found` */
const NOT_FOUND = /^Error from server \(NotFound\): (?<resource>[a-z0-9.]{1,100}) "(?<name>[^"]{1,253})" not found$/;
/** `No resources found in shop namespace.`, `No resources found` */
const NONE = /^No resources found(?: in .{1,253} namespace)?\.?$/;
/** `Warning: v1 Endpoints is deprecated in v1.33+; use discovery.k8s.io/v1 EndpointSlice`,
 *  `WARNING: version difference between client (1.32) and server (1.36) exceeds the supported minor version skew` */
const WARNING = /^(?:Warning|WARNING|warning): (?<text>.+)$/;
/** `E1122 19:45:40.457229    3267 memcache.go:265] "Unhandled Error" ...`: the same is said again below. */
const LOG = /^[EWI][0-9]{4} [0-9:.]{8,15} +[0-9]{1,10} \S{1,80}\] /;

/** Ways of not being able to look, in kubectl's words. */
const REFUSALS: readonly (readonly [because: string, pattern: RegExp])[] = [
  ['kubectl is not allowed to look', /\(Forbidden\)| is forbidden: /],
  ['the cluster does not know this user', /\(Unauthorized\)|must be logged in to the server|provide credentials/],
  [
    'there is no such context in the kubeconfig',
    /context was not found for specified context|no context exists with the name|context "[^"]{0,253}" does not exist/,
  ],
  [
    'kubectl has no configuration that it can use',
    /^error: (?:no configuration has been provided|error loading config|invalid configuration)|^Error in configuration:|^error: stat .{1,300}: no such file or directory$/i,
  ],
  ['the API server has a certificate that kubectl does not trust', /x509: |tls: failed to verify/],
  [
    'the API server could not be reached',
    /^The connection to the server .{1,300} was refused|^Unable to connect to the server|connection refused|i\/o timeout|TLS handshake timeout|no route to host|network is unreachable|no such host|context deadline exceeded|Client\.Timeout exceeded/,
  ],
  ['the cluster does not know this kind', /doesn't have a resource type|no matches for kind/],
  ['the API server could not answer', /^Error from server(?: \((?!NotFound)[A-Za-z]{1,40}\))?:/],
];

function refusalOf(line: Line): ReturnType<typeof unreadable> | undefined {
  const found = REFUSALS.find(([, pattern]) => pattern.test(line.text));
  return found === undefined ? undefined : unreadable(found[0], line);
}

/** Reads the lines of kubectl that are not JSON. */
export function readKubectlSaid(said: readonly Line[]): KubectlSaid {
  const notFound: KubectlSaid['notFound'] = [];
  const warnings: string[] = [];
  const leftovers = new Leftovers();
  let refused: ReturnType<typeof unreadable> | undefined;
  let none = false;
  for (const line of said) {
    const missing = NOT_FOUND.exec(line.text)?.groups;
    const warning = WARNING.exec(line.text)?.groups?.text;
    if (missing !== undefined) notFound.push({ resource: missing.resource ?? '', name: missing.name ?? '' });
    else if (NONE.test(line.text)) none = true;
    else if (warning !== undefined) warnings.push(warning);
    else if (!LOG.test(line.text)) {
      const refusal = refusalOf(line);
      if (refusal === undefined) leftovers.add(line);
      refused ??= refusal;
    }
  }
  return { notFound, warnings, none, leftovers: leftovers.lines, ...(refused === undefined ? {} : { refused }) };
}
