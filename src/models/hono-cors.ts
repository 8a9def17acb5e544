import { hono13Model } from './hono-cors-13.ts';
import type { LibraryModel, OriginForms } from './model.ts';

const methods: LibraryModel['methods'] = { options: ['allowMethods'], absent: 'GET,HEAD,PUT,POST,DELETE,PATCH', nothing: 'absent' };

/** Before 4.13 fewer methods are allowed. */
const version12: LibraryModel = { ...hono13Model, name: 'hono/cors before 4.13', methods };

/** From 4.12.9 until 4.12.25 it sends the Origin in the place of `*` beside credentials (CVE-2026-54290). */
const reflecting: LibraryModel = { ...version12, name: 'hono/cors before 4.12.25', origin: { ...hono13Model.origin, starWithCredentials: 'reflect option', varies: 'unread' } };

const meaning: Partial<OriginForms> = { ...hono13Model.origin.asking.meaning, other: 'fixed' };

/** Before 4.9.6 it awaits nothing. */
const version8: LibraryModel = { ...version12, name: 'hono/cors before 4.9.6', origin: { ...hono13Model.origin, asking: { gives: 'blank origin', also: 'request', answers: 'returns', meaning }, varies: 'unread' } };

/** Before 4.6.5 a text is sent to everybody, and so is the first item of a list to whom the list does not name. */
const version4: LibraryModel = { ...version8, name: 'hono/cors before 4.6.5', origin: { ...version8.origin, text: 'fixed', refused: 'first', emptyList: 'none', onlyStar: 'any' } };

/** Before 4.2 a function is given the Origin alone. */
const version3: LibraryModel = { ...version4, name: 'hono/cors before 4.2', origin: { ...version4.origin, asking: { gives: 'blank origin', answers: 'returns', meaning } } };

/** The middleware of Hono, in all its versions. */
export const honoCorsModel: LibraryModel = {
  ...hono13Model,
  older: { package: 'hono', versions: [{ before: '4.2.0', model: version3 }, { before: '4.6.5', model: version4 }, { before: '4.9.6', model: version8 }, { before: '4.12.9', model: version12 }, { before: '4.12.25', model: reflecting }, { before: '4.13.0', model: version12 }] },
};
