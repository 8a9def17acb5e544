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
export const handlerTakers: ReadonlySet<string> = new Set(['createServer', 'createSecureServer', 'addEventListener', 'serve', 'onRequest', 'https', 'http', 'listen', 'route', 'addHook', 'decorate', 'middleware']);

/** Functions that let an application answer requests, and give it no handlers. */
export const serverMakers: ReadonlySet<string> = new Set(['createServer', 'createSecureServer', 'onRequest', 'serve']);

/** What makes an application of Express or Connect, whose routes answer OPTIONS by themselves: 200, with the headers set so far. */
export const routerMakers = /^import:(?:express|connect)(?:\.default)?\(/;

/** Handlers that look at every request, and answer no OPTIONS request. */
export const bystanders = /^(?:import:(?:express\.(?:json|urlencoded|text|raw|static)|body-parser|helmet|morgan|compression|cookie-parser|express-session|response-time|serve-favicon|connect-timeout|passport\.(?:initialize|session))\b|(?:express|bodyParser)\.(?:json|urlencoded|text|raw|static)\()/;

/** Handlers that parse JSON bodies. */
export const jsonParsers = /(?:express|body-?parser)\.json\(/i;
