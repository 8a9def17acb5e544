/**
 * What a form of an option does. `any`: `*` is sent. `reflect`: the request's Origin is sent back. `none`: no origin is allowed, and the other headers are sent.
 * `off`: no CORS headers, the request is passed on. `error`: every request ends in an error. `fixed`: the value is sent as text whatever the request says.
 * `compare`: reflected if the text is the Origin. `test`: reflected if the pattern matches. `list`: reflected if some item holds, by `items`.
 * `ask`: the function is asked, by `asking`. `absent`: as though the option was left out. `unread`: that was not observed.
 */
export type OriginMeaning = 'any' | 'reflect' | 'none' | 'off' | 'error' | 'fixed' | 'compare' | 'test' | 'list' | 'ask' | 'absent' | 'unread';

/** What each form of a value does that names origins. */
export interface OriginForms {
  readonly star: OriginMeaning;
  readonly true: OriginMeaning;
  readonly false: OriginMeaning;
  /** `undefined` that is written out, `null` and `''`; each may have a meaning of its own. */
  readonly empty: OriginMeaning;
  readonly null?: OriginMeaning;
  readonly blank?: OriginMeaning;
  readonly text: OriginMeaning;
  readonly pattern: OriginMeaning;
  readonly list: OriginMeaning;
  /** A list without items, where it is told from one that nobody is in. */
  readonly emptyList?: OriginMeaning;
  /** A list in which `*` stands, where that is more than a text that is compared. */
  readonly listWithStar?: OriginMeaning;
  /** A list that is nothing but `*`. */
  readonly onlyStar?: OriginMeaning;
  readonly function: OriginMeaning;
  /** Numbers, objects and other values that are truthy. */
  readonly other: OriginMeaning;
}

/** How a library asks a function which origins it allows. */
export interface Asking {
  /** What the function is given first: the Origin (`''` where there is none, if `blank`), or something that stands for the request. */
  readonly gives: 'origin' | 'blank origin' | 'request';
  /** `callback`: through the last argument. `returns`: by what it returns, and `awaits`: by what that resolves to. `either`: both, or by a promise. */
  readonly answers: 'callback' | 'returns' | 'awaits' | 'either';
  /** What the answers do, where that differs from the option itself. */
  readonly meaning?: Partial<OriginForms>;
}

/** How a library reads the option that names the origins. */
export interface OriginReading extends OriginForms {
  /** The names of the option, in order of precedence. */
  readonly option: string;
  readonly absent: OriginMeaning;
  /** An item of a list: texts are compared exactly. `pattern`: patterns are tested. `truthy`: anything else lets in if it is truthy. */
  readonly items: 'exact' | 'exact or pattern' | 'exact, pattern or truthy';
  readonly asking: Asking;
  /** What becomes of `*` beside credentials. */
  readonly starWithCredentials: 'any' | 'reflect';
  /** Whether requests without an Origin get the headers, too: with `*` and fixed texts only, or none at all. */
  readonly withoutOrigin: 'answered' | 'passed on' | 'unread';
  /** Which answers vary by Origin: all, all that are computed from the request or fixed, all that are computed, or none. */
  readonly varies: 'always' | 'unless any' | 'if computed' | 'never';
}

/** When a flag is on. */
export type FlagReading = 'exactly true' | 'truthy' | 'truthy or asked';

/** How options get to a library. */
export interface CallShape {
  /**
   * `handler`: a function that makes a handler of requests. `plugin`: what is registered on an application, with options. `host`: a class or function among
   * whose own options they are. `method`: a method, whatever has it.
   */
  readonly kind: 'handler' | 'plugin' | 'host' | 'method';
  /** Which argument has the options; counted from the end where it is negative. */
  readonly argument: number;
  /** The member of that argument that is the options; null where it is the argument. */
  readonly member: string | null;
  /** The name of the method, or of that which registers a plugin. */
  readonly method?: string;
}

/** A library that sets CORS headers by options. */
export interface LibraryModel {
  readonly name: string;
  readonly documentation: string;
  /** The versions that were observed. */
  readonly versions: string;
  /** Module names, and the exports that are the function, or for a method what has it; `default` is also the module itself. Methods of unknown origin: none. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  readonly call: CallShape;
  /** What may stand in the place of options: a function (request, callback) that gives them, or one that makes such a function. */
  readonly delegate: 'callback' | 'maker' | null;
  /** What a flag in the place of options stands for: all defaults, or nothing at all. */
  readonly flag?: { readonly true: 'defaults' | 'unread'; readonly false: 'off' | 'unread'; readonly absent: 'defaults' | 'off' };
  /** Option names which, beside the origin, show that an exported object is meant for this library. */
  readonly companions: readonly string[];
  /** The type of the options, which says the same where it is written beside them. */
  readonly optionsType: string | null;
  readonly origin: OriginReading;
  /** `absent`: whether credentials are on where nothing is said. */
  readonly credentials: { readonly option: string; readonly on: FlagReading; readonly absent: boolean };
  /** Lists, by option name in order of precedence; `absent` is sent when none is given (null: nothing; `requested`: what the preflight asked for). */
  readonly methods: { readonly options: readonly string[]; readonly absent: string | null; /** What `undefined` or `null`, written out, does to every preflight. */ readonly nothing: 'error' | 'absent' };
  readonly requestHeaders: { readonly options: readonly string[]; readonly absent: 'requested' | (string & {}) | null; /** Whether an answer that repeats them varies by them. */ readonly varies: boolean };
  readonly responseHeaders: { readonly options: readonly string[]; readonly absent: string | null };
  readonly maxAge: { readonly option: string; readonly absent: string | null };
  /** The answer to a preflight; null where the library leaves OPTIONS to others. */
  readonly preflight: { readonly status: number; readonly statusOption: string | null; readonly passOnOption: string | null } | null;
}

/** A method of a response (or of its headers) that writes headers. */
export interface HeaderWriter {
  readonly method: string;
  /**
   * `pair`: name and value. `record`: an object of them, or a Map or Headers. `pair or record`: by the first argument.
   * `last record`: the last argument, which is an object or a flat or nested list, after a status. `vary`: what `Vary` names.
   */
  readonly shape: 'pair' | 'record' | 'pair or record' | 'last record' | 'vary';
  /** `vary`: what is already named is not named again. */
  readonly mode: 'set' | 'append' | 'vary';
  /** Calling it shows by itself that the receiver is a response; the others are also methods of maps and applications. */
  readonly proves: boolean;
}
