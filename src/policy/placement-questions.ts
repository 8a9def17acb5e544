import { corsCheck } from '../spec/cors-check.ts';
import { preflightCheck } from '../spec/preflight.ts';
import type { CorsRequest, ResponseHeaders } from '../spec/types.ts';
import type { Mount, Placement, Refusal } from './placement.ts';

/** Routes that machines and operators ask, or a browser by itself, but no page of another origin. */
const operations = /^\/(?:(?:api|v\d+)\/)*(?:health\w*|healthz?|healthcheck|live\w*|ready\w*|status|ping|alive|heartbeat|metrics|version|info|favicon\.ico|robots\.txt|sitemap\.xml|\.well-known|web-?hooks?|hooks?|stripe|paypal|callbacks?|oauth2?|internal|private|admin|static|assets|public|uploads?|images|files|docs|api-docs|swagger|graphi?ql-playground|socket\.io|cron|jobs?|test)(?:[/-]|$)|web-?hook|health/i;

/** The first of the routes before a CORS handler that pages of other origins were meant to reach, as far as the file shows; null where none is, or that cannot be told. */
export function findUncovered({ before, after, isOpen }: Placement, ignorePaths: readonly string[]): { readonly route: Mount; readonly count: number } | null {
  const isMeant = ({ path, setsHeaders }: Mount): boolean => !setsHeaders && path !== '*' && !(path !== null && (operations.test(path) || ignorePaths.includes(path)));
  const meant = before.filter(isMeant);
  const later = after.filter(({ path }) => path === null || (path !== '/' && !path.includes('*') && !operations.test(path)));
  if (!isOpen && later.length === 0) return found(meant);
  return found(meant.filter((one) => isSibling(one, meant, later)));
}

const found = ([route, ...rest]: readonly Mount[]): ReturnType<typeof findUncovered> => (route === undefined ? null : { route, count: rest.length + 1 });

/** Whether a route belongs together with routes after the CORS handler: it has their path, or it stands among their kind. */
function isSibling({ path, isRead }: Mount, meant: readonly Mount[], later: readonly Mount[]): boolean {
  if (path === null || path === '/') return false;
  if (isRead && later.some((one) => one.path !== null && (one.path === path || (segments(one.path).length > 1 && segments(path).length > 1 && segments(one.path)[0] === segments(path)[0])))) return true;
  return isApi(path) && meant.filter((one) => one.path !== null && isApi(one.path)).length > Math.max(1, later.filter((one) => one.path === null || isApi(one.path)).length);
}

const isApi = (path: string): boolean => /^\/(?:api|v\d+|graphql|rest)(?:\/|$)/i.test(path);

const segments = (path: string): readonly string[] => path.split('/').filter((segment) => segment !== '');

const request: CorsRequest = { origin: 'https://app.example', method: 'PUT', headers: [], credentials: false };
const none: ResponseHeaders = { allowOrigin: null, allowCredentials: null, allowMethods: null, allowHeaders: null, exposeHeaders: null, maxAge: null, vary: null };

/** What the browser writes to its console after a refused preflight. */
export function consoleTextOf({ status }: Refusal): string {
  const result = preflightCheck(request, status ?? 500, none);
  return result.allowed ? '' : result.consoleText;
}

/** What it writes after a response without CORS headers. */
export const consoleTextWithout = (): string => {
  const result = corsCheck(request, none);
  return result.allowed ? '' : result.consoleText;
};
