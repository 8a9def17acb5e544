import type { Machine } from './machine.ts';
import { primitive, unknown, type Node, type Unknown, type Value } from './value.ts';

/** Names that say which build runs; the linted program is judged as it runs in production. */
const production: Readonly<Record<string, string | boolean>> = { NODE_ENV: 'production', MODE: 'production', PROD: true, DEV: false };

const development = /^(?:(?:is|in)_?)?_{0,2}(?:dev|development)(?:_?mode)?_{0,2}$/i;
const productive = /^(?:(?:is|in)_?)?_{0,2}(?:prod|production)(?:_?mode)?_{0,2}$/i;

const stages = /^(?:\w+_)?(?:node|app|deploy)?_?(?:env|environment|stage)$/i;

/**
 * Variables by which the platforms that run programs say that they do. They are set wherever the program is deployed, and are asked for to tell that from
 * the computer of a developer: Deno Deploy and Supabase, Vercel, Netlify, Cloudflare Pages, AWS Lambda, Google Cloud, Heroku, Render, Railway, Fly, Azure, Kubernetes.
 */
const ofPlatforms = /^(?:DENO_(?:DEPLOYMENT_ID|REGION)|VERCEL(?:_URL|_REGION)?|NETLIFY|CF_PAGES|AWS_(?:LAMBDA_FUNCTION_NAME|EXECUTION_ENV)|LAMBDA_TASK_ROOT|K_SERVICE|FUNCTION_TARGET|GAE_(?:ENV|SERVICE)|DYNO|RENDER|RAILWAY_(?:ENVIRONMENT|ENVIRONMENT_NAME|SERVICE_NAME|PROJECT_ID)|FLY_(?:APP_NAME|REGION)|WEBSITE_(?:HOSTNAME|SITE_NAME|INSTANCE_ID)|KUBERNETES_SERVICE_HOST)$/;

/** What a condition on settings comes to in production, where their name says that it asks for the build; undefined where it does not. */
export function buildAnswer({ id, means }: Unknown): boolean | undefined {
  if (means === null || !('value' in means)) return isBuild(nameIn(id));
  const text = String(means.value.value).toLowerCase();
  const name = nameIn(means.id);
  if (stages.test(name)) return /^prod(?:uction)?$/.test(text) || (/^(?:dev(?:elopment)?|local|test)$/.test(text) ? false : undefined);
  const answer = isBuild(name);
  return text === 'true' ? answer : text === 'false' && answer !== undefined ? !answer : undefined;
}

/** The name of a setting, as a member or as what a store of settings is asked for. */
const nameIn = (id: string): string => /([\w$]+)"?(?:\(?\))?$/.exec(id)?.[1] ?? '';

function isBuild(name: string): boolean | undefined {
  if (development.test(name)) return false;
  return productive.test(name) ? true : undefined;
}

/** Whether a variable of the environment says which build runs, or where: it says the same whatever else is set. */
export const isOfDeployment = (name: string): boolean => production[name] !== undefined || isBuild(name) !== undefined || stages.test(name) || ofPlatforms.test(name);

/** A variable of the environment: unset in one world, unknown text in the other. One that says which build runs, or where, says the same in both. */
export function environmentVariable(machine: Machine, name: string, node: Node): Value {
  const fixed = production[name];
  if (fixed !== undefined) return primitive(fixed, node);
  if (isBuild(name) !== undefined) return unknown(`env.${name}`, { at: node });
  if (stages.test(name) || ofPlatforms.test(name)) return unknown(`env.${name}`, { nonNull: true, at: node });
  machine.variables.set(node, name);
  const supposed = machine.supposed.get(name);
  if (supposed !== undefined) return primitive(supposed, node);
  if (machine.world === 'unset') return { kind: 'primitive', value: undefined, fromOrigin: false, env: name, at: node };
  return unknown(`env.${name}`, { env: name, nonNull: true, at: node });
}

/** The environment that a platform gives to each handler: `context.env` in Hono, Cloudflare Pages and SvelteKit, `env` beside the request in Workers. */
export const givenEnvironment = (node: Node): Unknown => unknown(given, { nonNull: true, at: node });

const given = 'context.env';

const environments = new Set([given, 'process.env', 'import:process.env', 'import:node:process.env', 'import.meta.env', 'Bun.env', 'Deno.env']);

export const isEnvironment = ({ id }: Unknown): boolean => environments.has(id);

/** What an environment has under a name. In that which a platform gives there are also databases, stores and services, which are no texts and are there. */
export const memberOfEnvironment = (machine: Machine, { id }: Unknown, name: string, node: Node): Value =>
  id === given && isUsedAsObject(node) ? unknown(`env.${name}`, { nonNull: true, at: node }) : environmentVariable(machine, name, node);

/** Whether a member that no text has is read of something. ESLint's trees say what stands around a node. */
const isUsedAsObject = ({ parent, range }: Node): boolean =>
  parent?.type === 'MemberExpression' && parent.object.range[0] === range[0] && parent.object.range[1] === range[1] && !parent.computed && parent.property.type === 'Identifier' && !(parent.property.name in String.prototype);
