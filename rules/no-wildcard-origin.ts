import { defineRule } from '../src/define-rule.ts';
import { findWildcard, missingVariable } from '../src/policy/questions.ts';

export default defineRule({
  name: 'no-wildcard-origin',
  docs: { description: 'Disallow `*` even without credentials, for projects whose API is not public.', recommended: 'off', cwe: ['CWE-942'], securitySeverity: '4.0' },
  messages: {
    wildcard: 'Every website may read this response. If it is not public data, name the allowed origins.',
    fallback: 'When `{{env}}` is unset every website may read this response. If it is not public data, name the allowed origins.',
  },
  options: {},
  check(policy, report, _options, all) {
    for (const response of findWildcard(policy, all)) {
      const env = missingVariable(policy, response);
      report({ messageId: env === null ? 'wildcard' : 'fallback', at: response.allowOrigin.at, data: env === null ? {} : { env } });
    }
  },
});
