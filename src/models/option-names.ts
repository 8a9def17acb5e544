import { editDistance } from '../spec/edit-distance.ts';
import { corsResponseHeader } from '../spec/headers.ts';
import type { LibraryModel } from './model.ts';

/** What an option decides. */
export type Subject = 'origin' | 'credentials' | 'methods' | 'requestHeaders' | 'responseHeaders' | 'maxAge';

/** What other libraries call it, in lower case, and what it is called by mistake. */
const otherNames: Readonly<Record<Subject, readonly string[]>> = {
  origin: ['origin', 'origins', 'alloworigin', 'alloworigins', 'allowedorigin', 'allowedorigins'],
  credentials: ['credentials', 'credential', 'allowcredentials', 'supportscredentials', 'withcredentials'],
  methods: ['methods', 'method', 'allowmethods', 'allowedmethods', 'allowmethod'],
  requestHeaders: ['allowedheaders', 'allowheaders', 'allowheader', 'allowedheader', 'requestheaders'],
  responseHeaders: ['exposedheaders', 'exposeheaders', 'exposeheader', 'exposedheader', 'responseheaders'],
  maxAge: ['maxage'],
};

const subjectOfHeader: Readonly<Record<string, Subject>> = { allowOrigin: 'origin', allowCredentials: 'credentials', allowMethods: 'methods', allowHeaders: 'requestHeaders', exposeHeaders: 'responseHeaders', maxAge: 'maxAge' };

/** The options by which a library is told of each subject. */
const bySubject = ({ origin, credentials, methods, requestHeaders, responseHeaders, maxAge }: LibraryModel): Readonly<Record<Subject, string | undefined>> => ({
  origin: origin.option, credentials: credentials.option, methods: methods.options[0], requestHeaders: requestHeaders.options[0] ?? requestHeaders.added, responseHeaders: responseHeaders.options[0] ?? responseHeaders.added, maxAge: maxAge.option,
});

/** All option names that a library is known to read. */
function knownOptions(model: LibraryModel): readonly string[] {
  const { companions, credentials, delegateOption, methods, otherOptions, otherOrigin, preflight, requestHeaders, responseHeaders, unreadOption } = model;
  const others = [otherOrigin?.option, credentials.forAll, requestHeaders.added, responseHeaders.added, unreadOption, delegateOption, preflight?.statusOption, preflight?.passOnOption, preflight?.endOption, preflight?.onOption, preflight?.needs?.option];
  return [...Object.values(bySubject(model)), ...methods.options, ...requestHeaders.options, ...responseHeaders.options, ...companions, ...(otherOptions ?? []), ...others].filter((name) => typeof name === 'string');
}

/** A name that is no option of a library. */
export interface MistakenOption {
  /** The option that is meant, and what it decides; null where that is not known. */
  readonly meant: string | null;
  readonly subject: Subject | null;
}

/** What is mistaken about an option's name; null for one that is, or may be, an option. */
export function findMistakenOption(model: LibraryModel, name: string): MistakenOption | null {
  const known = knownOptions(model);
  if (known.includes(name)) return null;
  const subject = subjectOf(name);
  const options = bySubject(model);
  const meant = subject === null ? nearest(name, known) : options[subject] || null; // '' where there is none
  if (meant === null) return subject === null && model.otherOptions !== undefined ? { meant: null, subject: null } : null;
  return { meant, subject: subject ?? (Object.keys(options) as Subject[]).find((one) => options[one] === meant) ?? null };
}

function subjectOf(name: string): Subject | null {
  const header = corsResponseHeader(name);
  if (header !== null) return subjectOfHeader[header] ?? null;
  const text = name.toLowerCase().replace(/[-_]/g, '');
  return (Object.keys(otherNames) as Subject[]).find((subject) => otherNames[subject].includes(text)) ?? null;
}

const [shortest, mostMistakes] = [5, 2];

const nearest = (name: string, known: readonly string[]): string | null =>
  (name.length < shortest ? null : known.find((one) => one.length >= shortest && editDistance(name.toLowerCase(), one.toLowerCase()) <= mostMistakes)) ?? null;
