/** Headers that a module exports as an object. */
export interface ExportedHeaders {
  /** What the module is called, as a regular expression: Deno has versions in names. */
  readonly module: RegExp;
  readonly name: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** `corsHeaders` of `@supabase/supabase-js/cors`, by the source of 2.119.1. Since 2.95.0 there are ever more request headers. */
export const exportedHeaders: readonly ExportedHeaders[] = [
  {
    module: /^(?:npm:\/?|jsr:\/?|https:\/\/(?:esm\.sh|cdn\.jsdelivr\.net\/npm)\/)?@supabase\/supabase-js(?:@[^/]+)?\/cors$/,
    name: 'corsHeaders',
    headers: {
      'Access-Control-Allow-Origin': '*',
      'Access-Control-Allow-Headers': 'authorization, x-client-info, apikey, content-type, x-retry-count, traceparent, tracestate, baggage',
      'Access-Control-Allow-Methods': 'GET, POST, PUT, PATCH, DELETE, OPTIONS',
    },
  },
];
