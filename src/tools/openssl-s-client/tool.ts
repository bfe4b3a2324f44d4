import type { Tool } from '../../model/tool.ts';
import { opensslSClientArgv, opensslSClientDeadlineMs } from './argv.ts';
import { readOpensslSClient } from './read.ts';
import type { OpensslSClient } from './value.generated.ts';

/** One TLS handshake. */
export const opensslSClient: Tool<OpensslSClient> = {
  name: 'openssl-s-client',
  program: 'openssl',
  summary: 'A TLS handshake: version, certificates, and whether they are trusted',
  behaviour: 'active',
  needs: [],
  place: { kind: 'session' },
  deadlineMs: opensslSClientDeadlineMs,
  parameters: {
    host: { type: 'host', required: true, description: 'The host to connect to' },
    port: { type: 'port', default: 443, description: 'Its port' },
    servername: {
      type: 'host',
      description: 'The name to send (SNI) and to find in the certificate; the host without it. An address is not sent',
    },
    ca_file: { type: 'path', description: 'PEM file of the certificates to trust' },
    tls: { type: 'enum', values: ['1.0', '1.1', '1.2', '1.3'], description: 'Only this version of TLS' },
    alpn: {
      type: 'string',
      pattern: '[A-Za-z0-9./]{1,40}(?:,[A-Za-z0-9./-]{1,40}){0,9}',
      description: 'Protocols to offer by ALPN, for example h2,http/1.1',
    },
    ocsp: { type: 'boolean', default: false, description: 'Ask for an OCSP response' },
    starttls: {
      type: 'enum',
      values: [
        'smtp',
        'lmtp',
        'pop3',
        'imap',
        'ftp',
        'xmpp',
        'xmpp-server',
        'irc',
        'postgres',
        'mysql',
        'nntp',
        'sieve',
        'ldap',
        'telnet',
      ],
      description: 'Ask for TLS in this protocol first',
    },
    family: { type: 'enum', values: ['4', '6'], description: 'Only this version of IP' },
    timeout: {
      type: 'duration',
      minimum: 500,
      maximum: 60_000,
      default: 8_000,
      description: 'How long looking up, connecting and the handshake may take together',
    },
  },
  argv: opensslSClientArgv,
  read: readOpensslSClient,
  exitCodes: { 0: 'the handshake was finished, whatever the certificate', 1: 'it was not' },
};
