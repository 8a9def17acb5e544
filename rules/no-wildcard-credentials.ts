import { defineRule } from '../src/define-rule.ts';
import { findReflections, findRouteWildcards, findWildcardCredentials, missingVariable, standsForStar } from '../src/policy/questions.ts';

export default defineRule({
  name: 'no-wildcard-credentials',
  docs: { description: 'Disallow `*`, written or by default, together with credentials.', recommended: 'error', cwe: ['CWE-942'], securitySeverity: '6.5' },
  messages: {
    blocked:
      "`*` cannot be combined with credentials: the browser blocks every credentialed request (\"The value of the 'Access-Control-Allow-Origin' header in the response must not be the wildcard '*' when the request's credentials mode is 'include'.\"). Name your front-end's origin, or drop credentials.",
    reflected: 'Beside credentials {{library}} sends the Origin of the caller in the place of `*`: every website, such as {{witness}}, can read this response as the user who visits it. Name the allowed origins.',
    reflectedUnset: 'When `{{env}}` is unset {{library}} allows every origin, and with credentials sends that of the caller in the place of `*`: every website, such as {{witness}}, can read this response as the user who visits it. Name the origin, or fail when `{{env}}` is missing.',
    fallback: "When `{{env}}` is unset this falls back to every origin, with credentials, which the browser blocks. Name the origin, or fail when `{{env}}` is missing.",
  },
  suggestions: { dropCredentials: 'Drop credentials, if the response is the same for every user.' },
  options: {},
  check(policy, report) {
    for (const { credentials, responses, witnesses: [witness] } of findReflections(policy)) {
      for (const response of responses.filter((one) => credentials && standsForStar(one))) {
        const env = missingVariable(policy, response);
        report({ messageId: env === null ? 'reflected' : 'reflectedUnset', at: response.allowOrigin.at, data: { library: policy.library ?? '', witness, ...(env === null ? {} : { env }) } });
      }
    }
    for (const response of findWildcardCredentials(policy)) {
      const { allowOrigin, allowCredentials } = response;
      const env = missingVariable(policy, response);
      report({
        messageId: env === null ? 'blocked' : 'fallback',
        at: allowOrigin.at,
        data: env === null ? {} : { env },
        suggest: (textAt) => (policy.library !== null && textAt(allowCredentials.at) === 'true' ? [{ messageId: 'dropCredentials', at: allowCredentials.at, text: 'false' }] : []),
      });
    }
  },
  checkEndpoint(endpoint, report) {
    for (const { allowOrigin } of findRouteWildcards(endpoint)) report({ messageId: 'blocked', at: allowOrigin.at });
  },
});
