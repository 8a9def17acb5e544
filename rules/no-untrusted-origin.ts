import { defineRule } from '../src/define-rule.ts';
import { findAdmissions, namesHttp, type Admission } from '../src/policy/origin-checks.ts';

type Reason = 'http' | 'shared' | 'extension' | 'localhost' | 'subdomain';

export default defineRule({
  name: 'no-untrusted-origin',
  docs: { description: 'Disallow trusting plain-http, shared-tenancy and any-extension origins (optionally localhost and every sub-domain) with credentials.', recommended: 'warn', cwe: ['CWE-942', 'CWE-319'], securitySeverity: '5.9' },
  messages: {
    http: '`{{witness}}` is not encrypted: anyone on the network can run script there and read this response with the cookies of the user. Allow it by https only.',
    shared: 'Anyone can register a name under `{{suffix}}`: {{witness}} is let in with credentials as well. Name your own hosts in full.',
    extension: 'Every extension has this scheme: {{witness}} is let in with credentials as well. Name the id of yours.',
    localhost: 'With credentials {{witness}} is let in: what runs on the machine of any developer or user is trusted in production. Allow it in development only.',
    subdomain: 'Every sub-domain, such as {{witness}}, is let in with credentials: a flaw in one of them opens this response. Name those that need it.',
  },
  suggestions: { https: 'Allow it by https.' },
  options: { http: true, sharedSuffix: true, extensions: true, localhost: false, anySubdomain: false, ignoreHosts: [] },
  strict: { localhost: true },
  check(policy, report, options, { heldHosts }) {
    for (const admission of findAdmissions(policy, heldHosts)) {
      const reason = reasonOf(admission, namesHttp(policy));
      const isAsked = { http: options.http, shared: options.sharedSuffix, extension: options.extensions, localhost: options.localhost, subdomain: options.anySubdomain };
      const { at, credentials, witness } = admission;
      if (reason === null || !credentials || !isAsked[reason] || options.ignoreHosts.some((host) => isUnder(witness, host))) continue;
      report({
        messageId: reason,
        at,
        data: { witness, suffix: `.${admission.held.suffixes.find((suffix) => isUnder(witness, suffix)) ?? ''}` },
        suggest: (textAt) => (reason === 'http' && /^(['"`])http:/.test(textAt(at)) ? [{ messageId: 'https', at, text: textAt(at).replace('http:', 'https:') }] : []),
      });
    }
  },
});

function reasonOf({ kind, named, witness, comparisons }: Admission, isHttpNamed: boolean): Reason | null {
  switch (kind) {
    case 'insecure': return named || isHttpNamed ? 'http' : null;
    case 'shared': case 'extension': return named ? null : kind;
    case 'local': return 'localhost';
    case 'held': return named || comparisons.some(({ text }) => text !== '' && witness.endsWith(`//${text}`)) ? null : 'subdomain';
    default: return null;
  }
}

const isUnder = (origin: string, host: string): boolean => new RegExp(`[./]${host.replace(/[^\w-]/g, '\\$&')}(?::\\d+)?$`).test(origin);
