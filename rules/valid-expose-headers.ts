import { defineRule } from '../src/define-rule.ts';
import { findLiteralStars, findSentHeaders, findUnexposed } from '../src/policy/list-headers.ts';
import { repairHeaderNames } from '../src/policy/list-repairs.ts';
import { findExposedApart, findExposedInVain } from '../src/policy/sibling-questions.ts';
import { editOf } from '../src/policy/literals.ts';
import { parseTokenList } from '../src/spec/headers.ts';
import { isForbiddenResponseHeader } from '../src/spec/response-headers.ts';

export default defineRule({
  name: 'valid-expose-headers',
  docs: { description: 'Require Access-Control-Expose-Headers to name headers that scripts can then read.', recommended: 'warn', cwe: ['CWE-440'], securitySeverity: '0.0' },
  messages: {
    wildcard: 'With credentials `*` is the name of a header and no wildcard: scripts can read none of them, and the browser says nothing. List the headers.',
    syntax: '`{{value}}` is no list of header names: scripts can read none of them, and the browser says nothing. Separate the names by commas.',
    forbidden: '`{{name}}` can never be read by scripts, whatever is exposed. Leave it out, and send what they need in the body or in another header.',
    secret: 'Every website is allowed here, and `{{name}}` of the response is shown to the scripts of each: a token in it is theirs as well. Name the allowed origins, or take `{{name}}` out of the list.',
    unexposed: 'Scripts of other origins cannot read `{{name}}` of these responses: they get `null`, and the browser says nothing. Expose it.',
    preflight: 'On the answer to a preflight this is ignored, and the answers to the requests that follow do not have it: scripts can read none of these headers, and the browser says nothing. Set it on those.',
  },
  fixable: true,
  options: { requireExposed: [] as readonly string[] },
  check(policy, report, { requireExposed }, { policies }) {
    const headers = findSentHeaders(policy, 'exposeHeaders');
    const inVain = findExposedInVain(policy) ?? findExposedApart(policy, policies);
    if (inVain !== null) report({ messageId: 'preflight', at: inVain });
    for (const { at } of findLiteralStars(headers)) report({ messageId: 'wildcard', at });
    for (const { value, at, forEveryone } of headers) {
      const names = parseTokenList(value);
      const name = names?.find(isForbiddenResponseHeader);
      if (name !== undefined) report({ messageId: 'forbidden', at, data: { name } });
      const secret = forEveryone ? names?.find((one) => /^authorization$/i.test(one)) : undefined;
      if (secret !== undefined) report({ messageId: 'secret', at, data: { name: secret } });
      if (names !== null) continue;
      report({
        messageId: 'syntax',
        at,
        data: { value },
        fix: (textAt) => editOf(at, repairHeaderNames(value, textAt(at))),
      });
    }
    for (const { name, at } of findUnexposed(policy, requireExposed)) report({ messageId: 'unexposed', at, data: { name } });
  },
});
