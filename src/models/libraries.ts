import { apolloModel, nestFactoryModel, nestModel, socketModel } from './cors-hosts.ts';
import { corsModel } from './cors.ts';
import { fastifyCorsModel } from './fastify-cors.ts';
import { honoCorsModel } from './hono-cors.ts';
import { koaCorsModel } from './koa-cors.ts';
import type { LibraryModel } from './model.ts';

/** The libraries that set CORS headers by options. */
export const libraries: readonly LibraryModel[] = [corsModel, fastifyCorsModel, koaCorsModel, honoCorsModel, nestModel, nestFactoryModel, socketModel, apolloModel];
