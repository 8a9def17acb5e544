import { defineRule } from '../src/define-rule.ts';
import { findCallerInput } from '../src/policy/caller-questions.ts';
import { deniesNobody, sendsNull } from '../src/policy/ineffective.ts';
import type { CorsResponse, Policy } from '../src/policy/policy.ts';
import { findReflections, missingVariable, standsForStar, type Reflection } from '../src/policy/questions.ts';

const withoutOrigin = " Without an Origin header it sends the text 'null', which sandboxed frames of any website send.";

/** Whether the program asked about the Origin. Of a list that a library asks, no item decides by itself. */
function isOwnCheck({ library }: Policy, { check, byCallback, allowOrigin: { at } }: CorsResponse): boolean {
  if (check === null || library === null || byCallback) return check !== null;
  const isInside = at.range[0] <= check.range[0] && check.range[1] <= at.range[1];
  return !isInside || (at.range[0] === check.range[0] && at.range[1] === check.range[1]);
}

/** What stands for nobody, and for everybody. */
const offered = { '[]': 'nobody', "'*'": 'public' } as const;

/** What there is to say of a response that sends every website its own Origin back. */
function messageOf(policy: Policy, { conditional, credentials }: Reflection, response: CorsResponse) {
  if (missingVariable(policy, response) !== null) return 'fallback';
  if (conditional) return 'conditional';
  if (response.byDefault) return 'implicit';
  if (response.forStar === 'part') return 'starWithin';
  const asks = isOwnCheck(policy, response);
  if ((asks || response.byCallback) && deniesNobody(policy, credentials)) return asks ? 'ineffective' : 'alwaysAllows';
  return credentials ? 'reflectedCredentials' : 'reflected';
}

export default defineRule({
  name: 'no-reflected-origin',
  docs: { description: "Disallow sending back the caller's Origin, or other caller input, as the allowed origin without a check that can deny.", recommended: 'error', cwe: ['CWE-942', 'CWE-346'], securitySeverity: '8.1' },
  messages: {
    reflectedCredentials:
      "The request's Origin is sent back unchecked with credentials: any website the user visits, such as {{witness}}, can read this response as that user.{{becomesNull}} Compare it with an allowlist first.",
    reflected: "The request's Origin is sent back unchecked: every website, such as {{witness}}, can read this response, which is the same as `*`.{{becomesNull}} Use an allowlist, or `'*'` if the data is public.",
    starWithin: 'A text with a `*` in it means every origin to {{library}}: any website, such as {{witness}}, is sent its own Origin back{{credentials}}. Name the allowed origins.',
    alwaysAllows: 'This origin callback never denies: every website, such as {{witness}}, is sent its own Origin back{{credentials}}. Deny what is not in an allowlist.',
    ineffective: '`{{check}}` turns nobody away: every website, such as {{witness}}, is sent its own Origin back{{credentials}}. Allow only an Origin that was found in an allowlist.',
    conditional:
      "For some requests the Origin is sent back unchecked with credentials: any website the user visits, such as {{witness}}, can make such a request and read the response as that user. Check it on every path.",
    callerInput: "`{{source}}` is chosen by the caller, so any website can have itself allowed. Compare the request's Origin with an allowlist instead.",
    implicit: 'By default {{library}} sends every website, such as {{witness}}, its own Origin back{{credentials}}. Name the allowed origins.',
    fallback: 'When `{{env}}` is unset every website, such as {{witness}}, is sent its own Origin back{{credentials}}. Fail closed instead: allow no origin, or refuse to start.',
  },
  suggestions: { nobody: 'Allow no origins yet (`[]`), and list yours here.', public: "Allow everyone without credentials: `'*'`." },
  options: { allowWithoutCredentials: false },
  check(policy, report, { allowWithoutCredentials }) {
    for (const reflection of findReflections(policy)) {
      const { credentials, responses, witnesses: [witness] } = reflection;
      if (allowWithoutCredentials && !credentials) continue;
      for (const response of responses.filter((one) => !standsForStar(one))) {
        const { allowOrigin: { at }, check } = response;
        const env = missingVariable(policy, response) ?? '';
        report({
          messageId: messageOf(policy, reflection, response),
          at,
          data: (textAt) => ({ witness, env, library: policy.library ?? '', credentials: credentials ? ' with credentials' : '', check: check === null ? '' : textAt(check).replace(/\s+/g, ' '), becomesNull: sendsNull(policy, at) ? withoutOrigin : '' }),
          suggest: (textAt) => (textAt(at) === 'true' ? response.takes.filter((text) => offered[text] === (credentials ? 'nobody' : 'public')).map((text) => ({ messageId: offered[text], at, text })) : []),
        });
      }
    }
    for (const { response, source, credentials } of findCallerInput(policy)) {
      if (credentials || !allowWithoutCredentials) report({ messageId: 'callerInput', at: response.allowOrigin.at, data: { source } });
    }
  },
});
