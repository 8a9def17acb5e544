import { defineConfig } from 'vitest/config';
import { resolve } from './tests/vite.ts';

export default defineConfig({
  resolve,
  test: { include: ['tests/**/*.test.ts'], exclude: ['tests/live/**', 'tests/package/**', 'tests/browser/**', '**/node_modules/**'] },
});
