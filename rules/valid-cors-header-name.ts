import { defineRule } from '../src/define-rule.ts';
import type { StrayHeader } from '../src/policy/policy.ts';
import { findStrayHeaders } from '../src/policy/stray-headers.ts';
import type { CorsField } from '../src/spec/header-names.ts';
import { responseHeaderNames } from '../src/spec/headers.ts';

export default defineRule({
  name: 'valid-cors-header-name',
  docs: { description: 'Disallow misspelt, misplaced and retired CORS headers.', recommended: 'error', cwe: ['CWE-440'], securitySeverity: '0.0' },
  messages: {
    misspelt: 'The browser knows no header `{{name}}`{{effect}}. Write `{{header}}`.',
    ofRequests: '`{{name}}` is what a browser asks with, and does nothing on a response. What answers it is `{{header}}`.',
    onTheRequest: '`{{name}}` is a header of responses, and on the request no browser gets it. Set it on the response.',
    asAProperty: '`{{name}}` becomes a property of the object, which is no header and is never sent. Call `set`.',
    givenUp: '`{{name}}` does nothing in the browsers of today, which ask the user before a website reaches the local network; in older ones it opens this server to every website that is allowed. Take it out.',
  },
  suggestions: { rename: 'Write `{{header}}`.' },
  fixable: true,
  options: { allowPrivateNetwork: false },
  check(policy, report, { allowPrivateNetwork }) {
    for (const stray of findStrayHeaders(policy)) {
      const { field, kind, at } = stray;
      if (field === null) {
        if (!allowPrivateNetwork) report((textAt) => ({ messageId: 'givenUp', at, data: { name: asWritten(textAt(at), stray) } }));
        continue;
      }
      report((textAt) => {
        const written = textAt(at);
        const header = responseHeaderNames[field];
        const edit = { at, text: renamed(written, stray, header) ?? '' };
        const isFixed = edit.text !== '' && kind === 'misspelt' && stray.isSure && stray.isMissed && !switchesOn.has(field);
        return {
          messageId: ids[kind],
          at,
          data: { name: asWritten(written, stray), header, effect: stray.isMissed ? `, and without the right one it${effects[field]}` : '' },
          fix: () => (isFixed ? edit : null),
          suggest: () => (edit.text === '' || isFixed || !stray.isMissed ? [] : [{ messageId: 'rename', data: { header }, ...edit }]),
        };
      });
    }
  },
});

const ids = { misspelt: 'misspelt', 'of requests': 'ofRequests', 'given up': 'givenUp', 'on the request': 'onTheRequest', 'as a property': 'asAProperty' } as const;

/** Headers that let somebody in by being there: whether they are meant to is for the developer to say. */
const switchesOn: ReadonlySet<string> = new Set(['allowOrigin', 'allowCredentials']);

/** What a browser does without the right header. */
const effects: Readonly<Record<CorsField, string>> = {
  allowOrigin: " blocks the response (\"No 'Access-Control-Allow-Origin' header is present on the requested resource.\")",
  allowCredentials: " blocks what was asked for with credentials (\"The value of the 'Access-Control-Allow-Credentials' header in the response is '' which must be 'true' when the request's credentials mode is 'include'.\")",
  allowMethods: ' lets no method through but GET, HEAD and POST ("Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.")',
  allowHeaders: ' lets no such header through ("Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response.")',
  exposeHeaders: ' shows scripts none of the headers that it lists',
  maxAge: ' keeps the preflight for five seconds only',
};

const literal = /^(['"`])(.*)\1$/s;

/** The name as it stands in the source text. */
const asWritten = (written: string, { name }: StrayHeader): string => [literal.exec(written)?.[2], written].find((text) => text?.toLowerCase() === name) ?? name;

/** The source text with the right name; null where the name is not written out there, or is not what is wrong. */
function renamed(written: string, { kind, name }: StrayHeader, header: string): string | null {
  if (kind === 'on the request' || kind === 'as a property') return null;
  const [, quote = "'", text = written] = literal.exec(written) ?? [];
  if (text.toLowerCase() !== name) return null;
  return `${quote}${text === text.toLowerCase() ? header.toLowerCase() : header}${quote}`;
}

