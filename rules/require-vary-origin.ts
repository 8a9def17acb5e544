import { defineRule } from '../src/define-rule.ts';
import { findMissingVary, findUnvariedDenials } from '../src/policy/vary-questions.ts';

export default defineRule({
  name: 'require-vary-origin',
  docs: { description: 'Require `Vary: Origin` when the allowed origin is computed per request.', recommended: 'warn', cwe: ['CWE-524', 'CWE-525'], securitySeverity: '3.1' },
  messages: {
    missing:
      "The allowed origin depends on the request, and `Vary: Origin` does not say so: a cache gives the answer for {{origin}} to other origins, and the browser blocks it (\"The 'Access-Control-Allow-Origin' header has a value '{{origin}}' that is not equal to the supplied origin.\"). Add `Origin` to Vary.",
    overwritten:
      'This takes `Origin` out of Vary, where it was set before: a cache gives the answer for {{origin}} to other origins, and the browser blocks it ("The \'Access-Control-Allow-Origin\' header has a value \'{{origin}}\' that is not equal to the supplied origin."). Append to Vary instead.',
    branch:
      "Only those who are let in are sent `Vary: Origin`: a cache gives what it got for others to {{origin}} as well, and the browser blocks it (\"No 'Access-Control-Allow-Origin' header is present on the requested resource.\"). Set Vary before the check.",
    branchOfLibrary:
      "Only to those who are let in {{library}} sends `Vary: Origin`: a cache gives what it got for others to {{origin}} as well, and the browser blocks it (\"No 'Access-Control-Allow-Origin' header is present on the requested resource.\"). Set Vary in a handler before it.",
  },
  options: { strictBranch: false },
  strict: { strictBranch: true },
  check(policy, report, { strictBranch }, { heldHosts, policies }) {
    for (const { response, origin, overwritten } of findMissingVary(policy, heldHosts, policies)) report({ messageId: overwritten === null ? 'missing' : 'overwritten', at: overwritten ?? response.allowOrigin.at, data: { origin } });
    for (const { response, origin } of strictBranch ? findUnvariedDenials(policy, heldHosts) : []) report({ messageId: policy.library === null ? 'branch' : 'branchOfLibrary', at: response.allowOrigin.at, data: { origin, library: policy.library ?? '' } });
  },
});
