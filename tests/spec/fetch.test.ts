import { describe, expect, it } from 'vitest';
import { chromium } from '../../src/spec/chromium.ts';
import { fetchAcrossOrigins, type ScriptRequest, type SentRequest, type ServerResponse } from '../../src/spec/fetch.ts';

const page = 'https://app.example.com';
const url = 'https://api.example.com/a';
const get: ScriptRequest = { origin: page, url, method: 'GET', headers: [], credentials: false, redirect: 'follow' };
const open: ServerResponse = { status: 200, headers: [['Access-Control-Allow-Origin', '*']] };
const moved = (location: string, status = 302): ServerResponse => ({ status, headers: [...open.headers, ['Location', location]] });

/** What comes of a request, and `METHOD path` of all that was sent, with what preflights ask for. */
function run(request: Partial<ScriptRequest>, answers: Readonly<Record<string, ServerResponse>>, browser?: typeof chromium): { readonly fetched: ReturnType<typeof fetchAcrossOrigins>; readonly sent: string[] } {
  const sent: string[] = [];
  const server = ({ url: at, method, origin, asks }: SentRequest): ServerResponse => {
    const { pathname } = new URL(at);
    sent.push([method, pathname, ...(origin === page ? [] : [origin]), ...(asks === null ? [] : [asks.method, ...asks.headers])].join(' '));
    return answers[`${method} ${pathname}`] ?? answers[pathname] ?? open;
  };
  return { fetched: fetchAcrossOrigins({ ...get, ...request }, server, browser), sent };
}

const readable = { type: 'cors', status: 200, headers: [] };
const failure = (reason: string): unknown => ({ type: 'error', failure: expect.objectContaining({ reason }) as unknown });

describe('fetchAcrossOrigins', () => {
  it('reads what the CORS check lets it', () => {
    expect(run({}, {})).toEqual({ fetched: readable, sent: ['GET /a'] });
    expect(run({ credentials: true }, {})).toEqual({ fetched: failure('WildcardOriginNotAllowed'), sent: ['GET /a'] });
    expect(run({}, { '/a': { status: 500, headers: [['X-Total', '1']] } }).fetched).toEqual(failure('MissingAllowOriginHeader'));
  });

  it('reads the headers that are exposed', () => {
    const headers = [...open.headers, ['X-Total', '1'], ['X-B', '1'], ['Access-Control-Expose-Headers', 'X-B']] as const;
    expect(run({}, { '/a': { status: 404, headers } }).fetched).toEqual({ type: 'cors', status: 404, headers: ['x-b'] });
  });

  it('asks before it sends what a form could not', () => {
    expect(run({ method: 'put', headers: [['X-Foo', '1'], ['Cookie', 'a'], ['Accept', '*/*']] }, { 'OPTIONS /a': { status: 204, headers: [...open.headers, ['Access-Control-Allow-Methods', '*'], ['Access-Control-Allow-Headers', 'x-foo']] } })).toEqual({ fetched: readable, sent: ['OPTIONS /a PUT x-foo', 'PUT /a'] });
    expect(run({ method: 'put' }, {})).toEqual({ fetched: failure('MethodDisallowedByPreflightResponse'), sent: ['OPTIONS /a PUT'] });
  });

  it('sends nothing with a forbidden method', () => expect(run({ method: 'trace' }, {})).toEqual({ fetched: { type: 'error', failure: null }, sent: [] }));

  it('follows redirects, with another origin where the first no longer speaks for it', () => {
    expect(run({}, { '/a': moved('/b') })).toEqual({ fetched: readable, sent: ['GET /a', 'GET /b'] });
    expect(run({}, { '/a': moved('https://other.example/b') })).toEqual({ fetched: readable, sent: ['GET /a', 'GET /b null'] });
  });

  it('checks a redirect as it does an answer', () => expect(run({}, { '/a': { status: 302, headers: [['Location', '/b']] } })).toEqual({ fetched: failure('MissingAllowOriginHeader'), sent: ['GET /a'] }));

  it('asks again where a redirect leads', () => {
    const asked = { status: 204, headers: [...open.headers, ['Access-Control-Allow-Methods', 'PUT']] } as const;
    expect(run({ method: 'PUT' }, { 'OPTIONS /a': asked, '/a': moved('/b', 307) })).toEqual({ fetched: failure('MethodDisallowedByPreflightResponse'), sent: ['OPTIONS /a PUT', 'PUT /a', 'OPTIONS /b PUT'] });
  });

  it('gives up after twenty redirects', () => {
    const { fetched, sent } = run({}, { '/a': moved('/a') });
    expect([fetched, sent.length]).toEqual([{ type: 'error', failure: null }, 21]);
  });

  it('does not follow where the script says so', () => {
    expect(run({ redirect: 'error' }, { '/a': moved('/b') })).toEqual({ fetched: { type: 'error', failure: null }, sent: ['GET /a'] });
    expect(run({ redirect: 'manual' }, { '/a': moved('/b') })).toEqual({ fetched: { type: 'opaqueredirect' }, sent: ['GET /a'] });
  });

  it('fails on redirects that lead nowhere, or to a password', () => {
    expect(run({}, { '/a': moved('http://[/') }).fetched).toEqual({ type: 'error', failure: null });
    expect(run({}, { '/a': moved('file:///etc') }).fetched).toEqual({ type: 'error', failure: null });
    expect(run({}, { '/a': moved('https://a:b@api.example.com/') }).fetched).toEqual(failure('RedirectContainsCredentials'));
  });

  it('takes a redirect without a URL for an answer', () => expect(run({}, { '/a': { ...open, status: 303 } }).fetched).toEqual({ ...readable, status: 303 }));
});

describe('fetchAcrossOrigins as Chromium does', () => {
  const any = { status: 204, headers: [...open.headers, ['Access-Control-Allow-Headers', '*']] } as const;

  it('sends Authorization under `*`', () => {
    const request = { headers: [['Authorization', 'x']] } as const;
    expect(run(request, { 'OPTIONS /a': any }).fetched).toEqual(failure('HeaderDisallowedByPreflightResponse'));
    expect(run(request, { 'OPTIONS /a': any }, chromium)).toEqual({ fetched: readable, sent: ['OPTIONS /a GET authorization', 'GET /a'] });
  });

  it('sends User-Agent unasked', () => {
    const request = { headers: [['User-Agent', 'x']] } as const;
    expect(run(request, {}).fetched).toEqual(failure('HeaderDisallowedByPreflightResponse'));
    expect(run(request, {}, chromium)).toEqual({ fetched: readable, sent: ['GET /a'] });
  });

  it('refuses no redirect that has no URL, and does not check one whose URL is broken', () => {
    const nowhere = { ...open, status: 302 };
    expect(run({ redirect: 'error' }, { '/a': nowhere }).fetched).toEqual({ type: 'error', failure: null });
    expect(run({ redirect: 'error' }, { '/a': nowhere }, chromium).fetched).toEqual({ ...readable, status: 302 });
    expect(run({ redirect: 'manual' }, { '/a': moved('http://[/') }).fetched).toEqual({ type: 'opaqueredirect' });
    expect(run({ redirect: 'manual' }, { '/a': moved('http://[/') }, chromium).fetched).toEqual({ type: 'error', failure: null });
  });
});
