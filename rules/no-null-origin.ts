import { defineRule } from '../src/define-rule.ts';
import { findAdmissions } from '../src/policy/origin-checks.ts';

export default defineRule({
  name: 'no-null-origin',
  docs: { description: 'Disallow allowing the opaque origin `null`.', recommended: 'error', cwe: ['CWE-346', 'CWE-942'], securitySeverity: '7.4' },
  messages: {
    nullCredentials: 'Any website can send `Origin: null` from a sandboxed iframe and read this response as the user who visits it: allowing `null` allows everyone. Take it out.',
    null: 'Any website can send `Origin: null` from a sandboxed iframe: allowing `null` allows everyone. Take it out.',
  },
  options: { allowWithoutCredentials: false },
  check(policy, report, { allowWithoutCredentials }, { heldHosts }) {
    for (const { kind, at, credentials } of findAdmissions(policy, heldHosts)) {
      if (kind === 'null' && (credentials || !allowWithoutCredentials)) report({ messageId: credentials ? 'nullCredentials' : 'null', at });
    }
  },
});
