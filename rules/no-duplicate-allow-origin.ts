import { defineRule } from '../src/define-rule.ts';
import { findOverwrittenOrigins } from '../src/policy/overwritten-origins.ts';
import { findRepeatedOrigins } from '../src/policy/sent-values.ts';

export default defineRule({
  name: 'no-duplicate-allow-origin',
  docs: { description: 'Disallow sending Access-Control-Allow-Origin more than once.', recommended: 'error', cwe: ['CWE-942'], securitySeverity: '0.0' },
  messages: {
    twice: 'This sends Access-Control-Allow-Origin more than once, which the browser blocks even where both are equal ("{{consoleText}}"). Set it once, to the one origin that asks.',
    overwritten: 'The later value wins: {{earlier}} was set before, and is never sent. Set the header once.',
  },
  options: {},
  check(policy, report) {
    for (const { at, consoleText } of findRepeatedOrigins(policy)) report({ messageId: 'twice', at, data: { consoleText } });
    for (const { at, earlier } of findOverwrittenOrigins(policy)) report({ messageId: 'overwritten', at, data: (textAt) => ({ earlier: shortened(textAt(earlier)) }) });
  },
});

/** What the program writes there, where that is short. */
const shortened = (text: string): string => (text.length <= 60 && !text.includes('\n') ? `\`${text}\`` : 'another origin');
