import { createRequire } from 'node:module';
import type * as Clients from './discover/clients/client-code.ts';
import type * as Engine from './discover/policies-of.ts';

const require = createRequire(import.meta.url);

/**
 * What reads the policies of a file. It is most of the plugin, and is loaded with the first file that mentions CORS:
 * ESLint asks rules at once, so it has to be `require`.
 */
export const loadEngine = (): typeof Engine => require('./discover/policies-of.js') as typeof Engine;

/** What reads the client code of a file, which is little and runs nothing of it. */
export const loadClients = (): typeof Clients => require('./discover/clients/client-code.js') as typeof Clients;
