import fc from 'fast-check';
import type { HeaderLines } from '../../src/spec/headers.ts';
import type { Answers, Exchange } from './exchange.ts';

/** Values that often work before those that seldom do: what fails early says nothing about what is looked at late. */
const often = <T>(usual: readonly T[], others: readonly T[], weight = 3): fc.Arbitrary<T> =>
  fc.oneof({ weight, arbitrary: fc.constantFrom(...usual) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

type Values = readonly string[];

/** Header values; an empty list is no header, two values are two lines. */
const allowOrigins: readonly Values[] = [
  [], [], [], [], [], ['*'], ['null'], ['*', '{page}'], ['{page}', '{page}'], ['{page}', 'https://b.example'], ['{page}, https://b.example'], ['{page},https://b.example'], ['{page} https://b.example'],
  ['{page}/'], ['{page}/app'], ['{host}'], ['//{host}'], ['http://localhost'], ['https://{host}'], ['http://*.localhost'], ['http://localhost:*'], ['HTTP://{host}'], ['http://LOCALHOST'],
  ['"{page}"'], ['undefined'], ['true'], ['false'], ['/localhost/'], [''], [' '], ['  {page}\t'], ['{page} '], ['* '], ['**'], ['*,*'], ['Null'], ['{api}'], ['{third}'], ['all'], ['https://app.example.com'], ['app.example'], ['{page},'], [',{page}'],
];
const allowCredentials: readonly Values[] = [[], ['true'], ['True'], ['TRUE'], ['1'], ['yes'], ['false'], [''], ['true, true'], ['true', 'true'], ['true,'], [' true '], ['"true"']];
const allowMethods: readonly Values[] = [
  [], ['*'], ['PUT'], ['GET, PUT, PATCH, DELETE'], ['GET,PUT,PATCH,DELETE,OPTIONS'], ['put'], ['patch'], ['delete, put, patch'], ['GET; PUT'], ['GET PUT'], ['["PUT","PATCH"]'], ['"PUT"'], [''], [','], ['PUT,'], [',PUT'], ['PUT,,PATCH'], ['PUT ,\tPATCH , DELETE'],
  ['PUT', 'PATCH'], ['*, PUT'], ['**'], ['ALL'], ['any'], ['GET|PUT'], ['GET/PUT'], ['Put'], ['PÜT'], ['PUT\u00a0'], ['FOO, CUSTOM, PUT'], ['PUT:1'], ['P.U.T, PUT'], ['  '], [' * '], ['POST'], ['undefined'], ['[object Object]'],
];
const allowHeaders: readonly Values[] = [
  [], ['*'], ['content-type'], ['Content-Type, X-Foo, Authorization'], ['CONTENT-TYPE,X-FOO,AUTHORIZATION,RANGE,ACCEPT,ACCEPT-LANGUAGE'], ['x-foo, x-bar, content-type, authorization, accept, accept-language, content-language, range'], ['Content-Type; X-Foo'], ['Content-Type X-Foo'], ['Content-Type: application/json'],
  ['["Content-Type"]'], [''], [','], ['content-type,,x-foo'], ['content-type,'], ['*, Authorization'], ['* , x-foo'], ['X-*'], ['content-type', 'x-foo'], ['authorization'], ['x_foo, x-foo'], ['Accept'], ['x-foo\t,\tcontent-type'], ['(x-foo)'], ['"x-foo"'], ['x-foo, Ä'], ['undefined'], ['true'],
  ['access-control-allow-origin, x-foo'], ['Origin, X-Requested-With, Content-Type, Accept'],
];
const exposeHeaders: readonly Values[] = [
  [], ['*'], ['X-Total'], ['X-Total, X-B'], ['x-total,X-B,Set-Cookie,Date'], ['X-Total; X-B'], ['X-Total X-B'], [''], [','], ['*, Authorization'], ['X-Total,,X-B'], ['X-Total', 'X-B'], ['Authorization'], ['Set-Cookie'], ['["X-Total"]'], ['X-*'], [' * '], ['X-Total, Ä'], ['x-missing'], ['ETag, Content-Encoding, Link'],
  ['Access-Control-Allow-Origin'], ['X-Total:1'],
];
const maxAges: readonly Values[] = [[], ['0'], ['600'], ['-1'], ['10m'], ['600.5'], ['99999999'], [''], ['600, 600'], ['600', '5']];
const responseHeaders: HeaderLines = [
  ['X-Total', '9'], ['X-B', '2'], ['Authorization', 'token'], ['Set-Cookie', 'a=1'], ['ETag', '"1"'], ['Cache-Control', 'no-store'], ['Content-Type', 'text/plain'], ['Content-Language', 'de'], ['Expires', '0'], ['Last-Modified', 'Thu, 01 Jan 1970 00:00:00 GMT'],
  ['Pragma', 'no-cache'], ['Vary', 'Origin'], ['Link', '<a>'], ['X-Total', '10'], ['Server', 'none'], ['Age', '1'], ['Retry-After', '1'],
];

/** What a script sets itself, with values that the standard draws lines between. */
const requestHeaders: HeaderLines = [
  ['X-Foo', '1'], ['x-bar', ''], ['Authorization', 'Bearer 1'], ['Content-Type', 'application/json'], ['Content-Type', 'text/plain'], ['content-type', 'Text/Plain;charset=utf-8'], ['Content-Type', 'application/x-www-form-urlencoded'], ['Content-Type', 'multipart/form-data; boundary=x'],
  ['Content-Type', 'text/plain; x="y"'], ['Content-Type', 'text/html'], ['Content-Type', 'text/plain, application/json'], ['Content-Type', ''], ['Content-Type', 'plain'], ['Accept', 'application/json'], ['Accept', '"a"'], ['Accept', 'a'.repeat(128)], ['Accept', 'a'.repeat(129)], ['Accept', ''], ['Accept', 'a:b'],
  ['Accept-Language', 'de-CH, en;q=0.5, *'], ['Accept-Language', 'de_CH'], ['Content-Language', 'de'], ['Content-Language', 'de/ch'], ['Range', 'bytes=0-'], ['Range', 'bytes=0-5'], ['Range', 'bytes=-5'], ['Range', 'bytes=6-5'], ['Range', 'bytes=0-1,3-4'], ['Range', 'items=0-1'],
  ['Access-Control-Allow-Origin', '*'], ['X-Requested-With', 'XMLHttpRequest'], ['Cache-Control', 'no-cache'], ['User-Agent', 'mine'], ['If-None-Match', '"1"'],
  ['Cookie', 'a=1'], ['Cookie2', 'a'], ['Origin', 'https://a.example'], ['Host', 'a.example'], ['Referer', 'https://a.example'], ['Sec-Mine', '1'], ['Proxy-Mine', '1'], ['DNT', '1'], ['Date', 'now'], ['Via', 'x'], ['TE', 'x'], ['Accept-Charset', 'x'], ['Accept-Encoding', 'x'], ['Content-Length', '0'],
  ['Connection', 'x'], ['Keep-Alive', 'x'], ['Expect', 'x'], ['Trailer', 'x'], ['Transfer-Encoding', 'x'], ['Upgrade', 'x'], ['Set-Cookie', 'a=1'], ['Access-Control-Request-Method', 'PUT'], ['Access-Control-Request-Headers', 'x-foo'],
  ['X-HTTP-Method-Override', 'PUT'], ['X-HTTP-Method-Override', 'TRACE'], ['X-HTTP-Method', 'get, connect'], ['X-Method-Override', ' track '], ['X-Method-Override', 'tracer'], ['Secret', '1'],
  ['Save-Data', 'on'], ['Device-Memory', '1'], ['DPR', '2'], ['Width', '1'], ['Viewport-Width', '1'], ['RTT', '1'], ['Downlink', '1'], ['ECT', '4g'], ['Early-Data', '1'], ['Upgrade-Insecure-Requests', '1'], ['Purpose', 'x'], ['Last-Event-ID', '1'],
];
const methods = { usual: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'], others: ['get', 'put', 'patch', 'delete', 'Patch', 'HEAD', 'head', 'OPTIONS', 'post', 'FOO', 'foo', 'PROPFIND', 'CONNECT', 'TRACE', 'track', '*', '**'] };

const statuses = { usual: [200], others: [201, 204, 206, 299, 300, 304, 400, 401, 403, 404, 405, 410, 418, 500, 503] };
const redirectStatuses = [301, 302, 303, 307, 308];
const locations = ['{api}/exchange/{id}/', '{third}/exchange/{id}/', '{page}/exchange/{id}/', '/exchange/{id}/', '//a:b@127.0.0.1/exchange/{id}/', 'file:///exchange/{id}/', 'http://[/exchange/{id}/'];

const lines = (name: string, values: Values): HeaderLines => values.map((value) => [name, value]);

/** The access headers that let a request pass, in one of their forms. */
const accessHeaders = (isOpaque: boolean, weight: number): fc.Arbitrary<HeaderLines> =>
  fc
    .tuple(often<Values>([[isOpaque ? 'null' : '{page}'], [isOpaque ? 'null' : '{page}'], ['*']], allowOrigins, weight), often<Values>([['true']], allowCredentials, weight))
    .map(([origins, credentials]) => [...lines('Access-Control-Allow-Origin', origins), ...lines('Access-Control-Allow-Credentials', credentials)]);

const preflights = (isOpaque: boolean): fc.Arbitrary<Answers['preflight']> =>
  fc
    .tuple(
      often([200, 204], [...statuses.others, ...redirectStatuses], 8),
      accessHeaders(isOpaque, 8),
      often<Values>([['PUT, PATCH, DELETE, OPTIONS, FOO'], ['*']], allowMethods, 2),
      often<Values>([['content-type, x-foo, authorization'], ['*']], allowHeaders, 2),
      fc.constantFrom(...maxAges),
    )
    .map(([status, access, allowed, names, age]) => ({
      status,
      headers: [
        ...access, ...lines('Access-Control-Allow-Methods', allowed), ...lines('Access-Control-Allow-Headers', names), ...lines('Access-Control-Max-Age', age),
        ...lines('Location', redirectStatuses.includes(status) ? ['{api}/exchange/{id}/1'] : []),
      ],
    }));

/** Where the next answers lie, if any do. */
const redirects = (next: number): fc.Arbitrary<readonly [status: number, HeaderLines]> =>
  fc.tuple(fc.constantFrom(...redirectStatuses), often(locations.slice(0, 4), locations.slice(4), 8), often([true], [false], 12)).map(([status, location, isSet]) => [status, lines('Location', isSet ? [`${location}${next}`] : [])] as const);

const actuals = (isOpaque: boolean, next: number | null): fc.Arbitrary<Answers['actual']> =>
  fc
    .tuple(
      accessHeaders(isOpaque, 4),
      fc.constantFrom(...exposeHeaders),
      fc.subarray([...responseHeaders]),
      next === null ? often(statuses.usual, statuses.others).map((status) => [status, []] as const) : redirects(next),
    )
    .map(([access, exposed, others, [status, location]]) => ({ status, headers: [...access, ...lines('Access-Control-Expose-Headers', exposed), ...others, ...location] }));

/** One header of a name: what a browser makes of two is not what is asked here. */
const distinct = (headers: HeaderLines): HeaderLines => headers.filter(([name], i) => headers.findIndex(([other]) => other.toLowerCase() === name.toLowerCase()) === i);

const exchange: fc.Arbitrary<Exchange> = fc
  .tuple(often([false], [true], 7), often([0], [1, 2], 3))
  .chain(([isOpaque, hops]) =>
    fc.record({
      isOpaque: fc.constant(isOpaque),
      mode: fc.constantFrom('omit', 'same-origin', 'include', 'include'),
      request: fc.record({
        method: often(methods.usual, methods.others),
        headers: fc.oneof(fc.constant([]), fc.array(fc.constantFrom(...requestHeaders), { minLength: 1, maxLength: 3 }), fc.array(fc.constantFrom(...requestHeaders), { minLength: 1, maxLength: 1 })).map(distinct),
        redirect: often(['follow'], ['follow', 'error', 'manual']),
      }),
      answers: fc.tuple(...Array.from({ length: hops + 1 }, (_, i) => fc.record({ preflight: preflights(isOpaque || i > 0), actual: actuals(isOpaque || i > 0, i < hops ? i + 1 : null) }))),
    }),
  );

/** The same exchanges on every run. */
export const generateExchanges = (count: number): readonly Exchange[] => fc.sample(exchange, { seed: 20_260, numRuns: count });
