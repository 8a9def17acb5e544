import type { Fetched } from '../../src/spec/fetch.ts';
import { exchangeIn, urlOf, type Exchange, type Origins } from './exchange.ts';
import type { Browser, Frame } from './playwright.ts';

/** What script of a page got, and what the console said about it. */
export interface Observed {
  readonly type: Fetched['type'];
  readonly status: number;
  readonly headers: readonly string[];
  readonly texts: readonly string[];
}

interface Call {
  readonly url: string;
  readonly init: RequestInit;
}

type Got = Omit<Observed, 'texts'>;

const failed: Got = { type: 'error', status: 0, headers: [] };

/** As many as a page sends at once without waiting long for connections. */
const batch = 100;

/** Sends every exchange from a page, and tells what came of each, in their order. */
export async function fetchAll(browser: Browser, exchanges: readonly Exchange[], origins: Origins): Promise<readonly Observed[]> {
  const page = await browser.newPage();
  const texts = new Map<number, string[]>();
  page.on('console', (message) => note(texts, message.text()));
  await page.goto(origins.page);
  const frames = { page: page.mainFrame(), opaque: await opaqueFrame(page.mainFrame()) };
  const got = new Map<number, Got>();
  for (const [isOpaque, frame] of [[false, frames.page], [true, frames.opaque]] as const) {
    const ids = exchanges.flatMap((exchange, id) => (exchange.isOpaque === isOpaque ? [id] : []));
    for (let i = 0; i < ids.length; i += batch) {
      const some = ids.slice(i, i + batch);
      const results = await frame.evaluate(fetchEach, some.map((id) => callOf(exchanges[id], urlOf(id, origins))));
      for (const [place, id] of some.entries()) got.set(id, results[place] ?? failed);
    }
  }
  // What the console says of a request comes before the answer to what is asked after it.
  await page.evaluate('0');
  await page.close();
  return exchanges.map((_, id) => ({ ...(got.get(id) ?? failed), texts: texts.get(id) ?? [] }));
}

function note(texts: Map<number, string[]>, text: string): void {
  const id = exchangeIn(text);
  if (id !== null) texts.set(id, [...(texts.get(id) ?? []), text]);
}

/** Runs in the page. */
const fetchEach = (calls: readonly Call[]): Promise<Got[]> =>
  Promise.all(
    calls.map(async ({ url, init }): Promise<Got> => {
      try {
        const response = await fetch(url, init);
        return { type: response.type as Got['type'], status: response.status, headers: [...response.headers.keys()] };
      } catch {
        return { type: 'error', status: 0, headers: [] };
      }
    }),
  );

function callOf(exchange: Exchange | undefined, url: string): Call {
  const { method = 'GET', headers = [], redirect = 'follow' } = exchange?.request ?? {};
  return { url, init: { method, headers: headers.map(([name, value]): [string, string] => [name, value]), redirect, credentials: exchange?.mode ?? 'omit' } };
}

/** A frame of the page that is sandboxed, and so of an origin that no other page has: "null". */
async function opaqueFrame(parent: Frame): Promise<Frame> {
  await parent.evaluate('(() => { const frame = document.createElement("iframe"); frame.sandbox = "allow-scripts"; frame.srcdoc = "<!doctype html>"; document.body.append(frame); })()');
  const handle = await parent.waitForSelector('iframe');
  const frame = await handle.contentFrame();
  if (frame === null) throw new Error('The frame has no content.');
  await frame.waitForLoadState();
  return frame;
}
