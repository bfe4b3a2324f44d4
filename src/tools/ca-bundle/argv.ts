import type { Arguments } from '../../model/tool.ts';

/** Where distributions keep the bundle: Debian and Alpine, Red Hat, SUSE, older Red Hat, Fedora, Alpine and the BSDs. */
const BUNDLES: readonly string[] = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/pki/tls/cacert.pem',
  '/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** A file that is named stands for all others. */
export function caBundlePaths(args: Arguments): readonly string[] {
  return args.file === undefined ? BUNDLES : [String(args.file)];
}

/** For people: the engine fetches the file without starting anything in the target. */
export function caBundleArgv(args: Arguments): readonly string[] {
  return ['cat', ...caBundlePaths(args).slice(0, 1)];
}
