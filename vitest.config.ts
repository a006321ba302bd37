import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{domain,contract,db,hardware,main,renderer,build,tests,bench}/**/*.test.ts'],
    setupFiles: ['tests/setup/property-seed.ts'],
    exclude: ['tests/e2e/**', '**/node_modules/**', 'out/**'],
    // For what hangs, not for what is slow: whole shops run in one test, on machines that do other work too.
    testTimeout: 1_200_000,
    hookTimeout: 1_200_000,
    expect: { poll: { timeout: 60_000 } },
    pool: 'forks',
  },
});
