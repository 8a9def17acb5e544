/**
 * A cross-origin request as far as the CORS protocol looks at it.
 * https://fetch.spec.whatwg.org/#requests
 */
export interface CorsRequest {
  /** The value of `Origin`; null when the request carries no such header. */
  readonly origin: string | null;
  readonly method: string;
  /** Names of the headers a script set. `Content-Type` and `Range` are listed only with a value that is not safelisted. */
  readonly headers: readonly string[];
  /** The values of these headers that are known, by names in lower case. */
  readonly values?: ReadonlyMap<string, string>;
  /** Whether the credentials mode is "include". */
  readonly credentials: boolean;
}

/**
 * The response headers that decide a CORS request. Null: the header is absent, which is not the same as empty.
 * A header sent on several lines is one text, joined by ", ": https://fetch.spec.whatwg.org/#concept-header-list-get
 */
export interface ResponseHeaders {
  readonly allowOrigin: string | null;
  readonly allowCredentials: string | null;
  readonly allowMethods: string | null;
  readonly allowHeaders: string | null;
  readonly exposeHeaders: string | null;
  readonly maxAge: string | null;
  readonly vary: string | null;
}
