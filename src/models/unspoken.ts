/** Functions of libraries that allow origins where a file says nothing of CORS, by their modules. */
export const unspoken: Readonly<Record<string, string>> = { 'graphql-yoga': 'createYoga', 'parse-server': 'ParseServer', '@colyseus/core': 'defineServer', colyseus: 'defineServer' };
