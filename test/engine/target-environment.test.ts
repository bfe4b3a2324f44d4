import { describe, expect, it } from 'vitest';
import { environmentFacts } from '../../src/engine/target-environment.ts';

const of = (...variables: readonly string[]) => environmentFacts(variables);

describe('what is told of an environment', () => {
  it('is the proxies and the trusted certificates, and nothing else', () => {
    expect(
      of('PATH=/bin', 'DB_PASSWORD=secret', 'http_proxy=http://192.0.2.1:3128', 'SSL_CERT_FILE=/etc/ca.pem'),
    ).toEqual({
      environment_read: true,
      http_proxy: 'http://192.0.2.1:3128',
      ssl_cert_file: '/etc/ca.pem',
    });
  });

  it('never holds a user, a password, a path or a query', () => {
    const texts = [
      'http_proxy=http://user:pass@proxy.example:3128/token?key=1',
      'https_proxy=user:p%40ss@proxy.example:3128',
      'all_proxy=socks5h://user@[2001:db8::1]:1080',
    ];
    expect(of(...texts)).toEqual({
      environment_read: true,
      http_proxy: 'http://proxy.example:3128',
      https_proxy: 'proxy.example:3128',
      all_proxy: 'socks5h://[2001:db8::1]:1080',
    });
  });

  it('leaves out what is no proxy, rather than show what it holds', () => {
    expect(of('http_proxy=', 'https_proxy=se cret', 'all_proxy=http://a:b:c@@/', 'SSL_CERT_FILE=../x')).toEqual({
      environment_read: true,
    });
  });

  it('takes the spelling in lower case first, also when it is empty', () => {
    expect(
      of('HTTP_PROXY=http://192.0.2.2:1', 'http_proxy=', 'HTTPS_PROXY=http://192.0.2.2:1', 'NO_PROXY= a,b '),
    ).toEqual({
      environment_read: true,
      https_proxy: 'http://192.0.2.2:1',
      no_proxy: 'a,b',
    });
  });

  it('of an environment that could not be read is not the same as of an empty one', () => {
    expect([environmentFacts(undefined), environmentFacts([])]).toEqual([
      { environment_read: false },
      { environment_read: true },
    ]);
  });
});
