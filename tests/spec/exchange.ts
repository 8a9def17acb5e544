import type { CorsRequest, ResponseHeaders } from '../../src/spec/types.ts';

const noHeaders: ResponseHeaders = {
  allowOrigin: null,
  allowCredentials: null,
  allowMethods: null,
  allowHeaders: null,
  exposeHeaders: null,
  maxAge: null,
  vary: null,
};

/** A response with these headers and no others. */
export function sent(headers: Partial<ResponseHeaders>): ResponseHeaders {
  return { ...noHeaders, ...headers };
}

/** A request without credentials. */
export function anonymous(origin: string | null, method = 'GET', headers: readonly string[] = []): CorsRequest {
  return { origin, method, headers, credentials: false };
}

/** A request with credentials mode "include". */
export function credentialed(origin: string | null, method = 'GET', headers: readonly string[] = []): CorsRequest {
  return { origin, method, headers, credentials: true };
}
