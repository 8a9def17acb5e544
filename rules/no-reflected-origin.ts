import { defineRule } from '../src/define-rule.ts';
import { findCallerInput } from '../src/policy/caller-questions.ts';
import { findReflections, missingVariable } from '../src/policy/questions.ts';

export default defineRule({
  name: 'no-reflected-origin',
  docs: { description: "Disallow sending back the caller's Origin as the allowed origin without a check that can deny.", recommended: 'error', cwe: ['CWE-942', 'CWE-346'], securitySeverity: '8.1' },
  messages: {
    reflectedCredentials:
      "The request's Origin is sent back unchecked with credentials: any website the user visits, such as {{witness}}, can read this response as that user. Compare it with an allowlist first.",
    reflected: "The request's Origin is sent back unchecked: every website, such as {{witness}}, can read this response, which is the same as `*`. Use an allowlist, or `'*'` if the data is public.",
    conditional:
      "For some requests the Origin is sent back unchecked with credentials: any website the user visits, such as {{witness}}, can make such a request and read the response as that user. Check it on every path.",
    callerInput: "`{{source}}` is chosen by the caller and must not become the allowed origin. Compare the request's Origin with an allowlist instead.",
    fallback: 'When `{{env}}` is unset every website, such as {{witness}}, is sent its own Origin back{{credentials}}. Fail closed instead: allow no origin, or refuse to start.',
  },
  suggestions: { nobody: 'Allow no origins yet (`[]`), and list yours here.', public: "Allow everyone without credentials: `'*'`." },
  options: { allowWithoutCredentials: false },
  check(policy, report, { allowWithoutCredentials }) {
    for (const { credentials, conditional, responses, witnesses: [witness] } of findReflections(policy)) {
      if (allowWithoutCredentials && !credentials) continue;
      const kind = conditional ? 'conditional' : credentials ? 'reflectedCredentials' : 'reflected';
      for (const response of responses) {
        const { allowOrigin } = response;
        const env = missingVariable(policy, response);
        report({
          messageId: env === null ? kind : 'fallback',
          at: allowOrigin.at,
          data: { witness, ...(env === null ? {} : { env, credentials: credentials ? ' with credentials' : '' }) },
          suggest: (textAt) => (textAt(allowOrigin.at) === 'true' ? [credentials ? { messageId: 'nobody', at: allowOrigin.at, text: '[]' } : { messageId: 'public', at: allowOrigin.at, text: "'*'" }] : []),
        });
      }
    }
    for (const { response, source, credentials } of findCallerInput(policy)) {
      if (credentials || !allowWithoutCredentials) report({ messageId: 'callerInput', at: response.allowOrigin.at, data: { source } });
    }
  },
});
