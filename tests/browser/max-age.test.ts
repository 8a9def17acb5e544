import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromium, standard } from '../../src/spec/chromium.ts';
import { preflightLifetime } from '../../src/spec/max-age.ts';
import { launch } from './chromium.ts';
import { urlOf, type Exchange } from './exchange.ts';
import type { Browser } from './playwright.ts';
import { startServers, type Servers } from './servers.ts';

const values = [
  null, '0', '600', '-1', '-600', '-0', '10m', '600.5', '600s', '', '600, 600', '600,', '+600', ' 600 ', '99999999', '99999999999999999999', '1e3', '0x10', 'undefined', 'true', '00600', '"600"', '00',
];

const put = (value: string | null): Exchange => {
  const headers = [['Access-Control-Allow-Origin', '*'], ['Access-Control-Allow-Methods', 'PUT'], ...(value === null ? [] : [['Access-Control-Max-Age', value] as const])] as const;
  return { isOpaque: false, mode: 'omit', request: { method: 'PUT', headers: [], redirect: 'follow' }, answers: [{ preflight: { status: 204, headers }, actual: { status: 200, headers } }] };
};

let servers: Servers;
let browser: Browser;

beforeAll(async () => {
  servers = await startServers(values.map(put));
  browser = await launch();
  const page = await browser.newPage();
  await page.goto(servers.origins.page);
  const urls = values.map((_, id) => urlOf(id, servers.origins));
  await page.evaluate(`(async () => { for (const url of ${JSON.stringify(urls)}) for (const method of ['PUT', 'PUT']) await fetch(url, { method, credentials: 'omit' }); })()`);
});

afterAll(async () => {
  await browser.close();
  servers.close();
});

/** Whether the second of two requests, one right after the other, went without a preflight of its own. */
const isRemembered = (id: number): boolean => servers.seen.get(id)?.filter(({ asks }) => asks !== null).length === 1;

it.each(values.map((value, id) => [value, id] as const))('what a preflight says with an age of %j is remembered as src/spec says', (value, id) => {
  expect(isRemembered(id)).toBe(preflightLifetime(value, chromium) > 0);
});

it('departs from the standard in negative ages', () => {
  expect(values.filter((value, id) => isRemembered(id) !== preflightLifetime(value, standard) > 0)).toEqual(['-1', '-600', '-0']);
});
