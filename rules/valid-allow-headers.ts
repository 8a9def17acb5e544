import { defineRule } from '../src/define-rule.ts';
import { findSentHeaders, findStarsAmong, findStarsTold } from '../src/policy/list-headers.ts';
import { isAllowedInVain, isOfResponses, repairHeaderNames } from '../src/policy/list-repairs.ts';
import { addToList, editOf, removeFromList } from '../src/policy/literals.ts';
import { findMissingHeader, findMissingHeaders, type MissingHeader } from '../src/policy/missing-headers.ts';
import type { Evidence } from '../src/policy/policy.ts';
import { parseTokenList } from '../src/spec/headers.ts';

export default defineRule({
  name: 'valid-allow-headers',
  docs: { description: 'Require Access-Control-Allow-Headers to be a list that browsers can read, and to name the headers that the code reads.', recommended: 'error', cwe: ['CWE-440'], securitySeverity: '0.0' },
  messages: {
    wildcard: 'With credentials `*` is the name of a header and no wildcard: requests with `Content-Type: application/json`, `Authorization` or a header of your own are blocked ("Request header field content-type is not allowed by Access-Control-Allow-Headers in preflight response."). List the headers.',
    wildcardAmong: 'With credentials `*` is the name of a header and no wildcard, among others, too: requests with `Content-Type: application/json` are blocked ("Request header field content-type is not allowed by Access-Control-Allow-Headers in preflight response."). List the headers.',
    syntax: '`{{value}}` is no list of header names: the browser blocks every request that it has to ask for ("Cannot parse Access-Control-Allow-Headers response header field in preflight response."). Separate the names by commas.',
    read: 'The code reads `{{name}}`, and a preflight is told only of other headers: the browser blocks every request that carries it ("Request header field {{name}} is not allowed by Access-Control-Allow-Headers in preflight response."). Allow it, too.',
    authorization: 'By the standard `*` does not cover `Authorization`, which the code reads: browsers that follow it block requests that carry it ("Request header field authorization is not allowed by Access-Control-Allow-Headers in preflight response."), and the others warn that they will. Name it beside `*`.',
    ofResponses: '`{{name}}` is a header of responses: no request carries it, and to allow it does nothing. Take it out of the list.',
    forbidden: 'Browsers set `{{name}}` by themselves and let no script do so: to allow it does nothing. Take it out of the list.',
  },
  suggestions: { add: 'Allow this header, too.' },
  fixable: true,
  options: { reportRedundant: false },
  check(policy, report, { reportRedundant }) {
    const headers = findSentHeaders(policy, 'allowHeaders');
    for (const { at } of findStarsTold(policy, 'allowHeaders', headers)) report({ messageId: 'wildcard', at });
    for (const { at } of findStarsAmong(policy, headers)) report({ messageId: 'wildcardAmong', at });
    for (const { value, at } of headers.filter((header) => parseTokenList(header.value) === null)) {
      report({
        messageId: 'syntax',
        at,
        data: { value },
        fix: (textAt) => editOf(at, repairHeaderNames(value, textAt(at))),
      });
    }
    for (const missing of findMissingHeaders(policy)) report(findingOf(missing));
    for (const { value, at } of reportRedundant ? headers : []) {
      const name = parseTokenList(value)?.find(isAllowedInVain);
      if (name !== undefined) report({ messageId: isOfResponses(name) ? 'ofResponses' : 'forbidden', at, data: { name }, fix: (textAt) => editOf(at, removeFromList(textAt(at), isAllowedInVain)) });
    }
  },
  checkEndpoint(endpoint, report) {
    const missing = findMissingHeader(endpoint);
    if (missing !== null) report(findingOf(missing));
  },
});

type TextAt = (evidence: Evidence) => string;

function findingOf({ name, at, isUnderStar }: MissingHeader) {
  const written = name.replace(/(?:^|-)[a-z]/g, (start) => start.toUpperCase());
  return {
    messageId: isUnderStar ? ('authorization' as const) : ('read' as const),
    at,
    data: isUnderStar ? {} : { name },
    suggest: (textAt: TextAt) => {
      const text = addToList(textAt(at), written);
      return text === null ? [] : [{ messageId: 'add', at, text }];
    },
  };
}
