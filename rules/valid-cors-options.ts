import { defineRule } from '../src/define-rule.ts';
import { findOptionMistakes } from '../src/policy/option-mistakes.ts';
import type { Evidence, OptionMistake } from '../src/policy/policy.ts';

export default defineRule({
  name: 'valid-cors-options',
  docs: { description: 'Require option names, types and callbacks that the CORS library understands.', recommended: 'error', cwe: ['CWE-1188'], securitySeverity: '3.1' },
  messages: {
    unknown: '`{{name}}` is no option of {{library}}, which ignores it{{effect}}. Take it out.',
    misspelt: '`{{name}}` is no option of {{library}}, which ignores it{{effect}}. Write `{{meant}}`.',
    starInList: "In a list {{library}} compares `*` to the letter, and no browser sends that as its Origin: it allows nobody. Name the origins, or write `'*'` in the place of the list.",
    starInText: 'This text is a list of origins to {{library}}, which compares `*` in it to the letter, and no browser sends that as its Origin: it allows nobody. Name the origins.',
    neverAnswers: 'What `{{name}}` returns is ignored, for {{library}} waits for a callback: every request from a browser hangs. Take a callback as the second parameter, and call it.',
    asText: 'What stands here is sent as the header, whoever asks: {{library}} does not compare it with the Origin. Give one text, or a function that looks the Origin up.',
    fails: 'This form of `{{name}}` cannot be read by {{library}}: requests end in an error. Give texts, or a function.',
    stateful: 'A pattern with the flag `g` or `y` goes on where it stopped before: {{library}} denies every second request of an origin that matches. Take the flag off.',
    mayNotAnswer: 'On some paths this never calls back, and {{library}} waits for it: those requests hang. Call back on every path, with `false` for an origin that is denied.',
    noPromise: 'What `{{name}}` returns is ignored, for {{library}} waits for a promise or a callback: requests from browsers hang. Make the function `async`, or take a callback as the second parameter, and call it.',
    answersTwice: 'This calls back again where the callback was called before: {{library}} goes on with the request twice, so who is denied by the one answer may get in by the other, or the headers are sent already. Return after the first answer.',
    noList: 'Here {{library}} reads nothing but lists: for a text the header is left out, or the request ends in an error. Write a list.',
    uncalled: '`{{name}}` makes a handler when it is called, and is none itself: every request that comes here {{outcome}}. Call it, with your options.',
    noFlag: 'Only `true` itself is taken by {{library}} for `{{name}}`, so requests with credentials are blocked. Write `true`, or take it out.',
  },
  suggestions: { rename: 'Write `{{meant}}`.', flag: 'Write `true`.', list: 'Write a list.' },
  fixable: true,
  options: {},
  check(policy, report) {
    const library = policy.library ?? '';
    for (const mistake of findOptionMistakes(policy)) {
      const { kind, name, meant, subject, at, leavesOpen } = mistake;
      report((textAt) => {
        const written = meant === null ? null : renamed(textAt(at), mistake, meant);
        const isFixed = written !== null && subject !== null && !decidesWho.has(subject);
        const edit = { at, text: written ?? '' };
        return {
          messageId: kind === 'name' ? (meant === null ? 'unknown' : 'misspelt') : ids[kind],
          at,
          data: { library, name: kind in outcomes ? textAt(at) : name, outcome: outcomes[kind] ?? '', meant: meant ?? '', effect: leavesOpen ? ': every origin is allowed' : '' },
          fix: () => (isFixed ? edit : null),
          suggest: (text) => (kind === 'no list' ? asList(text(at), at) : kind === 'no flag' && /^(?:'true'|"true"|1)$/.test(text(at)) ? [{ messageId: 'flag', at, text: 'true' }] : written === null || isFixed || meant === null ? [] : [{ messageId: 'rename', data: { meant }, ...edit }]),
        };
      });
    }
  },
});

/** What requests come to where a library was not called. */
const outcomes: Readonly<Record<string, string>> = { hangs: 'hangs', 'goes nowhere': 'is answered with 404', breaks: 'ends in an error' };

const ids = { hangs: 'uncalled', 'goes nowhere': 'uncalled', breaks: 'uncalled', 'star in list': 'starInList', 'star in text': 'starInText', 'never answers': 'neverAnswers', 'may not answer': 'mayNotAnswer', 'gives no promise': 'noPromise', 'answers twice': 'answersTwice', 'as text': 'asText', fails: 'fails', stateful: 'stateful', 'no flag': 'noFlag', 'no list': 'noList' } as const;

/** Options by which somebody may get in: they are for the developer to switch on. */
const decidesWho: ReadonlySet<string> = new Set(['origin', 'credentials']);

/** The key with the right name; a shorthand keeps its variable. */
const renamed = (written: string, { isShorthand }: OptionMistake, meant: string): string => (isShorthand ? `${meant}: ${written}` : meant);

/** A list of what a quoted text names. */
function asList(written: string, at: Evidence): readonly { readonly messageId: string; readonly at: Evidence; readonly text: string }[] {
  const [, quote = '', names] = /^(['"])([\w\s,-]+)\1$/.exec(written) ?? [];
  return names === undefined ? [] : [{ messageId: 'list', at, text: `[${names.split(',').map((name) => `${quote}${name.trim()}${quote}`).join(', ')}]` }];
}
