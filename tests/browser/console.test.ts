import { beforeAll, describe, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';
import { quotesOf } from '../house/markdown.ts';
import { filesIn, read } from '../house/project.ts';
import { launch } from './chromium.ts';
import { fetchAll } from './fetching.ts';
import { generateExchanges } from './generated.ts';
import { textsOfScenes } from './scenes.ts';
import { startServers } from './servers.ts';

const exchanges = generateExchanges(1_500);
let printed: ReadonlySet<string> = new Set();

beforeAll(async () => {
  const servers = await startServers(exchanges);
  const browser = await launch();
  const observed = await fetchAll(browser, exchanges, servers.origins);
  const texts = [...observed.flatMap((one) => one.texts), ...(await textsOfScenes(browser, servers.origins))];
  await browser.close();
  servers.close();
  printed = new Set(texts.map(withoutHosts));
});

/** Which hosts there are, and their ports, is another matter on every machine. */
const withoutHosts = (text: string): string => text.replace(/\b(?:https?:)?\/\/[^\s'"]+/g, 'origin').replace(/\b(?:localhost|127\.0\.0\.1):\d+/g, 'host');

/** What a message quotes, if it is a sentence and not a name or a value. */
function quotedSentences(message: string): readonly string[] {
  const quoted = [...message.matchAll(/\("(.+?)"\)|“(.+?)”|"([^"]+)"/g)].map(([, inside, curled, plain]) => inside ?? curled ?? plain ?? '');
  return quoted.filter((text) => /\w+ \w+ \w+/.test(text));
}

/** Finds a sentence in the texts; a placeholder stands for anything, and so does what was left out. */
function isPrinted(sentence: string): boolean {
  const parts = withoutHosts(sentence).replace(/^…|…$/g, '').split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const pattern = new RegExp(parts.join('.*'));
  return [...printed].some((text) => pattern.test(text));
}

describe('every text of the console that a rule quotes is one that Chromium printed', () => {
  const quotes = Object.entries(plugin.rules).flatMap(([name, { meta }]) => Object.entries(meta?.messages ?? {}).flatMap(([id, message]) => quotedSentences(message).map((text) => [`${name}, ${id}`, text] as const)));

  it.each(quotes)('%s: %s', (_where, text) => expect(isPrinted(text)).toBe(true));

  it('is quoted by rules at all', () => expect(quotes.length).toBeGreaterThan(10));
});

describe('every text that the documentation quotes is one that Chromium printed', () => {
  const quotes = filesIn('docs').filter((file) => file.endsWith('.md')).flatMap((file) => quotesOf(read(file)).map((text) => [file, text] as const));

  it.each(quotes)('%s: %s', (_file, text) => expect(isPrinted(text)).toBe(true));

  it('is quoted at all', () => expect(quotes.length).toBeGreaterThan(10));
});

it('a text that Chromium did not print is told from them', () => {
  expect(isPrinted("No 'Access-Control-Allow-Origin' header is present on the requested resource.")).toBe(true);
  expect(isPrinted("Method {{method}} is not allowed by Access-Control-Allow-Methods in preflight response.")).toBe(true);
  expect(isPrinted("Method {{method}} is not allowed by Access-Control-Allow-Headers in preflight response.")).toBe(false);
  expect(isPrinted("CORS header 'Access-Control-Allow-Origin' missing")).toBe(false);
});
