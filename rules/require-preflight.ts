import { defineRule } from '../src/define-rule.ts';
import type { Evidence } from '../src/policy/policy.ts';
import { findContinued, findHandlerFailure, findRouteFailure, type PreflightFailure } from '../src/policy/preflight-questions.ts';

export default defineRule({
  name: 'require-preflight',
  docs: { description: 'Require CORS to answer OPTIONS with 2xx, the headers, and nothing after it.', recommended: 'error', cwe: ['CWE-942'], securitySeverity: '0.0' },
  messages: {
    route: 'Before {{why}} the browser asks by OPTIONS, and nothing answers that here with CORS headers, so it blocks the request ("{{consoleText}}"). Answer OPTIONS on the same path with the same CORS handler.',
    handler: 'Before {{why}} the browser asks by OPTIONS, and nothing here answers that with these headers, so it blocks the request ("{{consoleText}}"). Answer OPTIONS with a 2xx status and the CORS headers.',
    continued: 'The preflight is answered here, and then the request goes on to the next handler, which fails because the headers are already sent. Return after answering it.',
    path: 'In a path of {{library}} a `*` needs a name: this throws when the program starts (`Missing parameter name`), and nothing is answered at all. Write {{instead}}.',
  },
  fixable: true,
  suggestions: { answer: 'Answer OPTIONS on this path too.', stop: 'Return here.' },
  options: { gatewayHandlesPreflight: false },
  check(policy, report, { gatewayHandlesPreflight }) {
    const continued = findContinued(policy);
    if (continued !== null) report({ messageId: 'continued', at: continued.at, suggest: () => (continued.isStatement ? [{ messageId: 'stop', at: before(continued.at), text: 'return ' }] : []) });
    const failure = gatewayHandlesPreflight ? null : findHandlerFailure(policy);
    if (failure !== null) report({ messageId: 'handler', at: failure.allowOrigin, data: dataOf(failure) });
  },
  checkPath({ at, library, meant }, report) {
    report({ messageId: 'path', at, data: { library, instead: meant === null ? '`*splat`' : `\`'${meant}'\`` }, fix: () => (meant === null ? null : { at, text: `'${meant}'` }) });
  },
  checkEndpoint(endpoint, report, { gatewayHandlesPreflight }) {
    const failure = gatewayHandlesPreflight ? null : findRouteFailure(endpoint);
    if (failure === null) return;
    const { cors, path, site, verb } = endpoint;
    if (cors === null) return report({ messageId: 'handler', at: failure.allowOrigin, data: dataOf(failure) });
    report({
      messageId: 'route',
      at: verb,
      data: dataOf(failure),
      suggest: (textAt) => (path === null ? [] : [{ messageId: 'answer', at: before(site), text: `${textAt(verb).replace(/\w+$/, 'options')}(${textAt(path)}, ${textAt(cors)});\n` }]),
    });
  },
});

const before = ({ file, range: [start] }: Evidence): Evidence => ({ file, range: [start, start] });

const dataOf = ({ method, header, isNeeded, consoleText }: PreflightFailure): Record<string, string> => ({ why: isNeeded ? header === null ? method : `${method} with ${header}` : 'every request that needs a preflight', consoleText });
