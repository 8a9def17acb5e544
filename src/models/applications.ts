/** How hooks get at an error that is sent in the place of a response. */
export interface Failures {
  readonly flag: string;
  readonly headers: RegExp;
}

/**
 * What makes an application, and the status with which it answers OPTIONS where no handler does, with the headers set so far: Express 4 and 5 do by themselves, and so do
 * their routers; Hono 3 and 4 and Koa 2 and 3 do not. A router has to be mounted on an application; `goesOn`: what it does not answer comes to what was registered after it.
 * `byOptions`: a text with which it may answer by itself, or its hooks do: what they ask for is not read. `failures`: what hooks ask for to know that there is an error in the place of a response, and what they find its headers by, as in hapi 21.
 * `byReturn`: handlers that return nothing let a request go on, and what they have set is not sent with the answer that nobody gave, as in h3 2.
 * `byHooks`: hooks come to every request before its handler, also to those that end in 404, as Fastify 5 was observed to do.
 */
export const applicationMakers: readonly { readonly made: RegExp; readonly unanswered: number; readonly isRouter?: true; readonly goesOn?: true; readonly byHooks?: true; readonly byOptions?: RegExp; readonly failures?: Failures; readonly byReturn?: true }[] = [
  { made: /^import:(?:express|connect)(?:\.default)?\(/, unanswered: 200 },
  { made: /^new import:hono\.Hono\((?:[^()]|\([^()]*\))*\)(?:@\d+)?(?:\.basePath\([^()]*\)(?:@\d+)?)?$/, unanswered: 404 },
  { made: /^import:express(?:\.default)?\.Router\(/, unanswered: 200, isRouter: true },
  { made: /^new import:koa(?:\.default)?\(/, unanswered: 404, goesOn: true },
  { made: /^(?:new )?import:(?:@koa\/router|koa-router)(?:\.default|\.Router)?\(/, unanswered: 404, isRouter: true },
  { made: /^import:fastify(?:\.default|\.fastify)?\((?:[^()]|\([^()]*\))*\)(?:@\d+)?$/, unanswered: 404, byHooks: true },
  { made: /^(?:new )?import:@hapi\/hapi(?:\.default)?\.[sS]erver\((?:[^()]|\([^()]*\))*\)(?:@\d+)?$/, unanswered: 404, byHooks: true, byOptions: /\bcors\b\s*[:,}]|\.method\b/, failures: { flag: 'response.isBoom', headers: /\boutput\b/ } },
  { made: /^new import:h3\.H3\(\)(?:@\d+)?$/, unanswered: 404, byReturn: true, byOptions: /\.(?:register|config|handler|fetch)\s*(?:\(|=)/ },
];

/** Methods by which an application with hooks gets handlers that are not looked at: plugins, and what answers in the place of 404. */
export const otherRegistrars = /\.(?:register|use|all|setNotFoundHandler|rewriteUrl|after)\s*\(/;

/** What registers routes that objects describe by `method`, `url` or `path`, and `handler`, as Fastify and hapi do. */
export const objectRouters = /^(?:new )?import:(?:fastify(?:\.default|\.fastify)?|@hapi\/hapi(?:\.default)?\.[sS]erver)\((?:[^()]|\([^()]*\))*\)(?:@\d+)?$/;

/** The hooks that come to a request before its handler, in their order. */
export const hooksBefore: readonly string[] = ['onRequest', 'preParsing', 'preValidation', 'preHandler', 'onPreAuth', 'onCredentials', 'onPostAuth', 'onPreHandler'];

/** The hooks that come after a handler, or the answer in its place, and may still set headers, as Fastify 3 and 5 and hapi 21 were observed to do. */
export const hooksAfter: readonly string[] = ['onSend', 'onPostHandler', 'onPreResponse'];

/** What answers OPTIONS by 200 where a router has the path, and sets no CORS header: `allowedMethods()` of the routers of Koa. */
export const methodAnswerers = /\.allowedMethods\([^()]*\)$/;

/** What makes an application that answers an error without the headers that were set before it, as Koa 2.16 and 3.3 were observed to do. */
export const headerClearers = /^new import:koa(?:\.default)?\(/;

/** What an application of Koa is told by assignments, and that answers nothing. */
export const applicationSettings: readonly string[] = ['proxy', 'keys', 'silent', 'env', 'subdomainOffset', 'proxyIpHeader', 'maxIpsCount'];
