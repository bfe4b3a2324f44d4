import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: new URL('..', import.meta.url).pathname,
  define: { NETSHOOT_RUN_VERSION: JSON.stringify('0.0.0-test') },
  test: {
    include: ['test/**/*.test.ts'],
    reporters: ['default'],
    testTimeout: 20_000,
    hookTimeout: 120_000,
  },
});
