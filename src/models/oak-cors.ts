import { corsModel } from './cors.ts';
import type { LibraryModel } from './model.ts';

const addresses = ['https://deno.land/x/cors/mod.ts', 'https://deno.land/x/cors@v1.2.2/mod.ts', 'https://deno.land/x/cors@v1.2.1/mod.ts', 'https://deno.land/x/cors@v1.2.0/mod.ts'];

/** `cors` as it was carried over to Deno. */
export const oakCorsModel: LibraryModel = {
  ...corsModel,
  name: 'oakCors',
  documentation: 'https://deno.land/x/cors',
  versions: '1.2.2',
  modules: Object.fromEntries(addresses.map((address) => [address, ['oakCors']])),
};
