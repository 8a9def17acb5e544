import { corsModel } from './cors.ts';
import { koaCorsModel } from './koa-cors.ts';
import type { LibraryModel } from './model.ts';

/** What Feathers hands on of `cors` and `@koa/cors`: the same functions. */
export const feathersModels: readonly LibraryModel[] = [
  { ...corsModel, versions: '5.0.50', modules: { '@feathersjs/express': ['cors'] } },
  { ...koaCorsModel, versions: '5.0.50', modules: { '@feathersjs/koa': ['cors'] } },
];
