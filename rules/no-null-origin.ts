import { defineRule } from '../src/define-rule.ts';
import type { Evidence } from '../src/policy/policy.ts';
import { findAdmissions } from '../src/policy/origin-checks.ts';

export default defineRule({
  name: 'no-null-origin',
  docs: { description: 'Disallow allowing the opaque origin `null`.', recommended: 'error', cwe: ['CWE-346', 'CWE-942'], securitySeverity: '7.4' },
  messages: {
    nullCredentials: 'Any website can send `Origin: null` from a sandboxed iframe and read this response as the user who visits it: allowing `null` allows everyone. Take it out.',
    null: 'Any website can send `Origin: null` from a sandboxed iframe: allowing `null` allows everyone. Take it out.',
  },
  suggestions: { remove: "Take `'null'` out of the list." },
  options: { allowWithoutCredentials: false },
  check(policy, report, { allowWithoutCredentials }, { heldHosts }) {
    for (const { kind, at, credentials } of findAdmissions(policy, heldHosts)) {
      if (kind === 'null' && (credentials || !allowWithoutCredentials)) report({ messageId: credentials ? 'nullCredentials' : 'null', at, suggest: (textAt) => removalOf(at, textAt) });
    }
  },
});

/** The removal of an item from a list, with the comma behind it or else before it. */
function removalOf({ file, range: [start, end] }: Evidence, textAt: (evidence: Evidence) => string): readonly { messageId: string; at: Evidence; text: string }[] {
  const before = /([[,])\s*$/.exec(textAt({ file, range: [Math.max(0, start - longest), start] }));
  const after = /^\s*([\],])\s*/.exec(textAt({ file, range: [end, end + longest] }));
  if (before === null || after === null || !/^(['"`])null\1$/.test(textAt({ file, range: [start, end] }))) return [];
  const range = after[1] === ',' ? ([start, end + after[0].length] as const) : before[1] === ',' ? ([start - before[0].length, end] as const) : ([start, end] as const);
  return [{ messageId: 'remove', at: { file, range }, text: '' }];
}

const longest = 200;
