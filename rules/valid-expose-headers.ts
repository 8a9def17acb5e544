import { defineRule } from '../src/define-rule.ts';
import { findLiteralStars, findSentHeaders } from '../src/policy/list-headers.ts';
import { repairHeaderNames } from '../src/policy/list-repairs.ts';
import { parseTokenList } from '../src/spec/headers.ts';
import { isForbiddenResponseHeader } from '../src/spec/response-headers.ts';

export default defineRule({
  name: 'valid-expose-headers',
  docs: { description: 'Require Access-Control-Expose-Headers to name headers that scripts can then read.', recommended: 'warn', cwe: ['CWE-440'], securitySeverity: '0.0' },
  messages: {
    wildcard: 'With credentials `*` is the name of a header and no wildcard: scripts can read none of them, and the browser says nothing. List the headers.',
    syntax: '`{{value}}` is no list of header names: scripts can read none of them, and the browser says nothing. Separate the names by commas.',
    forbidden: '`{{name}}` can never be read by scripts, whatever is exposed. Leave it out, and send what they need in the body or in another header.',
  },
  fixable: true,
  options: {},
  check(policy, report) {
    const headers = findSentHeaders(policy, 'exposeHeaders');
    for (const { at } of findLiteralStars(headers)) report({ messageId: 'wildcard', at });
    for (const { value, at } of headers) {
      const names = parseTokenList(value);
      const name = names?.find(isForbiddenResponseHeader);
      if (name !== undefined) report({ messageId: 'forbidden', at, data: { name } });
      if (names !== null) continue;
      report({
        messageId: 'syntax',
        at,
        data: { value },
        fix: (textAt) => {
          const text = repairHeaderNames(value, textAt(at));
          return text === null ? null : { at, text };
        },
      });
    }
  },
});
