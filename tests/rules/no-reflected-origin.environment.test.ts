import rule from '../../rules/no-reflected-origin.ts';
import { about, testRule, type Case } from '../harness.ts';

const setup = "const app = require('express')(); const cors = require('cors'); const ACAO = 'Access-Control-Allow-Origin';\n";

const withCredentials = { witness: 'https://evil.example', env: 'ORIGINS', credentials: ' with credentials' };
const without = { witness: 'https://evil.example', env: 'ORIGINS' };

const named = (env: string) => (code: string): Case => ({ code, data: { env } });

testRule('a variable of the environment', rule, { data: withCredentials, setup }, {
  'whose absence lets in everybody is named': {
    fallback: [
      "app.use(cors({ origin: «process.env.ORIGINS ? process.env.ORIGINS.split(',') : true», credentials: true }));",
      "app.use(cors({ origin: «process.env.ORIGINS || true», credentials: true }));",
      "app.use(cors({ origin: «process.env.ORIGINS ?? true», credentials: true }));",
      "app.use(cors({ origin: «process.env.ORIGINS?.split(',') ?? true», credentials: true }));",
      "app.use(cors({ origin: «process.env['ORIGINS'] || true», credentials: true }));",
      "const { ORIGINS } = process.env; app.use(cors({ origin: «ORIGINS || true», credentials: true }));",
      "const { ORIGINS: origins } = process.env; app.use(cors({ origin: «origins ? origins.split(',') : true», credentials: true }));",
      "const origins = process.env.ORIGINS; app.use(cors({ origin: «!origins || origins.split(',')», credentials: true }));",
      "const origin = process.env.ORIGINS ?? true; app.use(cors({ «origin», credentials: true }));",
      "const env = process.env; app.use(cors({ origin: «env.ORIGINS || true», credentials: true }));",
      "import process from 'node:process'; app.use(cors({ origin: «process.env.ORIGINS || true», credentials: true }));",
      "import { env } from 'node:process'; app.use(cors({ origin: «env.ORIGINS || true», credentials: true }));",
      "app.use(cors({ origin: «import.meta.env.ORIGINS || true», credentials: true }));",
      "app.use(cors({ origin: «Deno.env.get('ORIGINS') ?? true», credentials: true }));",
      "app.use(cors({ origin: «Bun.env.ORIGINS || true», credentials: true }));",
      "app.use(cors({ origin: «new RegExp(process.env.ORIGINS)», credentials: true }));",
      "app.use(cors({ origin: «new RegExp(process.env.ORIGINS ?? '')», credentials: true }));",
      "app.use(cors({ origin: «new RegExp(process.env.ORIGINS || '.*')», credentials: true }));",
    ],
  },

  'that is set may hold anything, so what follows from its value is not known': {
    valid: [
      "app.use(cors({ origin: process.env.ORIGINS, credentials: true }));",
      "app.use(cors({ origin: process.env.ORIGINS?.split(',') ?? [], credentials: true }));",
      "app.use(cors({ origin: process.env.ORIGINS ? process.env.ORIGINS.split(',') : false, credentials: true }));",
      "app.use(cors({ origin: process.env.ORIGINS || 'https://app.acme.dev', credentials: true }));",
      "app.use(cors({ origin: (process.env.ORIGINS || '').split(','), credentials: true }));",
      "app.use(cors({ origin: process.env.ORIGINS.split(','), credentials: true }));",
      "app.use(cors({ origin: process.env.ORIGINS || '*', credentials: true }));",
      "if (!process.env.ORIGINS) throw new Error('ORIGINS is missing'); app.use(cors({ origin: process.env.ORIGINS || true, credentials: true }));",
      "if (!process.env.ORIGINS) process.exit(1); app.use(cors({ origin: process.env.ORIGINS || true, credentials: true }));",
      "app.use(cors({ origin: process.env.ORIGINS === '*' ? true : process.env.ORIGINS, credentials: true }));",
      "app.use(cors({ origin: process.env.ALLOW_ALL === 'true' ? true : ['https://app.acme.dev'], credentials: true }));",
      "app.use(cors({ origin: process.env.ALLOW_ALL ? true : ['https://app.acme.dev'], credentials: true }));",
      "app.use(cors({ origin: Boolean(process.env.ALLOW_ALL), credentials: true }));",
      "if (process.env.ORIGINS) app.use(cors({ origin: process.env.ORIGINS.split(','), credentials: true }));",
    ],
  },
});

testRule('a check by a variable of the environment', rule, { data: withCredentials, setup }, {
  'lets in everybody while there is nothing to check by': {
    fallback: [
      "const list = (process.env.ORIGINS || '').split(',').filter(Boolean); app.use(cors({ origin: (o, cb) => cb(null, «list.length === 0 || list.includes(o)»), credentials: true }));",
      "const list = (process.env.ORIGINS || '').split(',').filter(Boolean); app.use(cors({ origin: (o, cb) => { if (!list.length || list.includes(o)) cb(null, «true»); else cb(null, false); }, credentials: true }));",
      "const list = new Set((process.env.ORIGINS || '').split(',').filter(Boolean)); app.use(cors({ origin: (o, cb) => cb(null, «list.size === 0 || list.has(o)»), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { if (process.env.ORIGINS === undefined) return cb(null, «true»); cb(null, o === process.env.ORIGINS); }, credentials: true }));",
      "const pattern = new RegExp(process.env.ORIGINS); app.use(cors({ origin: (o, cb) => cb(null, «pattern.test(o)»), credentials: true }));",
      "app.use(cors({ origin: «[new RegExp(process.env.ORIGINS)]», credentials: true }));",
      "app.use(cors({ origin: «new RegExp(`${process.env.ORIGINS || ''}$`)», credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, «(process.env.ORIGINS ?? '').split(',').some((one) => o.startsWith(one))»), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, «o.startsWith(process.env.ORIGINS ?? '')»), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, «o.endsWith(process.env.ORIGINS || '')»), credentials: true }));",
      "const { ORIGINS = '' } = process.env; app.use(cors({ origin: (o, cb) => cb(null, «o.includes(ORIGINS)»), credentials: true }));",
    ].map((code) => (code.includes('«true»') ? { code, suggest: { nobody: code.replace('«true»', '[]') } } : code)),
    valid: [
      "const list = (process.env.ORIGINS || '').split(',').filter(Boolean); app.use(cors({ origin: (o, cb) => cb(null, list.length > 0 && list.includes(o)), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, (process.env.ORIGINS ?? '').split(',').includes(o)), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, (process.env.ORIGINS ?? '').split(',').filter(Boolean).some((one) => o.startsWith(one))), credentials: true }));",
      "if (!process.env.ORIGINS) throw new Error('ORIGINS is missing'); const list = process.env.ORIGINS.split(','); app.use(cors({ origin: (o, cb) => cb(null, !list.length || list.includes(o)), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, o === process.env.ORIGINS), credentials: true }));",
      "app.use(cors({ origin: (o, cb) => cb(null, Boolean(process.env.ORIGINS) && new RegExp(process.env.ORIGINS).test(o)), credentials: true }));",
      "const pattern = process.env.ORIGINS ? new RegExp(process.env.ORIGINS) : /^https:\\/\\/app\\.acme\\.dev$/; app.use(cors({ origin: pattern, credentials: true }));",
      "app.use(cors({ origin: new RegExp(`^https://${process.env.ORIGINS}$`), credentials: true }));",
      "const list = process.env.ORIGINS?.split(',') ?? (process.env.NODE_ENV === 'production' ? [] : true); app.use(cors({ origin: list, credentials: true }));",
    ],
  },
});

testRule('a variable of the environment, without credentials,', rule, { data: without, setup }, {
  'whose absence lets in everybody is named': {
    fallback: [
      "app.use(cors({ origin: «process.env.ORIGINS ? process.env.ORIGINS.split(',') : true» }));",
      "const list = process.env.ORIGINS?.split(','); app.get('/', (req, res) => { if (!list || list.includes(req.headers.origin)) res.set(ACAO, «req.headers.origin»); res.end(); });",
      "const list = (process.env.ORIGINS ?? '').split(',').filter(Boolean); app.get('/', (req, res) => { if (list.length === 0 || list.includes(req.headers.origin)) res.set(ACAO, «req.headers.origin»); res.end(); });",
      "app.get('/', (req, res) => { res.set(ACAO, «process.env.ORIGINS || req.headers.origin»); res.end(); });",
      "app.get('/', (req, res) => { const allowed = process.env.ORIGINS ?? req.get('Origin'); res.set(ACAO, «allowed»); res.end(); });",
      ...["app.get('/', (req, res) => { if ((process.env.MAIN || req.headers.origin) === req.headers.origin) res.set(ACAO, «req.headers.origin»); res.end(); });"].map(named('MAIN')),
    ],
    valid: [
      "const list = (process.env.ORIGINS ?? '').split(','); app.get('/', (req, res) => { if (list.includes(req.headers.origin)) res.set(ACAO, req.headers.origin); res.end(); });",
      "app.get('/', (req, res) => { res.set(ACAO, process.env.ORIGINS || 'https://app.acme.dev'); res.end(); });",
      "app.get('/', (req, res) => { if (req.headers.origin === process.env.ORIGINS) res.set(ACAO, req.headers.origin); res.end(); });",
      "const list = process.env.ORIGINS.split(','); app.get('/', (req, res) => { if (list.includes(req.headers.origin) || !list) res.set(ACAO, req.headers.origin); res.end(); });",
    ],
  },

  'that only changes something else changes nothing': {
    reflected: [
      "const port = process.env.PORT || 3000; app.get('/', (req, res) => { res.set(ACAO, «req.headers.origin»); res.end(); }); app.listen(port);",
      "app.get('/', (req, res) => { if (process.env.VERBOSE) console.log(req.headers.origin); res.set(ACAO, «req.headers.origin»); res.end(); });",
    ],
  },
});

testRule('the build that runs is the one in production', rule, { data: withCredentials, setup }, {
  'so what is reached there counts': {
    reflectedCredentials: [
      "app.use(cors({ origin: «process.env.NODE_ENV === 'production' ? true : ['http://localhost:3000']», credentials: true }));",
      { code: "if (process.env.NODE_ENV !== 'test') app.use(cors({ origin: «true», credentials: true }));", suggest: { nobody: "if (process.env.NODE_ENV !== 'test') app.use(cors({ origin: [], credentials: true }));" } },
      "import { isDev } from './build.js'; app.use(cors({ origin: «isDev ? ['http://localhost:3000'] : true», credentials: true }));",
      "app.use(cors({ origin: «config.get('NODE_ENV') === 'production' ? true : list», credentials: true }));",
      "app.use(cors({ origin: «config.get('PRODUCTION') === 'false' ? list : true», credentials: true }));",
      "app.use(cors({ origin: «process.env.APP_ENV === 'production' ? true : ['http://localhost:3000']», credentials: true }));",
      "app.use(cors({ origin: «process.env.VERCEL ? true : ['http://localhost:3000']», credentials: true }));",
      { code: "if (config.get('TRUST_PROXY') === 'true') app.set('trust proxy', 1); if (config.stage === 'prod') app.use(cors({ origin: «true», credentials: true }));", suggest: { nobody: "if (config.get('TRUST_PROXY') === 'true') app.set('trust proxy', 1); if (config.stage === 'prod') app.use(cors({ origin: [], credentials: true }));" } },
    ],
    ineffective: [
      about('/./', "const dev = cors({ origin: ['http://localhost:3000'] }); const prod = cors({ origin: «/./», credentials: true }); app.use(process.env.NODE_ENV === 'production' ? prod : dev);"),
    ],
    alwaysAllows: [
      "const isProduction = process.env.NODE_ENV === 'production'; app.use(cors({ origin: (o, cb) => { if (isProduction || o === 'http://localhost:3000') cb(null, «o»); else cb(null, false); }, credentials: true }));",
    ],
  },
  'and what is not does not': {
    valid: [
      "app.use(cors({ origin: process.env.NODE_ENV === 'production' ? ['https://app.acme.dev'] : true, credentials: true }));",
      "app.use(cors({ origin: process.env.NODE_ENV !== 'production' || ['https://app.acme.dev'], credentials: true }));",
      "const isDev = process.env.NODE_ENV === 'development'; app.use(cors({ origin: isDev ? true : ['https://app.acme.dev'], credentials: true }));",
      "const isDev = process.env.NODE_ENV === 'development'; app.use(cors({ origin: isDev, credentials: true }));",
      "const { NODE_ENV } = process.env; if (NODE_ENV !== 'production') app.use(cors({ origin: true, credentials: true }));",
      "const { NODE_ENV = 'development' } = process.env; app.use(cors({ origin: NODE_ENV === 'development', credentials: true }));",
      "switch (process.env.NODE_ENV) { case 'production': app.use(cors({ origin: ['https://app.acme.dev'] })); break; default: app.use(cors({ origin: true, credentials: true })); }",
      "const settings = { development: { origin: true, credentials: true }, production: { origin: ['https://app.acme.dev'] } }; app.use(cors(settings[process.env.NODE_ENV]));",
      "const settings = { development: { origin: true, credentials: true }, production: { origin: ['https://app.acme.dev'] } }; app.use(cors(settings[process.env.NODE_ENV || 'development']));",
      "app.use(cors({ origin: import.meta.env.DEV, credentials: true }));",
      "app.use(cors({ origin: import.meta.env.PROD ? ['https://app.acme.dev'] : true, credentials: true }));",
      "app.use(cors({ origin: (o, cb) => { if (process.env.NODE_ENV !== 'production') return cb(null, true); cb(null, o === 'https://app.acme.dev'); }, credentials: true }));",
      "if (config.env === 'development') app.use(cors({ origin: true, credentials: true }));",
      "if (app.settings.env !== 'production') app.use(cors({ origin: true, credentials: true }));",
      "if (config.isDevelopment) app.use(cors({ origin: true, credentials: true }));",
      "import { isDev } from './build.js'; if (isDev()) app.use(cors({ origin: true, credentials: true }));",
      "if (process.argv.includes('--dev')) app.use(cors({ origin: true, credentials: true }));",
      "module.exports = ({ dev }) => { if (dev) app.use(cors({ origin: true, credentials: true })); };",
      "app.use(cors({ origin: settings.isProduction ? ['https://app.acme.dev'] : true, credentials: true }));",
      "const dev = cors({ origin: true, credentials: true }); const prod = cors({ origin: ['https://app.acme.dev'] }); app.use(process.env.NODE_ENV === 'production' ? prod : dev);",
      "if (app.get('env') === 'development') app.use(cors({ origin: true, credentials: true }));",
      "if (config.get('PRODUCTION') === 'true') app.use(cors({ origin: list, credentials: true })); else app.use(cors({ origin: true, credentials: true }));",
      "app.use(cors({ origin: config.get('NODE_ENV') === 'production' ? list : true, credentials: true }));",
      "app.use(cors({ origin: config.environment !== 'development' ? list : true, credentials: true }));",
      "app.use(cors({ origin: settings.isDev === false ? list : true, credentials: true }));",
      "app.use(cors({ origin: process.env.APP_ENV === 'production' ? ['https://app.acme.dev'] : true, credentials: true }));",
      "const stage = process.env.DEPLOY_STAGE || 'dev'; app.use(cors({ origin: stage !== 'prod' || ['https://app.acme.dev'], credentials: true }));",
      "const isProd = Boolean(process.env.IS_PROD); app.use(cors({ origin: isProd ? ['https://app.acme.dev'] : true, credentials: true }));",
      "if (process.env.DEV_MODE === 'true') app.use(cors({ origin: true, credentials: true }));",
    ],
  },
});

testRule('what a platform sets is set', rule, { data: withCredentials, setup }, {
  'where the program is deployed': {
    valid: [
      "const isDeployed = !!Deno.env.get('DENO_DEPLOYMENT_ID'); app.use(cors({ origin: isDeployed ? ['https://app.acme.dev'] : true, credentials: true }));",
      "app.use(cors({ origin: process.env.RAILWAY_ENVIRONMENT ? ['https://app.acme.dev'] : true, credentials: true }));",
      "const where = process.env.AWS_LAMBDA_FUNCTION_NAME ? 'cloud' : 'desk'; app.use(cors({ origin: where === 'desk' || ['https://app.acme.dev'], credentials: true }));",
    ],
    fallback: ["app.use(cors({ origin: «process.env.DEPLOYED ? ['https://app.acme.dev'] : true», credentials: true }));"].map(named('DEPLOYED')),
  },
});

testRule('a variable of the environment by which every origin is let in', rule, { data: withCredentials, setup }, {
  'is set by somebody who wants that, also where it chooses between policies': {
    valid: [
      "const list = process.env.ORIGINS?.split(',').map((one) => one.trim()); if (list?.includes('*')) app.use(cors({ origin: true, credentials: true })); else app.use(cors({ origin: list ?? ['https://app.acme.dev'], credentials: true }));",
      "if (process.env.ORIGINS.trim() === '*') app.use(cors({ origin: true, credentials: true })); else app.use(cors({ origin: process.env.ORIGINS.split(','), credentials: true }));",
      "const make = () => { const list = process.env.ORIGINS?.split(','); if (list?.includes('*')) return cors({ origin: true, credentials: true }); return cors({ origin: list ?? [], credentials: true }); }; app.use((req, res, next) => make()(req, res, next));",
    ],
    reflectedCredentials: [
      { code: "if (/^(?:1|true)$/.test(process.env.WITH_CORS)) app.use(cors({ origin: «true», credentials: true }));", suggest: { nobody: "if (/^(?:1|true)$/.test(process.env.WITH_CORS)) app.use(cors({ origin: [], credentials: true }));" } },
      { code: "if (process.env.ORIGINS) app.use(cors({ origin: «true», credentials: true }));", suggest: { nobody: "if (process.env.ORIGINS) app.use(cors({ origin: [], credentials: true }));" } },
    ],
  },
});
