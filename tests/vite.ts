import path from 'node:path';

/** Tests run the sources: no built engine is loaded. */
export const resolve = { alias: [{ find: /^\.\/engine\.ts$/, replacement: path.join(import.meta.dirname, 'engine.ts') }] };
