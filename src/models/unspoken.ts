/** How functions of libraries are called that allow origins where a file says nothing of CORS, by their modules. What merely has such a name in it has nothing to do with it. */
export const unspoken: Readonly<Record<string, string>> = { 'graphql-yoga': 'createYoga', 'parse-server': 'new\\s+ParseServer\\b|\\bParseServer\\.startApp\\b' };
