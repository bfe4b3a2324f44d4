import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ok, type Result } from '../model/result.ts';
import { must, together } from './command.ts';

/** One certificate: who signs it, for whom, and when it is good, in days from now. */
interface Certificate {
  readonly name: string;
  readonly signer: string;
  readonly subject: string;
  readonly days: readonly [number, number];
}

const HOSTS = ['shop.corp.example', 'orders.corp.example', 'ledger.corp.example', 'www.outside.example'];
const [HOST = ''] = HOSTS;

const ROOT: Certificate = { name: 'root', signer: 'root', subject: 'Lab Root CA', days: [-400, 3000] };
const ISSUING: Certificate = { name: 'issuing', signer: 'root', subject: 'Lab Issuing CA', days: [-200, 2000] };

/** Servers' certificates, with one thing wrong each, all for one key. */
const LEAVES: readonly Certificate[] = [
  { name: 'good', signer: 'issuing', subject: HOST, days: [-30, 300] },
  { name: 'soon', signer: 'issuing', subject: HOST, days: [-85, 4] },
  { name: 'expired', signer: 'issuing', subject: HOST, days: [-120, -3] },
  { name: 'future', signer: 'issuing', subject: HOST, days: [20, 300] },
  { name: 'other-name', signer: 'issuing', subject: 'intranet.branch.example', days: [-30, 300] },
  { name: 'self-signed', signer: 'leaf', subject: HOST, days: [-30, 300] },
];

function extensionsOf({ subject }: Certificate): string {
  if (subject.endsWith(' CA')) return 'basicConstraints = critical,CA:true\nkeyUsage = critical,keyCertSign,cRLSign\n';
  const names = subject === HOST ? HOSTS : [subject];
  return `basicConstraints = CA:false\nsubjectAltName = ${names.map((name) => `DNS:${name}`).join(',')}\n`;
}

/** What `openssl ca` needs to be told in a file. Each certificate has a book of its own, so that several are signed at
 *  once. */
function settings(folder: string, name: string, extensions: string): string {
  return `[ca]
default_ca = own
[own]
database = ${join(folder, `${name}.index`)}
new_certs_dir = ${folder}
rand_serial = yes
default_md = sha256
policy = any
x509_extensions = extensions
[any]
commonName = supplied
[req]
distinguished_name = empty
[empty]
[extensions]
subjectKeyIdentifier = hash
${extensions}`;
}

/** The time so many days from now, as openssl wants it: YYYYMMDDHHMMSSZ. */
function stamp(now: Date, days: number): string {
  const iso = new Date(now.getTime() + days * 86_400_000).toISOString();
  return `${iso.slice(0, 19).replace(/[-:T]/g, '')}Z`;
}

async function makeKey(folder: string, name: string): Promise<Result<unknown>> {
  const at = (file: string) => join(folder, file);
  const key = at(`${name}.key`);
  const made = await must(['openssl', 'ecparam', '-name', 'prime256v1', '-genkey', '-noout', '-out', key]);
  if (!made.ok) return made;
  writeFileSync(at(`${name}.cnf`), settings(folder, name, ''));
  const where = ['-config', at(`${name}.cnf`), '-out', at(`${name}.csr`)];
  return must(['openssl', 'req', '-new', '-key', key, '-subj', '/CN=lab', ...where]);
}

async function sign(folder: string, one: Certificate, now: Date): Promise<Result<unknown>> {
  const at = (file: string) => join(folder, file);
  const { name, signer, subject, days } = one;
  writeFileSync(at(`${name}.cnf`), settings(folder, name, extensionsOf(one)));
  writeFileSync(at(`${name}.index`), '');
  const key = LEAVES.includes(one) ? 'leaf' : name;
  return must([
    ...['openssl', 'ca', '-batch', '-notext', '-config', at(`${name}.cnf`), '-subj', `/CN=${subject}`],
    ...(key === signer ? ['-selfsign'] : ['-cert', at(`${signer}.pem`)]),
    ...['-keyfile', at(`${signer}.key`), '-in', at(`${key}.csr`), '-out', at(`${name}.pem`)],
    ...['-startdate', stamp(now, days[0]), '-enddate', stamp(now, days[1])],
  ]);
}

/** Makes the lab's certificates: a root that the client trusts, an authority below it, and the servers'. */
export async function makeCertificates(folder: string, now: Date): Promise<Result<void>> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const stage of [
    () => ['root', 'issuing', 'leaf'].map((name) => makeKey(folder, name)),
    () => [sign(folder, ROOT, now)],
    () => [sign(folder, ISSUING, now)],
    () => LEAVES.map((one) => sign(folder, one, now)),
  ]) {
    const done = await together(stage());
    if (!done.ok) return done;
  }
  addChains(folder);
  return ok(undefined);
}

/** A server sends who signed its certificate along; `no-chain` is one that forgot to. */
function addChains(folder: string): void {
  const read = (name: string) => readFileSync(join(folder, `${name}.pem`), 'utf8');
  const issuing = read('issuing');
  writeFileSync(join(folder, 'no-chain.pem'), read('good'));
  for (const { name, signer } of LEAVES)
    if (signer === 'issuing') writeFileSync(join(folder, `${name}.pem`), `${read(name)}${issuing}`);
}
