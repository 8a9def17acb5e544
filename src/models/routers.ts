/** Methods that register handlers on an application or router, and the request method each is asked for; null: every one. */
export const registrars: Readonly<Record<string, string | null>> = {
  use: null, all: null, get: 'GET', head: 'HEAD', post: 'POST', put: 'PUT', patch: 'PATCH', delete: 'DELETE', del: 'DELETE', options: 'OPTIONS', opts: 'OPTIONS', on: null,
};

/** Names under which an exported function is called with a request. */
export const exportedHandlers: ReadonlySet<string> = new Set([
  'default', 'handler', 'main', 'fetch', 'GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS', 'onRequest', 'onRequestGet', 'onRequestPost', 'onRequestPut', 'onRequestPatch',
  'onRequestDelete', 'onRequestOptions', 'middleware', 'proxy', 'loader', 'action', 'handle', 'lambdaHandler',
]);

/** Functions that take a handler of requests. */
export const handlerTakers: ReadonlySet<string> = new Set(['createServer', 'createSecureServer', 'addEventListener', 'serve', 'onRequest', 'https', 'http', 'listen', 'route', 'addHook', 'decorate', 'middleware', 'defineEventHandler', 'eventHandler', 'defineCachedEventHandler', 'cachedEventHandler', 'defineHandler', 'defineCachedHandler']);

/** Functions that let an application answer requests, and give it no handlers. */
export const serverMakers: ReadonlySet<string> = new Set(['createServer', 'createSecureServer', 'onRequest', 'serve']);

/** What makes an application or router whose paths have had no nameless `*` since a version of its package: it throws on one when the program starts, as Express 5.3.0 was observed to do. */
export const pathsWithNames = { router: /^import:express(?:\.default)?(?:\.Router)?\(/, package: 'express', since: '5.0.0', name: 'Express 5' };

/** A `*` of a path that has no name. */
export const namelessStar = /(?<!\\)\*(?![\p{ID_Start}$_"])/u;

/** Handlers that look at every request, answer no OPTIONS request, and keep no error to themselves. */
export const bystanders = /^(?:import:(?:express\.(?:json|urlencoded|text|raw|static)|body-parser|helmet|morgan|compression|cookie-parser|express-session|response-time|serve-favicon|connect-timeout|passport\.(?:initialize|session)|koa-bodyparser|@koa\/bodyparser|koa-body|koa-logger|koa-helmet|koa-compress|koa-morgan|koa-static|hono\/(?:logger\.logger|pretty-json\.prettyJSON|secure-headers\.secureHeaders|request-id\.requestId|timing\.timing|compress\.compress|etag\.etag|body-limit\.bodyLimit))\b|(?:express|bodyParser)\.(?:json|urlencoded|text|raw|static)\()/;

/** Handlers that parse JSON bodies. */
export const jsonParsers = /(?:express|body-?parser)\.json\(/i;

/** What makes an application or router whose handlers are asked in the order in which they were registered. */
export const orderedRouters = /^(?:new )?import:(?:express(?:\.default)?(?:\.Router)?|express-promise-router|connect|polka|koa(?:\.default)?|@koa\/router|koa-router|hono\.Hono|@hono\/zod-openapi\.OpenAPIHono|@tinyhttp\/app\.App)\(/;

/** Routers whose handlers see nothing below their path unless it ends in a star, which stands for the path before it, too, as Hono 4 was observed to do. */
export const starRouters = /^new import:(?:hono\.Hono|@hono\/zod-openapi\.OpenAPIHono)\(/;

/** Handlers that answer 401 to whoever brings no credentials, preflights included, as their libraries were observed: @koa-jwt 4, express-basic-auth 1, hono 4, passport 0.7. */
export const gatekeepers = /^import:(?:koa-jwt(?:\.default)?|express-basic-auth(?:\.default)?|hono\/(?:bearer-auth\.bearerAuth|basic-auth\.basicAuth|jwt\.jwt)|(?:koa-)?passport(?:\.default)?\.authenticate)\([^()]*\)(?:@\d+)?$/;

/** Those of them that answer 401 and leave the headers that were set before, as express-basic-auth 1.2, passport 0.7 with passport-jwt 4 and Hono 4.13 were observed to do. */
export const plainGatekeepers = /^import:(?:express-basic-auth(?:\.default)?\(|passport(?:\.default)?\.authenticate\("(?:jwt|bearer|basic)"[,)]|hono\/)/;

/** Those that throw, which Koa answers by 401 without these headers: koa-jwt 4. */
export const throwingGatekeepers = /^import:koa-jwt(?:\.default)?\(/;

/** Options by which such a handler lets some requests pass, and the strategy that lets all pass. */
export const exemptions = /passthrough|unless|anonymous|optional|skip/i;

/** An option by which it answers by a redirect. */
export const redirects = /\bfailureRedirect\b/;

/** Names of what is mounted as a router of another file. */
export const routerNames = /rout(?:er|es?|ing)(?:s|\b|[^a-z])|controllers?\b|\.routes\(\)/i;
