/** A check of an origin `o`, an expression; « and » stand around what is to blame for whom it lets in. */
export type Check = string;

export interface Server {
  /** What stands before the server, such as a list. */
  readonly setup?: string | undefined;
  readonly credentials?: boolean;
}

interface Spelling {
  readonly name: string;
  /** A server that lets an origin in if it passes a check; ‹ and › stand around the origin that it sends. `«` stays where it is. */
  readonly spell: (check: Check, headers: Headers) => string;
  /** The language of before 2015. */
  readonly old: boolean;
}

/** How the headers are written, beside the origin. */
interface Headers {
  /** A statement. */
  readonly statement: string;
  /** A property behind others. */
  readonly property: string;
  /** An option of the `cors` package. */
  readonly option: string;
}

const credentialed: Headers = { statement: " res.setHeader('Access-Control-Allow-Credentials', 'true');", property: ", 'Access-Control-Allow-Credentials': 'true'", option: ', credentials: true' };
const anonymous: Headers = { statement: '', property: '', option: '' };

const ACAO = "'Access-Control-Allow-Origin'";

/** Whether a check asks for more of the request than its Origin. */
const asksRequest = (check: Check): boolean => /\breq\b/.test(check);

const renamed = (check: Check, name: string): Check => check.replace(/\bo\b/g, name);

/** The parts of the URL that a check reads, as variables of their names. */
function destructured(check: Check): { readonly before: string; readonly check: Check } {
  const parts = [...new Set([...check.matchAll(/new URL\(o\)\.(host(?:name)?|protocol)\b/g)].map(([, part]) => part))];
  const before = parts.length === 0 ? '' : `const { ${parts.join(', ')} } = new URL(origin); `;
  return { before, check: renamed(check.replace(/new URL\(o\)\.(?=host|protocol)/g, ''), 'origin') };
}

const spellings: readonly Spelling[] = [
  {
    name: 'behind an if',
    old: false,
    spell: (check, { statement }) => `app.get('/', (req, res) => { const o = req.headers.origin; if (${check}) { res.setHeader(${ACAO}, ‹o›);${statement} } res.end(); });`,
  },
  {
    name: 'destructured',
    old: false,
    spell: (given, { property }) => {
      const { before, check } = destructured(given);
      return `app.use((req, res, next) => { const { origin } = req.headers; ${before}if (${check}) res.set({ ${ACAO}: ‹origin›${property} }); next(); });`;
    },
  },
  {
    name: 'in a callback of cors',
    old: false,
    spell: (check, { option }) => asksRequest(check)
      ? `app.use(cors((req, callback) => { const o = req.header('Origin'); callback(null, { origin: ‹!!(${check})›${option} }); }));`
      : `app.use(cors({ origin: (o, callback) => callback(null, ‹!!(${check})›)${option} }));`,
  },
  {
    name: 'negated, in a helper',
    old: false,
    spell: (check, { statement }) => {
      const more = asksRequest(check) ? ', req' : '';
      return `const isAllowed = (o${more}) => { if (!(${check})) return false; return true; }; app.get('/', (req, res) => { if (!isAllowed(req.headers.origin${more})) return res.status(403).end(); res.setHeader(${ACAO}, ‹req.headers.origin›);${statement} res.end(); });`;
    },
  },
  {
    name: 'behind an if, in old code',
    old: true,
    spell: (check, { statement }) => `app.get('/', function (req, res) { var o = req.get('Origin'); if (${check}) { res.header(${ACAO}, ‹o›);${statement} } res.end(); });`,
  },
  {
    name: 'in variables, with an early return',
    old: true,
    spell: (check, { statement }) => {
      const url = check.includes('new URL(o)') ? 'var url = new URL(origin); ' : '';
      return `app.use(function (req, res, next) { var origin = req.headers['origin']; ${url}var ok = ${renamed(check.replaceAll('new URL(o)', 'url'), 'origin')}; if (!ok) { return next(); } res.setHeader(${ACAO}, ‹origin›);${statement} next(); });`;
    },
  },
  {
    name: 'in a callback of cors with an error, in old code',
    old: true,
    spell: (check, { option }) => asksRequest(check)
      ? `app.use(cors(function (req, callback) { var o = req.header('Origin'); if (${check}) { callback(null, { origin: ‹true›${option} }); } else { callback(null, { origin: false }); } }));`
      : `app.use(cors({ origin: function (o, callback) { if (${check}) { callback(null, ‹true›); } else { callback(new Error('Not allowed by CORS')); } }${option} }));`,
  },
  {
    name: 'in a helper that is declared below',
    old: true,
    spell: (check, { statement }) => {
      const more = asksRequest(check) ? ', req' : '';
      return `app.use(function (req, res, next) { if (isAllowed(req.headers.origin${more})) { res.setHeader(${ACAO}, ‹req.headers.origin›);${statement} } next(); }); function isAllowed(o${more}) { return ${check}; }`;
    },
  },
];

/** The end of an expression that starts at an index: the bracket that closes what is around it, or the comma behind it. */
function endOf(text: string, start: number): number {
  for (let depth = 0, i = start; i < text.length; i += 1) {
    if ('([{'.includes(text[i]!)) depth += 1;
    if (')]},'.includes(text[i]!) && depth === 0) return i;
    if (')]}'.includes(text[i]!)) depth -= 1;
  }
  return text.length;
}

/** Code without arrow functions, templates and block-scoped variables. */
function inOldCode(code: string): string {
  const arrow = /\(([\w, ]*)\) => (?!\{)/.exec(code);
  if (arrow !== null) {
    const start = arrow.index + arrow[0].length;
    const end = endOf(code, start);
    return inOldCode(`${code.slice(0, arrow.index)}function (${arrow[1]}) { return ${code.slice(start, end)}; }${code.slice(end)}`);
  }
  const flat = code.replace(/`([^`]*)`/g, (_, text: string) => `(${text.split(/\$\{(.*?)\}/).map((part, i) => (i % 2 === 1 ? part : `'${part}'`)).filter((part) => part !== "''").join(' + ')})`);
  return flat.replace(/\b(?:const|let) (?=\w)/g, 'var ');
}

export interface Spelled {
  readonly name: string;
  /** The text of the server. */
  readonly text: string;
  /** The text of what is marked in the check; null where nothing is. */
  readonly blamed: readonly [number, number] | null;
  /** The place of the origin that is sent. */
  readonly sent: readonly [number, number];
}

/** A server that decides by a check, in each spelling. */
export function spelled(check: Check, { setup = '', credentials = true }: Server = {}): readonly Spelled[] {
  return spellings.map(({ name, spell, old }) => {
    const [written, before] = old ? [inOldCode(check), inOldCode(setup)] : [check, setup];
    const head = `${old ? 'var' : 'const'} app = require('express')(); ${old ? 'var' : 'const'} cors = require('cors');\n${before}${before === '' ? '' : '\n'}`;
    return { name, ...withoutMarks(head + spell(written, credentials ? credentialed : anonymous)) };
  });
}

function withoutMarks(marked: string): Omit<Spelled, 'name'> {
  const text = marked.replace(/[«»‹›]/g, '');
  const place = (pattern: RegExp): readonly [number, number] | null => {
    const match = pattern.exec(marked);
    if (match === null) return null;
    const start = marked.slice(0, match.index).replace(/[«»‹›]/g, '').length;
    return [start, start + match[0].replace(/[«»‹›]/g, '').length];
  };
  return { text, blamed: place(/«[^»]*»/), sent: place(/‹[^›]*›/) ?? [0, 0] };
}
