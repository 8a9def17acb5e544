import { defineRule } from '../src/define-rule.ts';
import { findBareErrors, findClearedErrors, findClearedOnRoute, findPreflightOnly, findTooLate } from '../src/policy/sibling-questions.ts';
import { consoleTextWithout } from '../src/policy/placement-questions.ts';

export default defineRule({
  name: 'require-cors-on-errors',
  docs: { description: 'Require every response of a handler that sets CORS headers by hand to carry them.', recommended: 'error', cwe: ['CWE-440'], securitySeverity: '0.0' },
  messages: {
    tooLate: 'The response is already sent here, so this header does not get to the browser and throws in Node.js ("{{consoleText}}"). Set it before the response is sent.',
    preflightOnly: 'Only preflights get these headers: the browser sends the request that follows, and keeps its response from the page ("{{consoleText}}"). Set them on every response.',
    bare: 'This response lacks the CORS headers of the others: the page sees a network error instead of {{status}} ("{{consoleText}}"). Set the headers on every response.',
    cleared: 'Before this error is answered, all headers that were set are taken away, those of CORS too: the page sees a network error instead of {{status}} ("{{consoleText}}"). Answer without throwing, or give the error the headers.',
  },
  options: { everyResponse: false },
  strict: { everyResponse: true },
  check(policy, report, { everyResponse }) {
    if (policy.model !== 'headers') return;
    const consoleText = consoleTextWithout();
    for (const at of findTooLate(policy)) report({ messageId: 'tooLate', at, data: { consoleText } });
    const only = findPreflightOnly(policy);
    if (only !== null) report({ messageId: 'preflightOnly', at: only, data: { consoleText } });
    if (!everyResponse) return;
    for (const { at, status } of findBareErrors(policy)) report({ messageId: 'bare', at, data: { status: `${status}`, consoleText } });
    for (const { at, status } of findClearedErrors(policy)) report({ messageId: 'cleared', at, data: { status: `${status}`, consoleText } });
  },
  checkEndpoint(endpoint, report, { everyResponse }) {
    for (const { at, status } of everyResponse ? findClearedOnRoute(endpoint) : []) report({ messageId: 'cleared', at, data: { status: `${status}`, consoleText: consoleTextWithout() } });
  },
});
