import * as clients from '../src/discover/clients/client-code.ts';
import * as engine from '../src/discover/policies-of.ts';

/** Stands for `src/engine.ts`: what Node loads by `require` from the build is TypeScript here. The tests of the package load the real one. */
export const loadEngine = (): typeof engine => engine;

export const loadClients = (): typeof clients => clients;
