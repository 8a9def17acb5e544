import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { corsCheck } from '../../src/spec/cors-check.ts';
import { anonymous, credentialed, sent } from './exchange.ts';

const page = 'http://app.example.com:8080';
const wildcardText = "The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.";

function multipleText(value: string): string {
  return `The 'Access-Control-Allow-Origin' header contains multiple values '${value}', but only one is allowed. Have the server send the header with a valid value.`;
}

function invalidText(value: string): string {
  return `The 'Access-Control-Allow-Origin' header contains the invalid value '${value}'. Have the server send the header with a valid value.`;
}

function mismatchText(value: string): string {
  return `The 'Access-Control-Allow-Origin' header has a value '${value}' that is not equal to the supplied origin. Have the server send the header with a valid value.`;
}

function credentialsText(value: string): string {
  return `The value of the 'Access-Control-Allow-Credentials' header in the response is '${value}' which must be 'true' when the request's credentials mode is 'include'.`;
}

describe('a response without Access-Control-Allow-Origin', () => {
  const missing = {
    allowed: false,
    reason: 'MissingAllowOriginHeader',
    consoleText: "No 'Access-Control-Allow-Origin' header is present on the requested resource.",
  };

  it('is blocked, with and without credentials', () => {
    expect(corsCheck(anonymous(page), sent({}))).toEqual(missing);
    expect(corsCheck(credentialed(page), sent({ allowCredentials: 'true' }))).toEqual(missing);
  });

  it('is blocked for the null origin too: an absent header is not the text null', () => {
    expect(corsCheck(anonymous('null'), sent({}))).toEqual(missing);
  });
});

describe('the wildcard', () => {
  const wildcard = { allowed: false, reason: 'WildcardOriginNotAllowed', consoleText: wildcardText };

  it('admits every origin without credentials', () => {
    expect(corsCheck(anonymous(page), sent({ allowOrigin: '*' }))).toEqual({ allowed: true });
    expect(corsCheck(anonymous('null'), sent({ allowOrigin: '*' }))).toEqual({ allowed: true });
    expect(corsCheck(anonymous(page), sent({ allowOrigin: '*', allowCredentials: 'true' }))).toEqual({ allowed: true });
  });

  it('admits nobody with credentials, whatever Access-Control-Allow-Credentials says', () => {
    expect(corsCheck(credentialed(page), sent({ allowOrigin: '*' }))).toEqual(wildcard);
    expect(corsCheck(credentialed(page), sent({ allowOrigin: '*', allowCredentials: 'true' }))).toEqual(wildcard);
    expect(corsCheck(credentialed(page), sent({ allowOrigin: ' * ', allowCredentials: 'true' }))).toEqual(wildcard);
  });

  it('is the only value that admits a request without an Origin', () => {
    expect(corsCheck(anonymous(null), sent({ allowOrigin: '*' }))).toEqual({ allowed: true });
    expect(corsCheck(anonymous(null), sent({ allowOrigin: page }))).toMatchObject({ reason: 'AllowOriginMismatch' });
    expect(corsCheck(anonymous(null), sent({ allowOrigin: 'null' }))).toMatchObject({ reason: 'AllowOriginMismatch' });
    expect(corsCheck(anonymous(null), sent({ allowOrigin: '' }))).toMatchObject({ reason: 'InvalidAllowOriginValue' });
  });
});

describe('the exact origin', () => {
  it('is admitted, with credentials if they are allowed', () => {
    expect(corsCheck(anonymous(page), sent({ allowOrigin: page }))).toEqual({ allowed: true });
    expect(corsCheck(credentialed(page), sent({ allowOrigin: page, allowCredentials: 'true' }))).toEqual({ allowed: true });
  });

  it('is admitted with white space around it, which is not part of a header value', () => {
    expect(corsCheck(anonymous(page), sent({ allowOrigin: `  ${page}\t` }))).toEqual({ allowed: true });
  });

  it('is admitted when it is the null origin', () => {
    expect(corsCheck(anonymous('null'), sent({ allowOrigin: 'null' }))).toEqual({ allowed: true });
    expect(corsCheck(credentialed('null'), sent({ allowOrigin: 'null', allowCredentials: 'true' }))).toEqual({ allowed: true });
  });

  it('is admitted without credentials whatever Access-Control-Allow-Credentials says', () => {
    expect(corsCheck(anonymous(page), sent({ allowOrigin: page, allowCredentials: 'no' }))).toEqual({ allowed: true });
  });
});

describe('more than one value', () => {
  it.each([
    ['a list with commas', `${page}, https://b.example`],
    ['a list with spaces', `${page} https://b.example`],
    ['two equal header lines', `${page}, ${page}`],
    ['the wildcard and an origin', `*, ${page}`],
    ['a lone comma', ','],
  ])('%s', (_, value) => {
    expect(corsCheck(anonymous(page), sent({ allowOrigin: value }))).toEqual({
      allowed: false,
      reason: 'MultipleAllowOriginValues',
      consoleText: multipleText(value),
    });
  });
});

describe('a value that is no URL', () => {
  it.each([
    ['empty', ''],
    ['a host without a scheme or port', 'app.example.com'],
    ['scheme-relative', '//app.example.com:8080'],
    ['a wildcard port', 'http://app.example.com:*'],
    ['in quotes', `"${page}"`],
    ['the text undefined', 'undefined'],
    ['the text true', 'true'],
    ['a regular expression', String.raw`/example\.com$/`],
  ])('%s', (_, value) => {
    expect(corsCheck(anonymous(page), sent({ allowOrigin: value }))).toEqual({
      allowed: false,
      reason: 'InvalidAllowOriginValue',
      consoleText: invalidText(value),
    });
  });
});

describe('another value', () => {
  it.each([
    ['with a trailing slash', `${page}/`],
    ['with a path', `${page}/app`],
    ['a host and port without a scheme', 'app.example.com:8080'],
    ['a wildcard sub-domain', 'http://*.example.com:8080'],
    ['an upper-case host', 'http://App.Example.com:8080'],
    ['an upper-case scheme', 'HTTP://app.example.com:8080'],
    ['without the port', 'http://app.example.com'],
    ['another scheme', 'https://app.example.com:8080'],
    ['the null origin', 'null'],
    ["the API's own origin", 'http://api.example.com:9090'],
    ['localhost for 127.0.0.1', 'http://localhost:8080'],
    ['a tab inside', 'http://app.example.com\t:8080'],
  ])('%s', (_, value) => {
    expect(corsCheck(anonymous(page), sent({ allowOrigin: value }))).toEqual({
      allowed: false,
      reason: 'AllowOriginMismatch',
      consoleText: mismatchText(value),
    });
  });

  it('a default port that the browser leaves out', () => {
    const value = 'http://app.example.com:80';
    expect(corsCheck(anonymous('http://app.example.com'), sent({ allowOrigin: value }))).toEqual({
      allowed: false,
      reason: 'AllowOriginMismatch',
      consoleText: mismatchText(value),
    });
  });

  it('a Unicode host, whose page sends punycode', () => {
    const value = 'http://b\u00C3\u00BCcher.example.com:8080';
    expect(corsCheck(anonymous('http://xn--bcher-kva.example.com:8080'), sent({ allowOrigin: value }))).toEqual({
      allowed: false,
      reason: 'AllowOriginMismatch',
      consoleText: mismatchText(value),
    });
  });
});

describe('credentials that the response does not allow', () => {
  it.each(['True', 'TRUE', '1', 'yes', 'false', '', 'true, true', '"true"', 'true,'])('%j', (value) => {
    expect(corsCheck(credentialed(page), sent({ allowOrigin: page, allowCredentials: value }))).toEqual({
      allowed: false,
      reason: 'InvalidAllowCredentials',
      consoleText: credentialsText(value),
    });
  });

  it('an absent header, printed as an empty value', () => {
    expect(corsCheck(credentialed(page), sent({ allowOrigin: page }))).toEqual({
      allowed: false,
      reason: 'InvalidAllowCredentials',
      consoleText: credentialsText(''),
    });
  });

  it('white space around true does not count', () => {
    expect(corsCheck(credentialed(page), sent({ allowOrigin: page, allowCredentials: ' true\t' }))).toEqual({ allowed: true });
  });
});

describe('for any header texts', () => {
  const text = fc.option(fc.oneof(fc.constantFrom('*', 'null', 'true', '', page, ` ${page}`), fc.string()), { nil: null });

  it('credentials never let more through', () => {
    fc.assert(fc.property(text, text, (allowOrigin, allowCredentials) => {
      const headers = sent({ allowOrigin, allowCredentials });
      if (corsCheck(credentialed(page), headers).allowed) expect(corsCheck(anonymous(page), headers)).toEqual({ allowed: true });
    }));
  });

  it('only the wildcard and the origin itself let a page read', () => {
    fc.assert(fc.property(text, (allowOrigin) => {
      const trimmed = (allowOrigin ?? '').replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
      const admits = trimmed === '*' || trimmed === page;
      expect(corsCheck(anonymous(page), sent({ allowOrigin })).allowed).toBe(admits);
    }));
  });
});
