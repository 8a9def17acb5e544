import { beforeAll, describe, expect, it } from 'vitest';
import { chromium, standard } from '../../src/spec/chromium.ts';
import type { Fetched } from '../../src/spec/fetch.ts';
import { launch } from './chromium.ts';
import type { Exchange } from './exchange.ts';
import { fetchAll } from './fetching.ts';
import { generateExchanges } from './generated.ts';
import { startServers } from './servers.ts';
import { byTheBrowser, byTheStandard, type Verdict } from './verdict.ts';

const exchanges = generateExchanges(3_000);

interface Compared {
  readonly exchange: Exchange;
  /** What Chromium does by `src/spec`, and what it did. */
  readonly expected: Verdict;
  readonly observed: Verdict;
  /** What a browser does that departs from the standard in nothing. */
  readonly standard: Verdict;
}

let compared: readonly Compared[] = [];

beforeAll(async () => {
  const servers = await startServers(exchanges);
  const browser = await launch();
  const observed = await fetchAll(browser, exchanges, servers.origins);
  await browser.close();
  servers.close();
  compared = exchanges.map((exchange, id) => ({
    exchange,
    expected: byTheStandard(exchanges, id, servers.origins, chromium),
    observed: byTheBrowser(observed[id], servers.seen.get(id) ?? []),
    standard: byTheStandard(exchanges, id, servers.origins, standard),
  }));
});

const isSame = (one: Verdict, other: Verdict): boolean => JSON.stringify(one) === JSON.stringify(other);
const differing = (): readonly Compared[] => compared.filter(({ expected, observed }) => !isSame(expected, observed));

describe('in every exchange browser and specification agree on', () => {
  it('what the script gets', () => expect(differing().filter(({ expected, observed }) => expected.type !== observed.type || expected.status !== observed.status)).toEqual([]));

  it('which response headers it reads', () => expect(differing().filter(({ expected, observed }) => `${expected.headers}` !== `${observed.headers}`)).toEqual([]));

  it('what is sent: preflights, what they ask for, and where redirects lead', () => {
    expect(differing().filter(({ expected, observed }) => JSON.stringify(expected.sent) !== JSON.stringify(observed.sent))).toEqual([]);
  });

  it('what the console says', () => expect(differing().filter(({ expected, observed }) => expected.reason !== observed.reason)).toEqual([]));
});

describe('where Chromium departs from the standard', () => {
  const isAbout = (name: string) => ({ exchange }: Compared): boolean => exchange.request.headers.some(([one]) => one.toLowerCase() === name);
  const departing = (): readonly Compared[] => compared.filter((one) => !isSame(one.expected, one.standard) && isSame(one.expected, one.observed));

  it('is among the exchanges: Authorization under `*`', () => expect(departing().filter(isAbout('authorization'))).not.toEqual([]));

  it.each(chromium.unaskedRequestHeaders)('is among the exchanges: %s passes unasked', (name) => expect(departing().filter(isAbout(name))).not.toEqual([]));

  const byAnother = (one: Compared): boolean => !['authorization', ...chromium.unaskedRequestHeaders].some((name) => isAbout(name)(one));

  it('is among the exchanges: a redirect that leads nowhere', () => expect(departing().filter(byAnother)).not.toEqual([]));

  it('is nowhere else', () => {
    const isRedirected = ({ exchange }: Compared): boolean => exchange.answers.length > 1;
    expect(departing().filter((one) => byAnother(one) && !isRedirected(one))).toEqual([]);
  });
});

describe('the exchanges', () => {
  const count = (isMeant: (one: Verdict) => boolean): number => compared.filter(({ observed }) => isMeant(observed)).length;

  it('are at least 1,500, and read in hundreds', () => {
    expect(compared.length).toBeGreaterThanOrEqual(1_500);
    expect(count(({ type }) => type === 'cors')).toBeGreaterThan(500);
  });

  it.each<Fetched['type']>(['cors', 'error', 'opaqueredirect'])('come to %s', (type) => expect(count((one) => one.type === type)).toBeGreaterThan(5));

  it.each([
    ['no header', /^No 'Access/], ['a wildcard with credentials', /^The value .* wildcard/], ['several values', /^The .* multiple values/], ['an invalid value', /^The .* invalid value/], ['another origin', /^The .* not equal/],
    ['no credentials', /^The value of the 'Access-Control-Allow-Credentials'/], ['a preflight without a header', /^Response to preflight.*No 'Access/], ['a preflight with a wildcard', /^Response to preflight.*wildcard/],
    ['a preflight with several values', /^Response to preflight.*multiple/], ['a preflight with an invalid value', /^Response to preflight.*invalid/], ['a preflight with another origin', /^Response to preflight.*not equal/],
    ['a preflight without credentials', /^Response to preflight.*Allow-Credentials/], ['a redirected preflight', /^Response to preflight.*Redirect/], ['a refused preflight', /^Response to preflight.*ok status/],
    ['methods that are no list', /^Cannot parse Access-Control-Allow-Methods/], ['headers that are no list', /^Cannot parse Access-Control-Allow-Headers/], ['a method that is not allowed', /^Method /], ['a header that is not allowed', /^Request header field/],
    ['a redirect with a password', /^Redirect location/],
  ])('fail by %s', (_about, text) => expect(count(({ reason }) => reason !== null && text.test(reason))).toBeGreaterThan(2));

  it('send preflights, and none where none is needed', () => {
    expect(count(({ sent }) => sent.some(({ asks }) => asks !== null))).toBeGreaterThan(500);
    expect(count(({ sent }) => sent.length > 0 && sent.every(({ asks }) => asks === null))).toBeGreaterThan(300);
  });

  it('follow redirects', () => expect(count(({ sent }) => new Set(sent.map(({ url }) => url)).size > 2)).toBeGreaterThan(20));
});
