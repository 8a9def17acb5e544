import { adonisCorsModel } from './adonis-cors.ts';
import { apolloModels, apolloServerModel, socketModel } from './cors-hosts.ts';
import { colyseusModels } from './colyseus.ts';
import { corsModel } from './cors.ts';
import { corserModel } from './corser.ts';
import { eggModels } from './egg-cors.ts';
import { elysiaCorsModel } from './elysia-cors.ts';
import { feathersModels } from './feathers.ts';
import { firebaseModels } from './firebase.ts';
import { hattipCorsModel } from './hattip-cors.ts';
import { hapiModels } from './hapi.ts';
import { loopbackModel } from './loopback.ts';
import { oakCorsModel } from './oak-cors.ts';
import { fastifyCors6Model } from './fastify-cors-6.ts';
import { fastifyCorsModel } from './fastify-cors.ts';
import { yogaModel } from './graphql-yoga.ts';
import { h3CorsModel } from './h3-cors.ts';
import { h3HeaderModels } from './h3-headers.ts';
import { honoCorsModel } from './hono-cors.ts';
import { infrastructureModels } from './infrastructure.ts';
import { ittyCorsModel } from './itty-cors.ts';
import { createCorsModel } from './itty-cors-4.ts';
import { kcorsModel } from './kcors.ts';
import { koaCorsModel } from './koa-cors.ts';
import { koa1CorsModel } from './koa1-cors.ts';
import { koa2CorsModel } from './koa2-cors.ts';
import { medusaModels } from './medusa.ts';
import { microCorsModel } from './micro-cors.ts';
import { middyCorsModel } from './middy-cors.ts';
import type { LibraryModel } from './model.ts';
import { nestModels } from './nest.ts';
import { nextjsCorsModel } from './nextjs-cors.ts';
import { parseServerModel } from './parse-server.ts';
import { payloadModel } from './payload.ts';
import { remixCorsModel, remixMiddlewareModel } from './remix-cors.ts';
import { restifyModels } from './restify-cors.ts';
import { routeRulesModels } from './route-rules.ts';
import { serverModels } from './server-options.ts';
import { sailsCorsModel } from './sails-cors.ts';
import { sailsModel } from './sails.ts';
import { strapiCorsModel } from './strapi-cors.ts';
import { tinyhttpCorsModel } from './tinyhttp-cors.ts';

/** The libraries that set CORS headers by options. */
export const libraries: readonly LibraryModel[] = [
  corsModel, fastifyCorsModel, fastifyCors6Model, koaCorsModel, kcorsModel, koa2CorsModel, koa1CorsModel, honoCorsModel, ...nestModels, socketModel, apolloServerModel, ...apolloModels,
  yogaModel, elysiaCorsModel, ittyCorsModel, createCorsModel, middyCorsModel, h3CorsModel, ...h3HeaderModels, ...routeRulesModels, nextjsCorsModel, microCorsModel, tinyhttpCorsModel, corserModel, remixCorsModel, remixMiddlewareModel,
  ...hapiModels, ...firebaseModels, ...feathersModels, loopbackModel, oakCorsModel, adonisCorsModel, strapiCorsModel, ...restifyModels, sailsModel, sailsCorsModel, ...eggModels, payloadModel, parseServerModel, ...colyseusModels, ...medusaModels, ...serverModels, hattipCorsModel,
  ...infrastructureModels,
];
