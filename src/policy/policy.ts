import type { Arrivals } from './arrivals.ts';
import type { CorsField } from '../spec/header-names.ts';
import type { CorsRequest, ResponseHeaders } from '../spec/types.ts';
import type { Tree } from './tree.ts';

/** A place in source text. `file` is null for the file that is linted. */
export interface Evidence {
  readonly range: readonly [number, number];
  readonly file: string | null;
}

/** What was written to a header, and where. */
export interface Written {
  readonly value: string;
  readonly at: Evidence;
}

/** Something the code says, or something that could not be read. */
export type Answer<T> = KnownAnswer<T>
  | { readonly known: false; readonly why: string; readonly at: Evidence; /** What reads it from the request, where the sender of the request chose it and nothing looked at it. */ readonly chosen?: string; /** The variable of the environment that it would be, and that is unset. */ readonly unset?: string; /** The variable of the environment whose text it is. */ readonly variable?: string };

interface KnownAnswer<T> {
  readonly known: true;
  readonly value: T;
  readonly at: Evidence;
  /** The unset variable of the environment that made it so. */
  readonly env: string | null;
  /** The library, and the version where others do not, that says so where the program says nothing. */
  readonly byDefault?: string;
  /** Each line of a header that is sent on more than one. */
  readonly lines?: readonly Written[];
  /** What a header held before this was written in its place. */
  readonly replaced?: Written;
}

/** What happens to a request after a response was written: it is answered, handed to the next handler, or that was not read. */
export type Ending = 'answers' | 'passes on' | 'unread';

/** Something in the options of a library that it does not understand: the name of an option, or its value. */
export interface OptionMistake {
  /** `as text`: it is sent as it is. `fails`: requests end in an error. `hangs`, `goes nowhere` and `breaks`: what is registered is not what the library makes; requests get no answer, none but 404, or an error. `no flag`: it is truthy where only `true` counts. `no list`: it is a text where only lists are read. `may not answer`: on some way it does not call back. `gives no promise`: it takes no callback, and on some way returns what is not waited for. `answers twice`: on some way it calls back again. */
  readonly kind: 'name' | 'star in list' | 'star in text' | 'never answers' | 'may not answer' | 'gives no promise' | 'answers twice' | 'as text' | 'fails' | 'stateful' | 'no flag' | 'no list' | 'hangs' | 'goes nowhere' | 'breaks';
  readonly name: string;
  /** What the option that is meant decides, such as `origin`. */
  readonly subject: string | null;
  /** The option that is meant, where it is not given. */
  readonly meant: string | null;
  /** Without it every origin is allowed. */
  readonly leavesOpen: boolean;
  readonly isShorthand: boolean;
  readonly at: Evidence;
}

/** A CORS header that does not reach the browser as one: `name` is misspelt, one of requests or one that browsers have given up, or was written where no header of the response is. */
export interface StrayHeader {
  readonly kind: 'misspelt' | 'of requests' | 'given up' | 'on the request' | 'as a property';
  /** The header that is meant; null where none is. */
  readonly field: CorsField | null;
  /** The name in lower case. */
  readonly name: string;
  /** False where another header may be meant. */
  readonly isSure: boolean;
  /** The header that is meant is not on the response. */
  readonly isMissed: boolean;
  /** Where the name is written. */
  readonly at: Evidence;
}

/** The response to one request on one way through the code. A known null header is absent. */
export type CorsResponse = { readonly [H in keyof ResponseHeaders]: Answer<ResponseHeaders[H]> } & {
  readonly status: Answer<number>;
  readonly ending: Ending;
  /** Where the origin was last tested on this way; null when it was not. */
  readonly check: Evidence | null;
  /** The library asked a function of the program which origin to allow. */
  readonly byCallback: boolean;
  /** Nothing was said about origins, and the library does so by itself. */
  readonly byDefault: boolean;
  /** What would do there what it says, of what may stand in the place of what a library was told or answered: an empty list for nobody, `*` for everybody. */
  readonly takes: readonly ('[]' | "'*'")[];
  /** A library was told `*`, and sends the Origin instead because there are credentials. */
  readonly insteadOfStar: boolean;
  /** The call that answered, where more was done to the request after it; else null. */
  readonly continued: { readonly at: Evidence; readonly isStatement: boolean } | null;
  /** Something that was not read had it in hands, and may have written headers or answered. */
  readonly lent: boolean;
  /** No cache keeps it: the code says `no-store`, or something that was not read. */
  readonly unstored: boolean;
  /** What was read of the request on this way: `method`, `body`, `json` where it is read as JSON, or the name of a header. To ask may take further runs. */
  readonly reads: readonly string[];
  readonly strays: readonly StrayHeader[];
  /** It is the Origin because `*` was written, which this library does not send: by itself (`whole`), or within another text. */
  readonly forStar?: 'whole' | 'part';
  /** What sends it, where that is known. */
  readonly sentBy?: Evidence | null;
  /** What was allowed before an error, which took it away. */
  readonly cleared?: Answer<string | null> | undefined;
  /** Where an origin is allowed after it was sent, which is too late. */
  readonly tooLate?: Evidence | null;
  /** What of the options of a library was not understood. */
  readonly mistakes?: readonly OptionMistake[];
};

export type Phase = 'actual' | 'preflight';

/** A request of which parts may be left open (undefined). */
export interface Probe {
  readonly origin: string | null | undefined;
  readonly method: string | undefined;
  /** What a preflight asks for; null on other requests. */
  readonly preflight: { readonly method: string; readonly headers: readonly string[] } | null;
}

/** The request that a browser sends: the one that was made, or the preflight before it. */
export function probeOf(request: CorsRequest, phase: Phase): Probe {
  if (phase === 'actual') return { origin: request.origin, method: request.method, preflight: null };
  return { origin: request.origin, method: 'OPTIONS', preflight: { method: request.method, headers: request.headers } };
}

/** Every way a request can go; each way sends any number of responses that carry CORS headers, mostly none or one. */
export type Outcomes = Tree<readonly CorsResponse[]> | null;

/** A text that the Origin was held against; `exact` where no other passes. `at` is where it is written, `by` what compares. */
export interface OriginComparison {
  readonly text: string;
  readonly exact: boolean;
  /** The text was compared as a whole with that part of the Origin. */
  readonly whole: boolean;
  readonly subject: PartOfOrigin;
  /** What has to be so of the subject and the text for the comparison to hold; null where that is not known. */
  readonly relation: 'equals' | 'starts' | 'ends' | 'contains' | 'within' | null;
  readonly at: Evidence | null;
  readonly by: Evidence | null;
}

/** What of an Origin something is held against: the whole, its host, or another part. */
export type PartOfOrigin = 'origin' | 'host' | 'other';

/** A regular expression that the Origin, or a part of it, was searched for. `at` is where the pattern is made, `by` what searches. */
export interface OriginSearch {
  /** A library made it of a text that is no pattern. */
  readonly isSpelled: boolean;
  readonly source: string;
  readonly flags: string;
  readonly subject: PartOfOrigin;
  readonly at: Evidence | null;
  readonly by: Evidence | null;
}

/** A text that was not read: a variable of the environment by its name, or (then there is an id) the host that a request was sent to. */
export interface UnreadText {
  readonly name: string;
  readonly host: string | null;
}

/** A route of which the preflights are answered elsewhere. */
export interface Route {
  readonly method: string;
  /** What names the method, such as `app.put`. */
  readonly verb: Evidence;
  /** The handler, where it is one that decides about CORS headers by itself; else null. */
  readonly handler: Evidence | null;
}

/** What one place in the code decides about cross-origin requests. */
export interface Policy {
  readonly site: Evidence;
  /** The model that read it. */
  readonly model: string;
  /** What the reader calls it: `cors`, or the handler's own headers. */
  readonly library: string | null;
  /** The variable of the environment whose absence this policy supposes, or null. */
  readonly world: 'set' | 'unset';
  /** The variables of the environment that the program reads where it may decide about CORS. */
  readonly variables: readonly string[];
  /** The same place while the environment is as in the other world; null where it decides nothing then, or reads no variable. */
  readonly otherwise: Policy | null;
  /** Strings that the origin was compared with. */
  readonly constants: readonly string[];
  /** What the Origin was held against in the answers of this place that were looked at so far. */
  readonly comparisons: readonly OriginComparison[];
  readonly searches: readonly OriginSearch[];
  /** What its length, or the place of something in it, was compared with. */
  readonly lengths: readonly number[];
  /** Request methods that the code of this place asks for. */
  readonly methods: readonly string[];
  /** Whether every request arrives here, whatever its method, and nothing else can answer it. */
  readonly catchesAll: boolean;
  /** The methods by which requests arrive here; null where any does, or that was not read. */
  readonly arrives: Arrivals | null;
  /** The status with which the framework answers OPTIONS by itself where this place answers another method, without CORS headers; null where something may answer it, or that is not known. */
  readonly unanswered: number | null;
  /** It is registered on an application or router, which may have handlers for all of its routes. */
  readonly isRouted: boolean;
  /** An application of the file answers errors without the headers that were set before them. */
  readonly clearsOnErrors: boolean;
  /** The routes of the file of which this place surely answers the preflights, and nothing else does. */
  readonly routes: readonly Route[];
  /** Texts that were not read and that the Origin was compared with in part. */
  readonly unread: readonly UnreadText[];
  /** The same on all ways, also those on which the code does nothing but answer an error. */
  everyOutcome(probe: Probe): Outcomes;
  /** The responses to a request, on every way. */
  outcomes(probe: Probe): Outcomes;
  /** The same place while something that was not read is supposed to be a text; null where it decides nothing then. */
  supposing(unread: UnreadText, text: string): Policy | null;
}

/** The one response that every way gives; unknown where ways differ, none is sent or part of it was not read. */
export function respond(policy: Policy, request: CorsRequest, phase: Phase): Answer<CorsResponse | null> {
  const responses = collectResponses(policy.outcomes(probeOf(request, phase)));
  const [first, ...rest] = responses ?? [];
  const unread = (why: string): Answer<never> => ({ known: false, why, at: policy.site });
  if (responses === null) return unread('not every way was explored');
  if (first === undefined) return { known: true, value: null, at: policy.site, env: null };
  if (rest.some((other) => !sameResponse(first, other))) return unread('the response depends on what was not read');
  return { known: true, value: first, at: policy.site, env: null };
}

function collectResponses(tree: Outcomes): readonly CorsResponse[] | null {
  if (tree === null) return null;
  if (tree.kind === 'leaf') return tree.leaf;
  const yes = collectResponses(tree.yes);
  const no = collectResponses(tree.no);
  return yes === null || no === null ? null : [...yes, ...no];
}

const headerFields = ['allowOrigin', 'allowCredentials', 'allowMethods', 'allowHeaders', 'exposeHeaders', 'maxAge', 'vary', 'status'] as const;

function sameResponse(a: CorsResponse, b: CorsResponse): boolean {
  return a.ending === b.ending && headerFields.every((field) => {
    const [left, right] = [a[field], b[field]];
    return left.known && right.known ? left.value === right.value : left.known === right.known; // of what is not known, nothing is claimed
  });
}

/** The headers of a response as the browser gets them, or null where one that matters to the CORS check was not read. */
export function readHeaders(response: CorsResponse): ResponseHeaders | null {
  const { allowOrigin, allowCredentials } = response;
  if (!allowOrigin.known) return null;
  const text = (answer: Answer<string | null>): string | null => (answer.known ? answer.value : null);
  return {
    allowOrigin: allowOrigin.value, allowCredentials: text(allowCredentials), allowMethods: text(response.allowMethods), allowHeaders: text(response.allowHeaders),
    exposeHeaders: text(response.exposeHeaders), maxAge: text(response.maxAge), vary: text(response.vary),
  };
}
