import { describe, expect, it } from 'vitest';
import { heldHosts } from '../../../src/origin/held.ts';
import { decidePattern } from '../../../src/origin/patterns/decide.ts';
import { decide, expectWitness } from './judging.ts';

type Row = readonly [pattern: RegExp, names: readonly string[], witness: string];

const example = ['example.com'];

describe('a witness against a pattern', () => {
  const rows: readonly Row[] = [
    // Not anchored, or at one end only.
    [/example\.com/, example, 'https://evilexample.com'],
    [/example\.com$/, example, 'https://evilexample.com'],
    [/^https:\/\/example\.com/, example, 'https://example.com.evil.example'],
    [/^https:\/\/.*\.example\.com/, ['.example.com'], 'https://x.example.com.evil.example'],
    [/\bexample\.com\b/, example, 'https://evil-example.com'],
    [/^https:\/\/example\.com\/?/, example, 'https://example.com.evil.example'],
    // A dot for any character, whatever took the backslash away.
    [/^https:\/\/app.example.com$/, ['app.example.com'], 'https://appxexample.com'],
    [/^https:\/\/example.co.uk$/, ['example.co.uk'], 'https://examplexco.uk'],
    [/^https:\/\/example.com$/, example, 'https://examplexcom'],
    [new RegExp(['^https://', 'app.example.com', '$'].join('')), ['app.example.com'], 'https://appxexample.com'],
    // A glob turned into a pattern, or taken for one.
    [new RegExp(`^${'https://*.example.com'.replace('*', '.*')}$`), ['https://*.example.com'], 'https://evilexample.com'],
    [/https:\/\/*.example.com/, ['https://*.example.com'], 'https://examplexcom.evil.example'],
    // Something glued to the front of a name.
    [/^https:\/\/(.*)?example\.com$/, example, 'https://evilexample.com'],
    [/^https:\/\/.+example\.com$/, example, 'https://evilexample.com'],
    [/^https:\/\/[a-z]*\.?example\.com$/, example, 'https://evilexample.com'],
    [/^https:\/\/(www|app)?.example\.com$/, example, 'https://xexample.com'],
    [/^https:\/\/\w+.example\.com$/, example, 'https://evilexample.com'],
    // Anchors that bind tighter than the bar between alternatives.
    [/^https:\/\/a\.example\.com|b\.example\.com$/, ['a.example.com', 'b.example.com'], 'https://a.example.com.evil.example'],
    [/^https:\/\/a\.test$|b\.test$/, ['a.test', 'b.test'], 'https://evilb.test'],
    // Local names that anybody can continue.
    [/localhost/, ['localhost'], 'https://localhost.evil.example'],
    [/^http:\/\/localhost/, ['localhost'], 'http://localhost.evil.example'],
    [/^http:\/\/127\.0\.0\.1/, ['127.0.0.1'], 'http://127.0.0.1.evil.example'],
    [/^http:\/\/192\.168\./, ['192.168.'], 'http://192.168.evil.example'],
    // Suffixes below which anybody gets a name.
    [/\.vercel\.app$/, ['.vercel.app'], 'https://evil.vercel.app'],
    [/^https:\/\/myapp-.*\.vercel\.app$/, ['.vercel.app'], 'https://myapp-evil.vercel.app'],
    [/^https:\/\/.*\.co\.uk$/, ['.co.uk'], 'https://evil.co.uk'],
    [/\.shop$/, [], 'https://evil.shop'],
    // Nothing is asked for.
    [/(?:)/, [], 'https://evil.example'],
    [/null/, ['null'], 'https://null.evil.example'],
    // Only with a port, or only without encryption.
    [/^http:\/\/.*example\.com:3000$/, example, 'http://evilexample.com:3000'],
    [/(\w)\1example\.com$|^https:\/\/\w+\.net$/, example, 'https://evil.net'],
  ];
  it.each(rows)('%s with %j: %s', (pattern, names, witness) => {
    const verdict = decide(pattern, ...names);
    expectWitness(verdict, pattern, names);
    expect(verdict).toEqual({ kind: 'witness', text: witness });
  });
});

describe('a safe pattern', () => {
  const rows: readonly (readonly [RegExp, readonly string[]])[] = [
    [/^https:\/\/(?:[a-z0-9-]+\.)*example\.com(?::\d+)?$/, example],
    [/^https:\/\/(?:[a-z0-9-]+\.)*example\.com(?::\d+)?$/i, example],
    [/^https:\/\/(?:[a-z0-9-]+\.)*example\.com(?::\d+)?$/u, example],
    [/^https:\/\/(?:[a-z0-9-]+\.)*example\.com(?::\d+)?$/m, example],
    [new RegExp(/^https:\/\/(?:[a-z0-9\-]+\.)*example\.com(?::\d+)?$/.source, 'v'), example],
    [/^https:\/\/EXAMPLE\.com$/i, example],
    [/^https:\/\/example\.com$/g, example],
    [/https:\/\/example\.com$/y, example],
    [/https:\/\/example\.com$/, example],
    [/:\/\/example\.com$/, example],
    [/\/example\.com$/, example],
    [/\.example\.com$/, ['.example.com']],
    [/(?:\/|\.)example\.com$/, example],
    [/^https:\/\/[^.]+\.example\.com$/, ['.example.com']],
    [/^https:\/\/[^/]+\.example\.com$/, ['.example.com']],
    [/^https:\/\/.*\.example\.com$/, ['.example.com']],
    [/^https:\/\/\w+\.example\.com$/, ['.example.com']],
    [/^https:\/\/app\.example\.com$/, ['app.example.com']],
    [/^https:\/\/app[.]example[.]com$/, ['app.example.com']],
    [/^https:\/\/example\.co\.uk$/, ['example.co.uk']],
    [/^https:\/\/(.*\.)?example\.com$/, example],
    [/^https:\/\/(?:(?:www|app)\.)?example\.com$/, example],
    [/^https:\/\/(?:a\.example\.com|b\.example\.com)$/, ['a.example.com', 'b.example.com']],
    [/^https:\/\/a\.example\.com$|^https:\/\/b\.example\.com$/, ['a.example.com', 'b.example.com']],
    [/^https?:\/\/example\.com$/, example],
    [/^.*:\/\/example\.com$/, example],
    [/^https:\/\/example\.com(:.*)?$/, example],
    [/^https:\/\/example\.com(:\d+)?$/, example],
    [/^https:\/\/example\.com:\d*/, example],
    [/^https:\/\/example\.com:\d+/, example],
    [/^https:\/\/example\.com(?:$|\/)/, example],
    [/^https:\/\/example\.com(?![\s\S])/, example],
    [/^https:\/\/example\.com$(?!\n)/, example],
    [/^https:\/\/example\.com(?!.)/, example],
    [/(?<![^])https:\/\/example\.com$/, example],
    [/(?<!.)https:\/\/example\.com$/, example],
    [/^https:\/\/\bexample\.com\b$/, example],
    [/^https?:\/\/localhost(?::\d+)?$/, ['localhost']],
    [/^https?:\/\/(?:.*\.)?localhost(?::\d+)?$/, ['localhost']],
    [/^https?:\/\/127\.0\.0\.1(?::\d+)?$/, ['127.0.0.1']],
    [/^https?:\/\/intranet$/, ['intranet']],
    [/^https:\/\/me\.github\.io$/, ['me.github.io']],
    // No origin has such characters.
    [/^https:\/\/example\.com\/path/, []],
    [/^null$/, []],
    [/@/, []],
    [/Z/, []],
    [/\n/, []],
    [/[^\s\S]/, []],
    [/$^/, []],
    [/\d$(?<!\d)/, []],
  ];
  it.each(rows)('%s with %j', (pattern, names) => expect(decide(pattern, ...names)).toEqual({ kind: 'safe' }));
});

describe('a pattern for hosts', () => {
  const decideHost = (pattern: RegExp, ...names: readonly string[]) => decidePattern(pattern, 'host', heldHosts(names, []));

  it.each<Row>([
    [/example\.com$/, example, 'evilexample.com'],
    [/^example\.com/, example, 'example.com.evil.example'],
    [/^app.example.com$/, ['app.example.com'], 'appxexample.com'],
    [/\.vercel\.app$/, ['.vercel.app'], 'evil.vercel.app'],
  ])('%s with %j: %s', (pattern, names, witness) => {
    expect(decideHost(pattern, ...names)).toEqual({ kind: 'witness', text: witness });
    expect(pattern.test(new URL(`https://${witness}`).hostname)).toBe(true);
  });

  it.each([[/^example\.com$/, example], [/(?:^|\.)example\.com$/, example], [/^https:\/\//, []], [/:/, []], [/^localhost$/, ['localhost']]])('%s with %j is safe', (pattern, names) => {
    expect(decideHost(pattern, ...names)).toEqual({ kind: 'safe' });
  });
});

describe('what is held whatever the pattern says', () => {
  it('is no witness', () => expect(decidePattern(/^https:\/\/(?:a|b)\.test$/, 'origin', heldHosts(['a.test'], ['b.test']))).toEqual({ kind: 'safe' }));
  it('does not hide the rest', () => expect(decidePattern(/^https:\/\/(?:a|b|c)\.test$/, 'origin', heldHosts(['a.test'], ['b.test']))).toEqual({ kind: 'witness', text: 'https://c.test' }));
});

describe('a pattern that is not decided', () => {
  it.each([
    ['is no pattern', '(', ''],
    ['is no pattern under its flags', '\\p', 'u'],
    ['has flags that there are not', 'a', 'ß'],
    ['repeats itself', '^https://(\\w)\\1\\.com$', ''],
    ['looks ahead far', '^(?!https://(?:evil|bad)\\.com$).*\\.com$', ''],
    ['has only hosts that are too long', '^https://[a-z]{64}\\.com$', ''],
  ])('%s', (_, source, flags) => expect(decidePattern({ source, flags }, 'origin', heldHosts([], []))).toEqual({ kind: 'undecided' }));

  it.each([/^(?=https:\/\/example\.com$)/, /^https:\/\/(?:(a)\1\.)?example\.com$/])('but %s is, for the rest is enough', (pattern) => {
    expect(decide(pattern, ...example).kind).not.toBe('witness');
  });
});

const many = (count: number, write: (index: number) => string): string => Array.from({ length: count }, (_, index) => write(index)).join('|');

describe('hostile patterns', () => {
  it.each([
    '(a+)+$', '^(a+)+$', '(x+x+)+y', '^(([a-z])+.)+[A-Z]([a-z])+$', '(?=(a+)+$)(?!(b+)+$).*',
    `^https://(?:${many(5000, (index) => `h${index}\\.example\\.com`)})$`, `^https://(?:${many(5000, (index) => `h${index}.ex${index}.com`)})$`, many(5000, (index) => `h${index}\\.example\\.com`),
    '.{1,5000}', '^https://.{1,5000}\\.example\\.com$', '^https://.{1,200}\\.example\\.com$', '^https://([a-z]{1,63}\\.){1,127}example\\.com$',
    '((((a{1,30}){1,30}){1,30}){1,30})', '(((((a{1,9}){1,9}){1,9}){1,9}){1,9}){1,9}', '(a?){200}a{200}', '.?'.repeat(3000), `(${'a?'.repeat(100)}){100}`, `${'.*'.repeat(300)}\\.example\\.com$`,
    '(?:\\b|\\B)*(?:^|$)*example', '(?:(?=a)|(?=b)|\\b|\\B){50}x$', `${'('.repeat(20_000)}${')'.repeat(20_000)}`, '(?:a|'.repeat(900) + 'b' + ')'.repeat(900), '()*', '(?:)*', '(?:^)*$*', 'a{0}', 'a{99999999}',
  ])('%.40s ends', (source) => {
    expect(decidePattern({ source, flags: '' }, 'origin', heldHosts(example, [])).kind).toMatch(/^(?:safe|witness|undecided)$/);
  });

  it.each(['[\\p{L}--[a-z]]example', '[\\p{L}&&\\p{ASCII}]+\\.com$', '\\p{RGI_Emoji}', '[\\q{abc|d}]', '[^\\p{Lu}]'])('%s ends, with sets', (source) => {
    expect(decidePattern({ source, flags: 'v' }, 'origin', heldHosts(example, [])).kind).toMatch(/^(?:safe|witness|undecided)$/);
  });
});
