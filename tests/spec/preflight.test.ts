import { describe, expect, it } from 'vitest';
import { chromium } from '../../src/spec/chromium.ts';
import { needsPreflight, preflightCheck } from '../../src/spec/preflight.ts';
import type { ResponseHeaders } from '../../src/spec/types.ts';
import { anonymous, credentialed, sent } from './exchange.ts';

const page = 'http://app.example.com:8080';
const jsonPost = anonymous(page, 'POST', ['content-type']);
const prefix = "Response to preflight request doesn't pass access control check: ";

/** A preflight answer that admits the page, with these headers besides. */
function answer(headers: Partial<ResponseHeaders>): ResponseHeaders {
  return sent({ allowOrigin: page, ...headers });
}

function credentialedAnswer(headers: Partial<ResponseHeaders>): ResponseHeaders {
  return answer({ allowCredentials: 'true', ...headers });
}

function methodDenied(method: string): object {
  return {
    allowed: false,
    reason: 'MethodDisallowedByPreflightResponse',
    consoleText: `Method ${method} is not allowed by Access-Control-Allow-Methods in preflight response.`,
  };
}

function headerDenied(name: string): object {
  return {
    allowed: false,
    reason: 'HeaderDisallowedByPreflightResponse',
    consoleText: `Request header field ${name} is not allowed by Access-Control-Allow-Headers in preflight response.`,
  };
}

describe('needsPreflight', () => {
  it.each(['GET', 'HEAD', 'POST', 'get', 'post'])('%s alone needs none', (method) => {
    expect(needsPreflight(anonymous(page, method))).toBe(false);
    expect(needsPreflight(credentialed(page, method))).toBe(false);
  });

  it.each(['PUT', 'put', 'PATCH', 'DELETE', 'OPTIONS', 'QUERY'])('%s needs one', (method) => {
    expect(needsPreflight(anonymous(page, method))).toBe(true);
  });

  it.each(['content-type', 'Authorization', 'x-foo', 'access-control-allow-origin'])('a GET with %s needs one', (name) => {
    expect(needsPreflight(anonymous(page, 'GET', [name]))).toBe(true);
  });

  it.each(['Accept', 'accept-language', 'Content-Language'])('a GET with the safelisted %s needs none', (name) => {
    expect(needsPreflight(anonymous(page, 'GET', [name]))).toBe(false);
  });

  it('a header that scripts cannot set asks for nothing', () => {
    expect(needsPreflight(anonymous(page, 'GET', ['Origin', 'Sec-Fetch-Mode']))).toBe(false);
  });
});

describe('the status of a preflight answer', () => {
  const full = answer({ allowMethods: 'GET, PUT', allowHeaders: 'content-type' });

  it.each([200, 204, 206, 299])('%i is ok', (status) => {
    expect(preflightCheck(jsonPost, status, full)).toEqual({ allowed: true });
  });

  it.each([199, 300, 304, 400, 401, 403, 404, 405, 500])('%i is not ok', (status) => {
    expect(preflightCheck(jsonPost, status, full)).toEqual({
      allowed: false,
      reason: 'PreflightInvalidStatus',
      consoleText: `${prefix}It does not have HTTP ok status.`,
    });
  });

  it.each([301, 302, 303, 307, 308])('%i is a redirect, with and without CORS headers', (status) => {
    const redirect = { allowed: false, reason: 'PreflightDisallowedRedirect', consoleText: `${prefix}Redirect is not allowed for a preflight request.` };
    expect(preflightCheck(jsonPost, status, full)).toEqual(redirect);
    expect(preflightCheck(jsonPost, status, sent({}))).toEqual(redirect);
  });

  it.each([200, 401, 404])('%i without CORS headers fails for the missing header, not for the status', (status) => {
    expect(preflightCheck(jsonPost, status, sent({}))).toEqual({
      allowed: false,
      reason: 'PreflightMissingAllowOriginHeader',
      consoleText: `${prefix}No 'Access-Control-Allow-Origin' header is present on the requested resource.`,
    });
  });

  it('a status that is not ok comes before lists that cannot be parsed', () => {
    expect(preflightCheck(jsonPost, 404, answer({ allowMethods: ';' }))).toMatchObject({ reason: 'PreflightInvalidStatus' });
  });
});

describe('the CORS check of a preflight answer', () => {
  const credentialedPost = credentialed(page, 'POST', ['content-type']);

  it('the wildcard fails with credentials', () => {
    const headers = sent({ allowOrigin: '*', allowCredentials: 'true', allowHeaders: 'content-type' });
    expect(preflightCheck(credentialedPost, 204, headers)).toEqual({
      allowed: false,
      reason: 'PreflightWildcardOriginNotAllowed',
      consoleText: `${prefix}The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.`,
    });
  });

  it('credentials that are not allowed fail', () => {
    expect(preflightCheck(credentialedPost, 204, answer({ allowHeaders: 'content-type' }))).toEqual({
      allowed: false,
      reason: 'PreflightInvalidAllowCredentials',
      consoleText: `${prefix}The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.`,
    });
  });

  it.each([
    [`${page},https://b.example`, 'PreflightMultipleAllowOriginValues'],
    [`${page}/`, 'PreflightAllowOriginMismatch'],
    ['app.example.com', 'PreflightInvalidAllowOriginValue'],
  ])('%s fails as %s', (allowOrigin, reason) => {
    expect(preflightCheck(jsonPost, 204, sent({ allowOrigin, allowHeaders: 'content-type' }))).toMatchObject({ allowed: false, reason });
  });
});

describe('Access-Control-Allow-Methods', () => {
  const put = anonymous(page, 'PUT');

  it.each(['PUT', 'GET,PUT', 'GET ,\tPUT', ',PUT,,', 'PUT, PUT', '*', 'GET, *'])('%j allows PUT', (allowMethods) => {
    expect(preflightCheck(put, 204, answer({ allowMethods }))).toEqual({ allowed: true });
  });

  it.each([null, '', ',', 'GET', 'put', 'PUTT', "'PUT'"])('%j does not allow PUT', (allowMethods) => {
    expect(preflightCheck(put, 204, answer({ allowMethods }))).toEqual(methodDenied('PUT'));
  });

  it.each([null, '', 'PUT'])('%j does not have to name a safelisted method', (allowMethods) => {
    expect(preflightCheck(jsonPost, 204, answer({ allowMethods, allowHeaders: 'content-type' }))).toEqual({ allowed: true });
  });

  it('is compared with the method as it is sent: put becomes PUT, patch stays patch', () => {
    expect(preflightCheck(anonymous(page, 'put'), 204, answer({ allowMethods: 'PUT' }))).toEqual({ allowed: true });
    expect(preflightCheck(anonymous(page, 'patch'), 204, answer({ allowMethods: 'PATCH' }))).toEqual(methodDenied('patch'));
    expect(preflightCheck(anonymous(page, 'patch'), 204, answer({ allowMethods: 'patch' }))).toEqual({ allowed: true });
  });

  it.each([['PATCH', 'patch'], ['DELETE', 'delete']])('%s is not allowed by %s', (method, allowMethods) => {
    expect(preflightCheck(anonymous(page, method), 204, answer({ allowMethods }))).toEqual(methodDenied(method));
  });

  it('has no wildcard with credentials', () => {
    expect(preflightCheck(credentialed(page, 'PUT'), 204, credentialedAnswer({ allowMethods: '*' }))).toEqual(methodDenied('PUT'));
    expect(preflightCheck(credentialed(page, '*'), 204, credentialedAnswer({ allowMethods: '*' }))).toEqual({ allowed: true });
  });

  it.each(['GET; PUT', 'GET PUT', '["GET","PUT"]', '"PUT"', 'PUT\u00A0'])('%j cannot be parsed', (allowMethods) => {
    expect(preflightCheck(put, 204, answer({ allowMethods }))).toEqual({
      allowed: false,
      reason: 'InvalidAllowMethodsPreflightResponse',
      consoleText: 'Cannot parse Access-Control-Allow-Methods response header field in preflight response.',
    });
  });

  it('fails a safelisted method too when it cannot be parsed', () => {
    expect(preflightCheck(jsonPost, 204, answer({ allowMethods: 'GET; POST', allowHeaders: '*' }))).toMatchObject({ reason: 'InvalidAllowMethodsPreflightResponse' });
  });
});

describe('Access-Control-Allow-Headers', () => {
  it.each(['content-type', 'CONTENT-TYPE', 'x-foo, Content-Type', '*'])('%j allows content-type', (allowHeaders) => {
    expect(preflightCheck(jsonPost, 204, answer({ allowHeaders }))).toEqual({ allowed: true });
  });

  it.each([null, '', 'authorization'])('%j does not allow content-type', (allowHeaders) => {
    expect(preflightCheck(jsonPost, 204, answer({ allowHeaders }))).toEqual(headerDenied('content-type'));
  });

  it('is named in lower case, the first missing name of the sorted request headers', () => {
    const request = anonymous(page, 'GET', ['X-Zoo', 'X-Foo', 'X-Bar']);
    expect(preflightCheck(request, 204, answer({ allowHeaders: 'X-BAR' }))).toEqual(headerDenied('x-foo'));
  });

  it('does not have to name safelisted or forbidden request headers', () => {
    expect(preflightCheck(anonymous(page, 'GET', ['Accept', 'Origin']), 204, answer({}))).toEqual({ allowed: true });
  });

  it('does not allow a request header that belongs in responses', () => {
    const request = anonymous(page, 'GET', ['Access-Control-Allow-Origin']);
    expect(preflightCheck(request, 204, answer({}))).toEqual(headerDenied('access-control-allow-origin'));
  });

  it('has no wildcard with credentials', () => {
    expect(preflightCheck(credentialed(page, 'GET', ['X-Foo']), 204, credentialedAnswer({ allowHeaders: '*' }))).toEqual(headerDenied('x-foo'));
    expect(preflightCheck(credentialed(page, 'GET', ['*']), 204, credentialedAnswer({ allowHeaders: '*' }))).toEqual({ allowed: true });
  });

  it.each(['content-type; x-foo', 'content-type x-foo', 'Content-Type: application/json', '"content-type"'])('%j cannot be parsed', (allowHeaders) => {
    expect(preflightCheck(jsonPost, 204, answer({ allowHeaders }))).toEqual({
      allowed: false,
      reason: 'InvalidAllowHeadersPreflightResponse',
      consoleText: 'Cannot parse Access-Control-Allow-Headers response header field in preflight response.',
    });
  });

  it('that cannot be parsed fails before a method that is not allowed, and after methods that cannot be parsed', () => {
    const put = anonymous(page, 'PUT');
    expect(preflightCheck(put, 204, answer({ allowHeaders: ';' }))).toMatchObject({ reason: 'InvalidAllowHeadersPreflightResponse' });
    expect(preflightCheck(put, 204, answer({ allowMethods: ';', allowHeaders: ';' }))).toMatchObject({ reason: 'InvalidAllowMethodsPreflightResponse' });
  });

  it('that misses a name fails after a method that is not allowed', () => {
    expect(preflightCheck(anonymous(page, 'PUT', ['x-foo']), 204, answer({}))).toEqual(methodDenied('PUT'));
  });
});

describe('Authorization', () => {
  const request = anonymous(page, 'GET', ['Authorization']);

  it('is not covered by the wildcard in the standard', () => {
    expect(preflightCheck(request, 204, answer({ allowHeaders: '*' }))).toEqual(headerDenied('authorization'));
    expect(preflightCheck(request, 204, answer({ allowHeaders: '*, Authorization' }))).toEqual({ allowed: true });
  });

  it('is covered by the wildcard in Chromium, yet not with credentials', () => {
    expect(preflightCheck(request, 204, answer({ allowHeaders: '*' }), chromium.nonWildcardRequestHeaders)).toEqual({ allowed: true });
    expect(preflightCheck(request, 204, answer({}), chromium.nonWildcardRequestHeaders)).toEqual(headerDenied('authorization'));
    const withCredentials = credentialed(page, 'GET', ['Authorization']);
    expect(preflightCheck(withCredentials, 204, credentialedAnswer({ allowHeaders: '*' }), chromium.nonWildcardRequestHeaders)).toEqual(headerDenied('authorization'));
  });
});
