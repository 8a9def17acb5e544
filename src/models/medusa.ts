import { corsModel } from './cors.ts';
import type { LibraryModel } from './model.ts';
import { unreadForms } from './unread-forms.ts';

/**
 * The texts by which Medusa is told of origins, for each part of its API. It separates each at its commas, makes patterns of what is
 * delimited like one, and hands the list to `cors`, with credentials, against which nothing can be said.
 */
const textAt = (member: string): LibraryModel => ({
  ...corsModel,
  name: 'Medusa',
  documentation: 'https://docs.medusajs.com/learn/fundamentals/api-routes/cors',
  versions: '1.9.0, 2.0.10',
  modules: Object.fromEntries(['@medusajs/framework/utils', '@medusajs/utils', '@medusajs/medusa'].map((module) => [module, ['defineConfig']])),
  call: { kind: 'config', file: '(?:^|/)medusa[.-]config\\.[cm]?[jt]s$', argument: 0, member: `projectConfig.${member}` },
  delegate: null,
  short: true,
  flag: { true: 'unread', false: 'off', absent: 'off' },
  companions: [],
  optionsType: null,
  origin: {
    ...corsModel.origin,
    ...unreadForms, // what is no text keeps it from starting
    option: member.replace(/^.*\./, ''),
    absent: 'unread',
    star: 'split', text: 'split',
    blank: 'none',
    spaces: 'kept',
    delimited: "^([/~@;%#'])(.*?)\\1([gimsuy]*)$",
    items: 'exact or pattern',
  },
  credentials: { option: '', on: 'exactly true', absent: true },
});

/** Those of version 2, and those that version 1 has in their place. */
export const medusaModels: readonly LibraryModel[] = ['http.storeCors', 'http.adminCors', 'http.authCors', 'store_cors', 'admin_cors'].map(textAt);
