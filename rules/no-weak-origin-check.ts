import { defineRule } from '../src/define-rule.ts';
import { findAdmissions, namesHttp, type Admission } from '../src/policy/origin-checks.ts';
import { repairOf } from '../src/policy/check-repairs.ts';

export default defineRule({
  name: 'no-weak-origin-check',
  docs: { description: "Disallow origin checks that somebody else's origin passes.", recommended: 'error', cwe: ['CWE-346', 'CWE-625', 'CWE-1023'], securitySeverity: '8.1' },
  messages: {
    check: '`{{check}}` also lets in {{witness}}{{supposed}}, which anybody can own.{{reach}} Compare the whole origin, with `===` or a list.',
    pattern: '`{{check}}` also matches {{witness}}{{supposed}}, which anybody can own.{{reach}} Anchor it at both ends and escape its dots.',
    repairable: '`{{check}}` also matches {{witness}}{{supposed}}, which anybody can own.{{reach}} Use `{{repair}}`.',
    spelled: '`{{check}}` also lets in {{witness}}{{supposed}}, which anybody can own.{{reach}} Name the origins in full.',
    unsold: '`{{check}}` also matches {{witness}}{{supposed}}, a name that nobody sells but a local network may have.{{reach}} Use `{{repair}}`.',
    reversed: 'This asks whether the text contains the origin, so {{witness}} passes as well{{supposed}}.{{reach}} Split the text into a list first.',
    noScheme: 'The scheme is not checked: {{witness}} passes, and anybody on the network can forge that page and read this response as the user. Also require `https:`.',
  },
  suggestions: { repair: 'Use `{{text}}`.' },
  options: { checkScheme: true },
  check(policy, report, { checkScheme }, { heldHosts }) {
    for (const admission of findAdmissions(policy, heldHosts)) {
      const messageId = messageOf(admission, checkScheme && !namesHttp(policy));
      if (messageId === null) continue;
      const { at, search, witness, credentials, supposed, canBeHad } = admission;
      report((textAt) => {
        const repair = repairOf(admission, textAt);
        return {
          messageId: messageId === 'pattern' && repair !== null ? (canBeHad ? 'repairable' : 'unsold') : messageId,
          at,
          data: {
            witness,
            check: search === null || search.isSpelled ? textAt(at) : `/${search.source}/${search.flags}`,
            supposed: supposed === null ? '' : ` (when ${supposed.name} is \`${supposed.text}\`)`,
            reach: credentials ? ' It can then read this response as the user.' : '',
            repair: repair?.text ?? '',
          },
          suggest: () => (repair === null ? [] : [{ messageId: 'repair', data: { text: repair.text }, ...repair }]),
        };
      });
    }
  },
});

function messageOf({ kind, named, credentials, search, comparisons, witness }: Admission, isSchemeAsked: boolean): 'check' | 'spelled' | 'pattern' | 'reversed' | 'noScheme' | null {
  if (kind === 'insecure') return !named && credentials && isSchemeAsked ? 'noScheme' : null;
  if (kind !== 'stranger' || named) return null;
  if (search !== null) return search.isSpelled ? 'spelled' : 'pattern';
  return comparisons.some(({ text }) => text.length > witness.length && text.includes(witness)) ? 'reversed' : 'check';
}

