import { defineRule } from '../src/define-rule.ts';
import { findSentHeaders, type SentHeader } from '../src/policy/list-headers.ts';
import { millisecondsMeant, secondsMeant } from '../src/policy/list-repairs.ts';
import { changeLiterals } from '../src/policy/literals.ts';
import { parseMaxAge } from '../src/spec/max-age.ts';

export default defineRule({
  name: 'valid-max-age',
  docs: { description: 'Require Access-Control-Max-Age to be a whole number of seconds.', recommended: 'warn', cwe: ['CWE-440'], securitySeverity: '0.0' },
  messages: {
    seconds: '`{{value}}` is no whole number of seconds: browsers ignore it, and remember the preflight for 5 seconds. Write {{seconds}}.',
    invalid: '`{{value}}` is no whole number of seconds: browsers ignore it, and remember the preflight for 5 seconds.',
    milliseconds: 'These are seconds: {{value}} are {{days}} days, and no browser remembers a preflight for more than one. In milliseconds they would be {{seconds}} seconds.',
  },
  suggestions: { toSeconds: 'Write {{seconds}} seconds.' },
  fixable: true,
  options: {},
  check(policy, report) {
    for (const header of findSentHeaders(policy, 'maxAge')) {
      const { value, at } = header;
      const [meant, long] = [secondsMeant(value), millisecondsMeant(value)];
      if (long !== null) {
        const seconds = `${long}`;
        report({ messageId: 'milliseconds', at, data: { value, seconds, days: `${Math.floor(Number(value) / 86_400)}` }, suggest: (textAt) => (/^\d[\d_]*$/.test(textAt(at)) ? [{ messageId: 'toSeconds', data: { seconds }, at, text: seconds }] : []) });
      } else if (isIgnored(header)) {
        report({
          messageId: meant === null ? 'invalid' : 'seconds',
          at,
          data: meant === null ? { value } : { value, seconds: `${meant}` },
          fix: (textAt) => {
            const text = meant === null ? null : changeLiterals(textAt(at), () => `${meant}`);
            return text === null ? null : { at, text: policy.library === null ? text : `${meant}` };
          },
        });
      }
    }
  },
});

/** Whether browsers ignore a value, other than `-1`, by which they are to remember nothing. What a variable of the environment leaves out is not looked at. */
const isIgnored = ({ value, env }: SentHeader): boolean => parseMaxAge(value) === null && value.trim() !== '-1' && (env === null || !/^(?:undefined|null|NaN)?$/.test(value));
