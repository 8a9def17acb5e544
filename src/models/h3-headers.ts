import { handleCorsBefore2, handleCorsModel } from './h3-cors.ts';
import type { LibraryModel } from './model.ts';

/** A model, and what was before it. */
const since2 = (model: LibraryModel, before: LibraryModel): LibraryModel => ({ ...model, older: { package: 'h3', versions: [{ before: '2.0.0', model: before }] } });

/** The functions that only set headers, on any request. */
const named = (name: string, before = ''): Pick<LibraryModel, 'name' | 'modules' | 'globals'> => ({ name: `${name} of h3${before}`, modules: { h3: [name], '#imports': [name], 'nitro/h3': [name] }, globals: [name] });

/** `appendCorsHeaders(event, options)`: those that other requests than preflights get. */
const alone = (model: LibraryModel, before?: string): LibraryModel => ({
  ...model, ...named('appendCorsHeaders', before), methods: { options: [], absent: null, nothing: 'absent' }, requestHeaders: { options: [], absent: null, varies: false }, maxAge: { option: '', absent: null }, preflight: null,
});

/** `appendCorsPreflightHeaders(event, options)`: those of preflights, without the defaults of `handleCors`. */
const preflights = (model: LibraryModel, before?: string): LibraryModel => ({
  ...model, ...named('appendCorsPreflightHeaders', before), methods: { options: ['methods'], absent: null, asked: 'unread', nothing: 'absent' }, preflight: { status: null, statusOption: null, passOnOption: null, everywhere: true },
});

const older = ' before 2';

export const h3HeaderModels: readonly LibraryModel[] = [
  since2(alone(handleCorsModel), alone(handleCorsBefore2, older)), since2(preflights(handleCorsModel), { ...preflights(handleCorsBefore2, older), maxAge: { option: '', absent: null } }),
];
