import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{domain,contract,db,hardware,main,renderer,build,tests,bench}/**/*.test.ts'],
    exclude: ['tests/e2e/**', '**/node_modules/**', 'out/**'],
    testTimeout: 20_000,
    hookTimeout: 20_000,
    pool: 'forks',
  },
});
