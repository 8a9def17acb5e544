import { defineRule } from '../src/define-rule.ts';
import { findOpaqueUse } from '../src/policy/client-requests.ts';

const tests = /(?:^|[\\/])(?:tests?|__tests__|e2e|cypress|spec)[\\/]|[.-](?:test|spec|e2e|cy)\.\w+$|(?:^|[\\/])(?:karma|playwright|cypress|wdio|jest|vitest|protractor|nightwatch)[\w.-]*\.\w+$/;

export default defineRule({
  name: 'no-cors-workaround',
  docs: { description: 'Disallow `no-cors`, public CORS proxies, open proxies and disabled web security as "fixes".', recommended: 'warn', cwe: ['CWE-346', 'CWE-829'], securitySeverity: '5.3' },
  messages: {
    read: "`mode: 'no-cors'` does not get around CORS: the response is opaque, its status 0 and its body empty, so `{{read}}` gets nothing. Allow this page's origin on the server.",
    method: "`mode: 'no-cors'` does not get around CORS, and with `{{method}}` the request is not even sent (\"'{{method}}' is unsupported in no-cors mode.\"). Allow this page's origin on the server.",
    authorization: "`mode: 'no-cors'` does not get around CORS: the browser drops the `Authorization` header without a word. Allow this page's origin on the server.",
    unread: "`mode: 'no-cors'` hides whether the request worked: the response is opaque, its status 0 and its body empty. Allow this page's origin on the server.",
    ignored: "This client has no option `mode`: the request needs the permission of the server like any other. Remove it, and allow this page's origin on the server.",
    proxy: '`{{host}}` belongs to somebody else, who can read and change every request and response that goes through it, credentials included. Allow the origin on the server, or run a proxy of your own.',
    openProxy: 'This fetches whatever URL it is asked for, also from inside the network of the server, and lets every website read what comes back. Fetch from hosts that you name, for origins that you name.',
    webSecurity: '`webSecurity: false` takes the same-origin policy out of the app: every page that it shows can read every other site as the user. Remove it.',
    launch: '`--disable-web-security` takes the same-origin policy out of the browser: every page that it shows can read every other site. Remove it.',
  },
  suggestions: { remove: 'Remove `mode`.' },
  options: { allowUnread: true, allowProxies: [] as readonly string[], testFiles: false },
  checkClient({ requests, bypasses }, report, { allowUnread, allowProxies, testFiles }, path) {
    for (const request of requests) {
      const use = findOpaqueUse(request);
      if (use === null || (use.kind === 'unread' && allowUnread)) continue;
      const { read, method, modeRemoval } = request;
      report((textAt) => ({
        messageId: use.kind,
        at: use.at,
        data: { method: method?.text.toUpperCase() ?? '', read: read === null ? '' : textAt(read) },
        suggest: () => (modeRemoval === null ? [] : [{ messageId: 'remove', at: modeRemoval, text: '' }]),
      }));
    }
    const isTest = !testFiles && tests.test(path);
    for (const { kind, at, host } of bypasses) if (kind === 'proxy' ? !allowProxies.includes(host) : kind === 'openProxy' || !isTest) report({ messageId: kind, at, data: { host } });
  },
});
