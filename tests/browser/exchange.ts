import type { HeaderLines } from '../../src/spec/headers.ts';
import type { ScriptRequest, ServerResponse } from '../../src/spec/fetch.ts';

/** What a server answers at one URL. */
export interface Answers {
  readonly preflight: ServerResponse;
  readonly actual: ServerResponse;
}

/**
 * A request and what it meets: at its own URL, and at each that a redirect leads to. Header values name origins as `{page}`, `{api}`
 * and `{third}`, and a host as `{host}`: which they are is known when the servers run.
 */
export interface Exchange {
  /** Whether the page has an opaque origin. */
  readonly isOpaque: boolean;
  readonly mode: 'omit' | 'same-origin' | 'include';
  readonly request: Pick<ScriptRequest, 'method' | 'headers' | 'redirect'>;
  readonly answers: readonly Answers[];
}

export interface Origins {
  readonly page: string;
  readonly api: string;
  readonly third: string;
}

const named = (text: string, { page, api, third }: Origins, id: number): string =>
  text.replace(/\{(\w+)\}/g, (all, name: string) => ({ page, api, third, host: new URL(page).host, id: `${id}` })[name] ?? all);

export const urlOf = (id: number, origins: Origins): string => `${origins.api}/exchange/${id}/0`;

/** The number of an exchange that a URL or a text about one names; null where it names none. */
export function exchangeIn(text: string): number | null {
  const [, id] = /\/exchange\/(\d+)\//.exec(text) ?? [];
  return id === undefined ? null : Number(id);
}

/** The answer at a URL of an exchange. */
export function answerAt(exchanges: readonly Exchange[], url: string, isPreflight: boolean, origins: Origins): ServerResponse {
  const [, id = '', step = ''] = /\/exchange\/(\d+)\/(\d+)$/.exec(url) ?? [];
  const answers = exchanges[Number(id)]?.answers[Number(step)];
  if (answers === undefined) throw new Error(`Nothing is at ${url}`);
  const { status, headers } = isPreflight ? answers.preflight : answers.actual;
  return { status, headers: headers.map(([name, value]) => [name, named(value, origins, Number(id))]) satisfies HeaderLines };
}
