import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { resolve } from '../vite.ts';

/** The long run of the properties that `npm test` tries a few hundred times. */
export default defineConfig({
  resolve,
  test: { root: path.resolve(import.meta.dirname, '../..'), include: ['tests/fuzz/*.test.ts'], env: { CORS_FUZZ_RUNS: '10000' } },
});
