import { defineRule } from '../src/define-rule.ts';
import { findRefusedCredentials } from '../src/policy/sent-values.ts';

export default defineRule({
  name: 'valid-allow-credentials',
  docs: { description: 'Require the exact value `true` in Access-Control-Allow-Credentials.', recommended: 'error', cwe: ['CWE-942'], securitySeverity: '0.0' },
  messages: { value: 'Only `true`, to the letter, allows credentials: with `{{value}}` the browser blocks every request that has them ("{{consoleText}}"). Write `true`, or leave the header out.' },
  suggestions: { allow: "Allow credentials: `'true'`." },
  options: {},
  check(policy, report) {
    for (const { value, at, consoleText } of findRefusedCredentials(policy)) {
      report({ messageId: 'value', at, data: { value, consoleText }, suggest: (textAt) => (/^(?:(['"`])[^'"`$\\]*\1|\d+)$/.test(textAt(at)) ? [{ messageId: 'allow', at, text: "'true'" }] : []) });
    }
  },
});
