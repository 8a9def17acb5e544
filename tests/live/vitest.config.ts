import path from 'node:path';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { root: path.resolve(import.meta.dirname, '../..'), include: ['tests/live/*.test.ts'], testTimeout: 300_000 },
});
