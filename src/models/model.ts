/**
 * What a form of an option does. `any`: `*` is sent. `reflect`: the request's Origin is sent back. `off`: no CORS headers, the request is passed on.
 * `fixed`: the text is sent whatever the request says. `test`: reflected if the pattern matches. `list`: reflected if some item holds, by `items`.
 * `ask`: the function is asked, and its answer is read by the same forms.
 */
export type OriginMeaning = 'any' | 'reflect' | 'off' | 'fixed' | 'test' | 'list' | 'ask';

/** How a library reads the option that names the origins. */
export interface OriginReading {
  readonly option: string;
  readonly absent: OriginMeaning;
  readonly star: OriginMeaning;
  readonly true: OriginMeaning;
  /** `false`, and for `empty`: `undefined`, `null` and `''` that are written out. */
  readonly false: OriginMeaning;
  readonly empty: OriginMeaning;
  readonly text: OriginMeaning;
  readonly pattern: OriginMeaning;
  readonly list: OriginMeaning;
  /** An item of a list: texts are compared exactly, patterns tested; anything else lets in if it is truthy. */
  readonly items: 'exact, pattern or truthy';
  readonly function: OriginMeaning;
  /** Numbers, objects and other values that are truthy. */
  readonly other: OriginMeaning;
}

/** When a flag is on. */
export type FlagReading = 'exactly true' | 'truthy';

/** A library whose function takes options and gives a handler of requests. */
export interface MiddlewareModel {
  readonly name: string;
  readonly documentation: string;
  /** The versions that were observed. */
  readonly versions: string;
  /** Module names whose export is the function. */
  readonly modules: readonly string[];
  /** What the first argument may be instead of options: a function (request, callback) that gives them. */
  readonly delegate: boolean;
  /** Option names which, beside the origin, show that an exported object is meant for this library. */
  readonly companions: readonly string[];
  /** The type of the options, which says the same where it is written beside them. */
  readonly optionsType: string;
  readonly origin: OriginReading;
  readonly credentials: { readonly option: string; readonly on: FlagReading };
  /** Lists, by option name in order of precedence; `absent` is sent when none is given (null: nothing; `requested`: what the preflight asked for). */
  readonly methods: { readonly options: readonly string[]; readonly absent: string; /** What `undefined` or `null`, written out, does to every preflight. */ readonly nothing: 'error' };
  readonly requestHeaders: { readonly options: readonly string[]; readonly absent: 'requested' };
  readonly responseHeaders: { readonly options: readonly string[] };
  readonly maxAge: { readonly option: string };
  readonly preflight: { readonly status: number; readonly statusOption: string; readonly passOnOption: string };
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
