import { defineRule } from '../src/define-rule.ts';
import { findHostAsScheme, findIgnoredOption, findRawPatch, forbiddenHeadersOn, hasUserInfo, isAddressAsPath, optionsAmongHeaders, responseHeadersOn, type ClientRequest, type SentHeader } from '../src/policy/client-requests.ts';
import type { Evidence } from '../src/policy/policy.ts';

export default defineRule({
  name: 'valid-cors-request',
  docs: { description: 'Disallow client requests that cannot work across origins: response headers on requests, forbidden headers, lower-case `patch`, URLs without a scheme.', recommended: 'error', cwe: ['CWE-942'], securitySeverity: '0.0' },
  messages: {
    responseHeader: '`{{name}}` is a response header: on a request it allows nothing, and makes the browser ask the server for permission to send it, which fails ("Request header field {{lower}} is not allowed by Access-Control-Allow-Headers in preflight response."). Remove it, and set it on the server\'s response.',
    uselessHeader: '`{{name}}` is a response header: on a request it says nothing. Remove it, and set it on the response.',
    forbiddenHeader: 'Browsers let no script set `{{name}}`: they drop it and send their own, or none. Remove it.',
    option: '`{{name}}` is an option of the request: as a header it does nothing but make the browser ask the server for permission to send it, which fails ("Request header field {{lower}} is not allowed by Access-Control-Allow-Headers in preflight response."). Put it beside `headers`.',
    foreignOption: '`{{name}}` is no option of {{client}}, which ignores it. What sends cookies to other origins is `{{meant}}`.',
    patch: 'Browsers send `{{method}}` as it is written, and methods are compared in their case ("Method {{method}} is not allowed by Access-Control-Allow-Methods in preflight response."). Write `PATCH`.',
    scheme: 'This URL has no scheme, so `{{host}}` is taken for one and nothing is sent ("URL scheme "{{host}}" is not supported."). Write `http://` or `https://` before it.',
    path: 'This URL has no scheme, so browsers take it for a path on the page\'s own server. Write `http://` or `https://` before it.',
    userInfo: 'A URL with a user name is no request ("Request cannot be constructed from a URL that includes credentials"). Send an `Authorization` header instead.',
    serverPackage: '`{{name}}` answers the requests that a server gets, and this code runs in a browser, where it allows nothing: the server that is asked has to allow this page. Take it out, and use it there.',
  },
  suggestions: { rename: 'Write `{{meant}}`.', http: 'Write `http://` before it.', https: 'Write `https://` before it.' },
  fixable: true,
  options: {},
  checkClient({ requests, serverPackages }, report) {
    for (const { name, at } of serverPackages) report({ messageId: 'serverPackage', at, data: { name } });
    for (const request of requests) {
      for (const header of responseHeadersOn(request)) report({ messageId: request.onServer && !request.inBrowser ? 'uselessHeader' : 'responseHeader', ...removing(header) });
      for (const header of forbiddenHeadersOn(request)) report({ messageId: 'forbiddenHeader', ...removing(header) });
      for (const { name, at } of optionsAmongHeaders(request)) report({ messageId: 'option', at, data: { name, lower: name.toLowerCase() } });
      const ignored = findIgnoredOption(request);
      if (ignored !== null) report({ messageId: 'foreignOption', at: ignored.at, data: { name: ignored.name, client: ignored.client, meant: ignored.meant }, suggest: () => [{ messageId: 'rename', data: { meant: ignored.meant }, at: ignored.at, text: ignored.meant }] });
      const patch = findRawPatch(request);
      if (patch !== null) report({ messageId: 'patch', at: patch.at, data: { method: patch.text }, fix: (textAt) => inQuotes(patch.at, textAt(patch.at), (quote) => `${quote}PATCH${quote}`) });
      const { url } = request;
      const host = findHostAsScheme(request);
      if (url !== null && host !== null) report({ messageId: 'scheme', at: url.at, data: { host }, suggest: (textAt) => completions(request, url.at, textAt(url.at)) });
      else if (url !== null && isAddressAsPath(request)) report({ messageId: 'path', at: url.at, suggest: (textAt) => completions(request, url.at, textAt(url.at)) });
      else if (url !== null && hasUserInfo(request)) report({ messageId: 'userInfo', at: url.at });
    }
  },
});

const removing = ({ name, at, removal }: SentHeader) => ({ at, data: { name, lower: name.toLowerCase() }, fix: () => (removal === null ? null : { at: removal, text: '' }) });

/** The edit of a quoted text; none where it is something else, such as the name of a constant. */
function inQuotes(at: Evidence, text: string, write: (quote: string) => string): { readonly at: Evidence; readonly text: string } | null {
  const [, quote] = /^(['"`])\w+\1$/.exec(text) ?? [];
  return quote === undefined ? null : { at, text: write(quote) };
}

/** The URL with a scheme: without encryption for a host of one's own machine, and else with it. */
function completions({ url }: ClientRequest, at: Evidence, text: string): readonly { readonly messageId: 'http' | 'https'; readonly at: Evidence; readonly text: string }[] {
  if (url === null || !/^['"`]/.test(text)) return [];
  const scheme = /^(?:localhost|127\.|10\.|192\.168\.)/.test(url.text) ? 'http' : 'https';
  return [{ messageId: scheme, at, text: `${text.slice(0, 1)}${scheme}://${text.slice(1)}` }];
}
