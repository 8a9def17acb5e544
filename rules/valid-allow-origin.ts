import { defineRule } from '../src/define-rule.ts';
import { changeLiterals } from '../src/policy/literals.ts';
import { findUnsetOrigins, findUselessOrigins, type UselessOrigin } from '../src/policy/origin-values.ts';

export default defineRule({
  name: 'valid-allow-origin',
  docs: { description: 'Require every static allowed origin to be a serialised origin a browser can send.', recommended: 'error', cwe: ['CWE-942'], securitySeverity: '0.0' },
  messages: {
    sent: '`{{text}}` can never equal the Origin of a browser, which blocks every response ("{{consoleText}}"). Send `{{meant}}`.',
    compared: 'No browser sends `{{text}}` as its Origin, so the page that is meant is locked out. Write `{{meant}}`.',
    several: 'Only one origin is allowed here, and the browser blocks every response ("{{consoleText}}"). Look the Origin of the request up in a list, and send just that one.',
    severalCompared: 'This is one text, and no browser sends `{{text}}` as its Origin, so all of these pages are locked out. Write a text for each.',
    wildcard: '`*` is no wildcard inside an origin, and the browser blocks every response ("{{consoleText}}"). Compare the Origin of the request with a pattern, and send that.',
    wildcardCompared: '`*` is no wildcard here: `{{text}}` is compared to the letter, and lets nobody in. Use a pattern, or name the origins.',
    invalid: '`{{text}}` is not an origin, and the browser blocks every response ("{{consoleText}}"). Send an origin, or leave the header out.',
    empty: 'The allowed origin is empty, and the browser blocks every response ("{{consoleText}}"). Send an origin, or leave the header out.',
    unset: 'When `{{env}}` is unset, every page is locked out: the allowed origin is missing, or holds the word `undefined`. Refuse to start without it.',
  },
  suggestions: { use: 'Use `{{meant}}`.' },
  fixable: true,
  options: { checkEnv: false },
  strict: { checkEnv: true },
  check(policy, report, { checkEnv }) {
    for (const useless of findUselessOrigins(policy)) {
      const { text, at, flaw, meant, consoleText } = useless;
      const data = { text, meant: meant ?? '', consoleText: consoleText ?? '' };
      report((textAt) => {
        const written = meant === null ? null : changeLiterals(textAt(at), (one) => (one.trim() === text.trim() ? meant : null));
        const edit = written === null ? null : { at, text: written };
        return { messageId: messageOf(useless), at, data, fix: () => (flaw === 'spelling' ? edit : null), suggest: () => (flaw === 'spelling' || edit === null ? [] : [{ messageId: 'use', data, ...edit }]) };
      });
    }
    for (const { at, env } of checkEnv ? findUnsetOrigins(policy) : []) report({ messageId: 'unset', at, data: { env } });
  },
});

function messageOf({ flaw, consoleText }: UselessOrigin) {
  const isSent = consoleText !== null;
  switch (flaw) {
    case 'several': return isSent ? 'several' : 'severalCompared';
    case 'wildcard': return isSent ? 'wildcard' : 'wildcardCompared';
    case 'nothing': return 'empty';
    case 'other': return 'invalid';
    default: return isSent ? 'sent' : 'compared';
  }
}
