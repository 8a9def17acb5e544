/**
 * What a form of an option does. `any`: `*` is sent. `reflect`: the request's Origin is sent back. `none`: no origin is allowed, and the other headers are sent.
 * `off`: no CORS headers, the request is passed on. `error`: every request ends in an error. `fixed`: the value is sent as text whatever the request says.
 * `compare`: reflected if the text is the Origin. `test`: reflected if the pattern matches. `list`: reflected if some item holds, by `items`.
 * `split`: what stands between the commas of a text is a list. `first`: the first item of a list is sent as text. `ask`: the function is asked, by `asking`. `absent`: as though the option was left out. `unread`: that was not observed.
 * `reflect or any`: reflected, and `*` for a request without an Origin. `reflect for any`: reflected in the place of the `*` that is meant, also without credentials. `undefined`, `null`: that word is sent.
 */
export type OriginMeaning = 'any' | 'reflect' | 'reflect or any' | 'reflect for any' | 'undefined' | 'null' | 'none' | 'off' | 'error' | 'fixed' | 'compare' | 'test' | 'list' | 'split' | 'first' | 'ask' | 'absent' | 'unread';

/** What each form of a value does that names origins. */
export interface OriginForms {
  readonly star: OriginMeaning;
  readonly true: OriginMeaning;
  readonly false: OriginMeaning;
  /** `undefined` that is written out, `null` and `''`; each may have a meaning of its own. */
  readonly empty: OriginMeaning;
  readonly null?: OriginMeaning;
  readonly blank?: OriginMeaning;
  readonly zero?: OriginMeaning;
  readonly text: OriginMeaning;
  /** A text in which `*` stands beside other characters, where that means something. */
  readonly textWithStar?: OriginMeaning;
  readonly pattern: OriginMeaning;
  readonly list: OriginMeaning;
  /** A list without items, where it is told from one that nobody is in. */
  readonly emptyList?: OriginMeaning;
  /** A list in which `*` stands, where that is more than a text that is compared. */
  readonly listWithStar?: OriginMeaning;
  /** A list of one item that is not `*`. */
  readonly single?: OriginMeaning;
  /** A list that is nothing but `*`. */
  readonly onlyStar?: OriginMeaning;
  readonly function: OriginMeaning;
  /** Numbers, objects and other values that are truthy. */
  readonly other: OriginMeaning;
}

/** How a library asks a function which origins it allows. */
export interface Asking {
  /** What the function is given first: the Origin (where there is none, `''` if `blank` and `null` if `null`), or something that stands for the request. */
  readonly gives: 'origin' | 'blank origin' | 'null origin' | 'request';
  /** What it is given after that, beside a callback: something that stands for the request. */
  readonly also?: 'request';
  /** `callback`: through the last argument. `returns`: by what it returns, and `awaits`: by what that resolves to. `either`: both, or by a promise. */
  readonly answers: 'callback' | 'returns' | 'awaits' | 'either';
  /** The first argument of a callback that is no error: whatever is falsy, or `null` alone (then other falsy ones pass the request on). */
  readonly noError?: 'falsy' | 'null';
  /** What the answers do, where that differs from the option itself. */
  readonly meaning?: Partial<OriginForms>;
}

/** How a library reads the option that names the origins. */
export interface OriginReading extends OriginForms {
  /** The name of the option, or the path to it. */
  readonly option: string;
  readonly absent: OriginMeaning;
  /** An item of a list: texts are compared exactly. `pattern`: patterns are tested. `asked`: functions are asked. `truthy`: anything else lets in if it is truthy. */
  readonly items: 'exact' | 'exact or pattern' | 'exact, pattern or asked' | 'exact, pattern or truthy';
  /** What `*` in an item stands for, as a regular expression, where that is more than a character that is compared. */
  readonly wildcard?: string;
  /** The first `*` and the first dot of an item alone are taken for what they are: the rest is a regular expression. */
  readonly onlyFirst?: true;
  /** Texts in a list, as a regular expression, of which it was not observed what they let in. */
  readonly unreadItem?: string;
  /** What stands between commas counts with the spaces around it. */
  readonly spaces?: 'kept';
  /** What stands between commas and is a pattern, as a regular expression, whose second and third group are the source and the flags. */
  readonly delimited?: string;
  /** Patterns remember where they stopped: one with the flag `g` is not started anew for each request. */
  readonly stateful?: true;
  /** Texts without a scheme are compared with what stands after the scheme of the Origin. */
  readonly anyScheme?: true;
  /** What is sent to an Origin that is not allowed: the other headers (where this is left out), no CORS headers, the text `null`, or the first that is allowed. */
  readonly refused?: 'off' | 'null' | 'first';
  readonly asking: Asking;
  /** What becomes of `*` beside credentials; `reflect option`: unless a function answered it, `reflect if sent`: if there is an Origin, `split`: only preflights are told of the credentials, `alone`: nobody is, nor is who gets no origin, `unread`: it is refused before anything is sent, or that was not observed. */
  readonly starWithCredentials: 'any' | 'reflect' | 'reflect option' | 'reflect if sent' | 'split' | 'alone' | 'unread';
  /** Whether requests without an Origin get the headers, too: with `*` and fixed texts only (`not compared`: nothing else is looked at), without an origin, as though it was `''` (and what would be reflected is `*`), or none at all. */
  readonly withoutOrigin: 'answered' | 'not compared' | 'without origin' | 'as blank' | 'passed on' | 'unread';
  /** Which answers vary by Origin: all (and requests that are passed on), all that are computed from the request or fixed, those of them that name an origin, all that are computed, or none. */
  readonly varies: 'always' | 'unless any' | 'if sent' | 'if computed' | 'never' | 'unread';
  /** That is decided by what the option is, and not by what a function answers: then requests that are passed on vary, too. */
  readonly variesBy?: 'option';
}

/** When a flag is on. `as text`: what is truthy is sent as it is. */
export type FlagReading = 'exactly true' | 'true or its text' | 'truthy' | 'truthy or asked' | 'as text';

/** What is sent where an option is left out: a text, what the preflight asked for, nothing (null), or what was not observed. */
export type DefaultText = 'requested' | 'unread' | (string & {}) | null;

/** How options get to a library. */
export interface CallShape {
  /**
   * `handler`: a function that makes a handler of requests. `plugin`: what is registered on an application, with options. `host`: a class or function among
   * whose own options they are. `method`: a method, whatever has it. `file`: a file that exports a list of what a framework is made of, or an object with the options in it.
   * `config`: what such a file exports, or a function of a module is given, is the configuration of a tool, or a function that gives it.
   * `assigned`: what is assigned to a member of what a module exports, in the place of the library's own.
   */
  readonly kind: 'handler' | 'plugin' | 'host' | 'method' | 'file' | 'config' | 'assigned';
  /** Where the file lies, as a regular expression that its path matches. */
  readonly file?: string;
  /** What an item of its list is, or is called, where it stands for this library. */
  readonly item?: string;
  /** Which argument has the options; counted from the end where it is negative. */
  readonly argument: number;
  /** The member of that argument that is the options, or the path to it; null where it is the argument. */
  readonly member: string | null;
  /** What is there is a list, each item of which is options by itself. */
  readonly each?: true;
  /** What the argument may be in the place of options, as the evaluator calls it: then there are none. */
  readonly otherThan?: RegExp;
  /** An option of a file that has to be `true`: without it nothing is sent, or only where routes say so. */
  readonly needs?: string;
  /** The module that a file names where this library is meant, of two that are called alike. */
  readonly beside?: string;
  /** Where it is not known that a package is installed in a version or a later one, it says nothing. */
  readonly since?: { readonly package: string; readonly version: string };
  /** What a file says that changes what is sent in other ways, which were not observed; and what any file beside it says that does. */
  readonly unless?: RegExp;
  readonly unlessBeside?: RegExp;
  /** The name of the method, of that which registers a plugin, or of what is assigned to. */
  readonly method?: string;
}

/** The answer to a preflight. */
export interface PreflightAnswer {
  /** Null where it gets its headers, and is answered by others. */
  readonly status: number | null;
  readonly statusOption: string | null;
  readonly passOnOption: string | null;
  /** An option that says the opposite: it is answered by others unless this is `true`, as it is where it is left out. */
  readonly endOption?: string;
  /** One that asks for a method or header that is not allowed gets no CORS headers. */
  readonly refuses?: true;
  /** An option that has to be `true`, as it is where it is left out; else OPTIONS is left to others. */
  readonly onOption?: string;
  /** What an OPTIONS request has to have, unless an option is not `true`. One that lacks it gets a status, or is passed on with the headers of other requests, or without. */
  readonly needs?: { readonly headers: readonly string[]; readonly option: string | null; readonly lacking: number | 'passed on' | 'off' };
  /** Other requests get their headers from elsewhere. */
  readonly only?: true;
  /** Its headers are on every other response, too; `unread`: other responses have headers that were not observed. */
  readonly everywhere?: true | 'unread';
}

/** How older versions of a library read options: the first that the installed version is before holds, so the oldest is first. */
export interface OlderVersions {
  /** The package whose version is looked up. */
  readonly package: string;
  readonly versions: readonly { readonly before: string; readonly model: LibraryModel }[];
  /** What is read where no version is known, where that is not the newest. */
  readonly unknown?: LibraryModel;
}

/** A library that sets CORS headers by options. */
export interface LibraryModel {
  readonly name: string;
  readonly documentation: string;
  /** The versions that were observed. */
  readonly versions: string;
  readonly older?: OlderVersions | undefined;
  /** Module names, and the exports that are the function, or for a method what has it; `default` is also the module itself. Methods of unknown origin: none. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  /** The same for what every file has without importing it, by its path from a global variable. */
  readonly globals?: readonly string[];
  readonly call: CallShape;
  /**
   * What comes to a request before it does, where it is a plugin or a method: the handlers that were registered on the same application before, the hooks
   * that were, or all handlers wherever they stand (`last`). Left out: none, or that was not observed.
   */
  readonly order?: 'handlers' | 'hooks' | 'last';
  /** It leaves errors of what comes after it to Koa, which answers them without the headers that were set: where an option is false, or always (null). Left out: it does not, or that was not observed. */
  readonly keepsOnErrors?: { readonly option: string | null };
  /** It does nothing once the application listens. */
  readonly untilListening?: true;
  /** What may stand in the place of options: a function (request, callback) that gives them, or one that makes such a function; `long callback`: that has both parameters, `returns`: one of the request that returns them, `headers`: one of its headers whose result is spread, so that a promise or nothing gives none. `unread`: what it does was not observed. */
  readonly delegate: 'unread' | 'callback' | 'long callback' | 'maker' | 'returns' | 'headers' | null;
  /** The option that may hold a function (request, callback) or (request) that gives the others. */
  readonly delegateOption?: string | null;
  /** What requests come to where the function itself stands in the place of the handler that it makes; left out where that works, or was not observed. */
  readonly uncalled?: 'nothing' | 'not found' | 'an error';
  /** What stands in the place of options is the origin, unless it is an object. */
  readonly short?: true;
  /** What a flag in the place of options stands for: all defaults, other options, or nothing at all. */
  readonly flag?: { readonly true: 'defaults' | 'unread' | Readonly<Record<string, boolean | string>>; readonly false: 'off' | 'unread'; readonly absent: 'defaults' | 'off' };
  /** Option names which, beside the origin, show that an exported object is meant for this library. */
  readonly companions: readonly string[];
  /** The names of all options that nothing else here names, where these were looked up; left out where there may be more. */
  readonly otherOptions?: readonly string[] | undefined;
  /** The type of the options, which says the same where it is written beside them. */
  readonly optionsType: string | null;
  /** The modules that export it, beside those of the library. */
  readonly typeModules?: readonly string[];
  readonly origin: OriginReading;
  /** Another option that names origins. It counts where it is given and is no empty list; both together were not observed. */
  readonly otherOrigin?: OriginReading;
  /** An option by which everything may be otherwise. */
  readonly unreadOption?: string;
  /** Unless it is `true`, which is what it is where nothing is said. */
  readonly unreadUnless?: true;
  /** Lists that the library exports, by the names under which options refer to them. */
  readonly lists?: Readonly<Record<string, readonly string[]>>;
  /** Which of the other options get their defaults beside those that are left out: those that are undefined, or `nothing`: null, too. */
  readonly defaultsFor?: 'undefined' | 'nothing';
  /** `absent`: whether credentials are on where nothing is said. */
  readonly credentials: { readonly option: string; readonly on: FlagReading; readonly absent: boolean | 'unread'; /** Preflights are told of them whatever the option says. */ readonly always?: 'preflights'; /** An option without which they keep the server from starting where every origin is allowed; `''` where none helps. */ readonly forAll?: string };
  /** Lists, by option name in order of precedence; `absent` is sent when none is given (null: nothing; `requested`: what the preflight asked for). */
  readonly methods: { readonly options: readonly string[]; readonly absent: DefaultText; /** A list without items is as though it was left out. */ readonly emptyIsAbsent?: true; /** They are sent in upper case. */ readonly upperCase?: true; /** A value that stands for what the preflight asked for; `unread`: a text that is `*`, of which that was observed beside credentials. */ readonly asked?: true | 'unread'; /** The version that brought what is sent by default. */ readonly since?: string; /** What `undefined` or `null`, written out, does to every preflight. */ readonly nothing: 'error' | 'absent' | 'unread' };
  readonly requestHeaders: { readonly options: readonly string[]; /** An option that adds to them. */ readonly added?: string; readonly absent: DefaultText; /** They are sent in lower case. */ readonly lowerCase?: true; /** A value that stands for what the preflight asked for. */ readonly asked?: true | '*'; /** Whether an answer that repeats them varies by them; `if sent`: every answer that has any, `if asked`: where there are some to repeat, `always`: every answer. */ readonly varies: boolean | 'if sent' | 'if asked' | 'always' | 'unread'; /** What counts as none given: what is falsy, also an empty list, only `null`, or only what is left out. */ readonly none?: 'falsy' | 'empty' | 'null' | 'left out' };
  readonly responseHeaders: { readonly options: readonly string[]; readonly added?: string; readonly absent: DefaultText; /** Preflights are not told where only `actual` responses are. */ readonly on?: 'actual' };
  readonly maxAge: { readonly option: string; readonly absent: string | null; /** Which values are sent: numbers and what is truthy, what is truthy, numbers, or all but null (and undefined). */ readonly sent?: 'truthy' | 'numbers' | 'unless null' | 'unless nothing' };
  /** The lists of methods and headers have to be lists; what a text does there was not observed. */
  readonly onlyLists?: true;
  /** Null where the library leaves OPTIONS to others. */
  readonly preflight: PreflightAnswer | null;
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
