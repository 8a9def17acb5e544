import { defineRule } from '../src/define-rule.ts';
import { findLoosened, findUnseenPreflight } from '../src/policy/layering.ts';
import type { Move } from '../src/policy/placement.ts';
import { consoleTextOf, consoleTextWithout, findUncovered } from '../src/policy/placement-questions.ts';
import type { Evidence } from '../src/policy/policy.ts';

export default defineRule({
  name: 'cors-middleware-order',
  docs: { description: 'Require the CORS handler to come before authentication, redirects and routes.', recommended: 'error', cwe: ['CWE-696'], securitySeverity: '0.0' },
  messages: {
    refused: 'CORS comes after {{handler}}, which answers the preflight with {{status}}: browsers send no cookie and no token with it, so pages of other origins are locked out ("{{consoleText}}"). Let CORS come first.',
    uncovered: 'CORS comes after {{routes}} answered without its headers, so pages of other origins cannot read them ("{{consoleText}}"). Let CORS come first.',
    late: 'The application listens already, and this does nothing any more: pages of other origins are locked out ("{{consoleText}}"). Call it before the application listens.',
    loosened: 'Origins that this does not allow get in all the same, such as `{{origin}}`: {{other}} comes before it and allows them, and this takes nothing back. Let one CORS handler alone decide here.',
    replaced: 'Origins that this does not allow get in all the same, such as `{{origin}}`: {{other}} comes after it, and what that allows is written in its place. Let one CORS handler alone decide here.',
    unseen: 'Preflights do not come here, for {{other}} answers them before: pages of `{{origin}}`, which this allows, are locked out where a request with credentials needs one ("{{consoleText}}"). Let one CORS handler alone decide here.',
    sent: 'Preflights do not come here, for {{other}} answers them before: pages of origins that this does not allow, such as `{{origin}}`, can send {{method}} all the same, and only the response is kept from them. Let one CORS handler alone decide here.',
  },
  suggestions: { move: 'Put the CORS handler first.' },
  options: { ignorePaths: [] as readonly string[] },
  checkPlacement(placement, report, { ignorePaths }) {
    const { verb, refusals, isLate, moveBefore } = placement;
    const move = (site: Evidence) => (textAt: (place: Evidence) => string) => {
      const found = moveBefore(site);
      return found === null ? [] : [{ messageId: 'move', at: found.span, text: moved(found, textAt) }];
    };
    const [refusal] = refusals;
    const uncovered = findUncovered(placement, ignorePaths);
    if (isLate) report({ messageId: 'late', at: verb, data: { consoleText: consoleTextWithout() } });
    else if (refusal !== undefined) report({ messageId: 'refused', at: verb, data: (textAt) => ({ handler: nameOf(textAt(refusal.at)), status: `${refusal.status ?? 'an error'}`, consoleText: consoleTextOf(refusal) }), suggest: move(refusal.site) });
    else if (uncovered !== null) report({ messageId: 'uncovered', at: verb, data: (textAt) => ({ ...subject(`${textAt(uncovered.route.verb)}(${uncovered.route.path === null ? '…' : `'${uncovered.route.path}', …`})`, uncovered.count), consoleText: consoleTextWithout() }), suggest: move(uncovered.route.site) });
  },
  checkLayer(layer, report) {
    const loosened = findLoosened(layer);
    const unseen = loosened === null ? findUnseenPreflight(layer) : null;
    const nameIn = (textAt: (place: Evidence) => string, at: Evidence): string => nameOf(textAt(at), 'another CORS handler');
    if (loosened !== null) report({ messageId: loosened.other.comes === 'before' ? 'loosened' : 'replaced', at: layer.verb, data: (textAt) => ({ origin: loosened.origin, other: nameIn(textAt, loosened.other.at) }) });
    else if (unseen !== null) report({ messageId: unseen.consoleText === null ? 'sent' : 'unseen', at: layer.verb, data: (textAt) => ({ ...unseen, consoleText: unseen.consoleText ?? '', other: nameIn(textAt, unseen.other.at) }) });
  },
});

/** What the program calls a handler, where that is short. */
const nameOf = (text: string, otherwise = 'a handler'): string => (text.length <= 60 && !text.includes('\n') ? `\`${text}\`` : otherwise);

const subject = (route: string, count: number): Record<string, string> => ({ routes: count === 1 ? `\`${route}\`, which is` : `\`${route}\` and ${count - 1} more, which are` });

/** The statements in their new order. */
function moved({ statement, span, indent }: Move, textAt: (place: Evidence) => string): string {
  const between = textAt({ file: span.file, range: [span.range[0], statement.range[0]] }).trimEnd();
  return `${textAt(statement)}\n${indent}${between}`;
}
