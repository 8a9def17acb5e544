import { createRequire } from 'node:module';
import type * as Engine from './discover/policies-of.ts';

const require = createRequire(import.meta.url);

/**
 * What reads the policies of a file. It is most of the plugin, and is loaded with the first file that mentions CORS:
 * ESLint asks rules at once, so it has to be `require`.
 */
export const loadEngine = (): typeof Engine => require('./discover/policies-of.js') as typeof Engine;
