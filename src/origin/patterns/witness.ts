import type { HeldHosts } from '../held.ts';
import { isSendableOrigin } from '../origin.ts';
import { registrationOf } from '../suffixes.ts';
import type { Automaton } from './automaton.ts';
import { excludedHosts } from './excluded.ts';
import { type Budget, type Runner, runnerOf } from './moves.ts';
import type { Reader } from './reader.ts';
import { shortestText } from './search.ts';
import { type Scheme, type Shape, type Subject, anyShape, readableShapes, textsOf } from './shapes.ts';

/** Whose texts are looked for. */
export interface Question {
  readonly subject: Subject;
  readonly held: HeldHosts;
  /** The schemes of the origins, best first. A host alone has none, and counts as one of https. */
  readonly schemes: readonly Scheme[];
  /** Whether it matters which text it is. */
  readonly readable: boolean;
}

/** A question, and the hosts that came up and are no answer. */
interface Inquiry extends Question {
  readonly pattern: Runner;
  readonly refused: string[];
  /** Accepts the hosts that may be an answer. */
  host: Reader;
}

/** How many hosts may come up that are no answer. */
const mostRefusals = 10;

/** The work that is spent on any text, and on a better one: in one shape and in all. */
const mostSteps = 100_000;
const stepsForShape = 20_000;
const stepsForShapes = 60_000;

/**
 * A text of an attacker that an automaton accepts, the most readable if that is asked for. Null: there is none. Undefined:
 * the search was too long, or came upon texts that are no origins again and again.
 */
export function attackerText(automaton: Automaton, question: Question): string | null | undefined {
  const inquiry: Inquiry = { ...question, pattern: runnerOf(automaton), refused: [], host: otherHosts(question, []) };
  const budget: Budget = { steps: mostSteps };
  const any = question.schemes.map((scheme) => ({ scheme, text: search(inquiry, anyShape, scheme, budget) }));
  const possible = any.filter(({ text }) => text !== null).map(({ scheme }) => scheme);
  if (possible.length === 0) return null;
  return (question.readable ? readableText(inquiry, possible) : null) ?? any.find(({ text }) => typeof text === 'string')?.text ?? undefined;
}

function readableText(inquiry: Inquiry, schemes: readonly Scheme[]): string | null {
  const shapes = readableShapes(inquiry.held);
  const left: Budget = { steps: stepsForShapes };
  let second: string | null = null;
  // A host that can be registered is worth more than https.
  for (const registrable of [true, false]) {
    for (const scheme of schemes) {
      for (const shape of shapes.filter((each) => each.registrable === registrable)) {
        const text = searchShape(inquiry, shape, scheme, left);
        if (text !== null && (registrable || isRegistrable(hostIn(text)))) return text;
        second ??= text;
      }
    }
  }
  return second;
}

function searchShape(inquiry: Inquiry, shape: Shape, scheme: Scheme, left: Budget): string | null {
  const budget: Budget = { steps: Math.min(stepsForShape, left.steps) };
  const before = budget.steps;
  const text = search(inquiry, shape, scheme, budget) ?? null;
  left.steps -= before - budget.steps;
  return text;
}

// A host that is held although its domain is not, or that is none at all, is looked past.
function search(inquiry: Inquiry, shape: Shape, scheme: Scheme, budget: Budget): string | null | undefined {
  const texts = textsOf(shape, inquiry.subject, scheme);
  while (inquiry.refused.length < mostRefusals) {
    const text = shortestText({ pattern: inquiry.pattern, shape: texts, host: inquiry.host }, budget);
    if (typeof text !== 'string' || isAnswer(text, inquiry)) return text;
    inquiry.refused.push(hostIn(text));
    inquiry.host = otherHosts(inquiry, inquiry.refused);
  }
  return undefined;
}

const otherHosts = ({ held, subject }: Question, refused: readonly string[]): Reader => excludedHosts([...held.domains, 'localhost'], refused, subject);

function isAnswer(text: string, { subject, held }: Inquiry): boolean {
  return isSendableOrigin(subject === 'host' ? `https://${text}` : text) && !held.holds(hostIn(text));
}

const hostIn = (text: string): string => text.replace(/^https?:\/\//, '').replace(/:\d+$/, '');

/** Whether the end of a host is one below which names are sold, or `example`, which stands for all of them. */
const isRegistrable = (host: string): boolean => registrationOf(host).suffix !== null || host.endsWith('.example');
