import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { resolve } from '../vite.ts';

export default defineConfig({
  resolve,
  test: { root: path.resolve(import.meta.dirname, '../..'), include: ['tests/browser/*.test.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
});
