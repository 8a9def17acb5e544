import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/**/*.test.ts'], exclude: ['tests/live/**', 'tests/package/**', 'tests/browser/**', '**/node_modules/**'] },
});
