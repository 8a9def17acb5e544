import { defineRule } from '../src/define-rule.ts';
import { findLiteralStars, findSentHeaders } from '../src/policy/list-headers.ts';
import { isHeaderName, repairList, repairWhereBroken } from '../src/policy/list-repairs.ts';
import { changeLiterals } from '../src/policy/literals.ts';
import { parseTokenList } from '../src/spec/headers.ts';

export default defineRule({
  name: 'valid-allow-headers',
  docs: { description: 'Require Access-Control-Allow-Headers to be a list that browsers can read, and to name the headers that the code reads.', recommended: 'error', cwe: ['CWE-440'], securitySeverity: '0.0' },
  messages: {
    wildcard: 'With credentials `*` is the name of a header and no wildcard: requests with `Content-Type: application/json`, `Authorization` or a header of your own are blocked ("Request header field content-type is not allowed by Access-Control-Allow-Headers in preflight response."). List the headers.',
    syntax: '`{{value}}` is no list of header names: the browser blocks every request that it has to ask for ("Cannot parse Access-Control-Allow-Headers response header field in preflight response."). Separate the names by commas.',
  },
  fixable: true,
  options: {},
  check(policy, report) {
    const headers = findSentHeaders(policy, 'allowHeaders');
    for (const { at } of findLiteralStars(headers)) report({ messageId: 'wildcard', at });
    for (const { value, at } of headers.filter((header) => parseTokenList(header.value) === null)) {
      report({
        messageId: 'syntax',
        at,
        data: { value },
        fix: (textAt) => {
          const text = repairList(value, isHeaderName) === null ? null : changeLiterals(textAt(at), (literal) => repairWhereBroken(literal, isHeaderName));
          return text === null ? null : { at, text };
        },
      });
    }
  },
});
