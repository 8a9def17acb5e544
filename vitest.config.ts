import { defineConfig } from 'vitest/config';
import { resolve } from './tests/vite.ts';

export default defineConfig({
  resolve,
  // Nothing is told by how long a test takes: machines are busy.
  test: { testTimeout: 120_000, include: ['tests/**/*.test.ts'], exclude: ['tests/live/**', 'tests/package/**', 'tests/browser/**', '**/node_modules/**'] },
});
