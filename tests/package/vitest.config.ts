import { defineConfig } from 'vitest/config';

// Installing takes as long as the network does.
const minutes = 60_000;

export default defineConfig({ test: { include: ['tests/package/**/*.test.ts'], testTimeout: 2 * minutes, hookTimeout: 5 * minutes } });
