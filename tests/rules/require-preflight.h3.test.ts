import rule from '../../rules/require-preflight.ts';
import { testRule, type DetailedCase } from '../harness.ts';
import { noOrigin } from './preflight-texts.ts';

const setup = "import { H3, serve } from 'h3';\n";
const made = 'const app = new H3();';
const allow = (value = "'https://app.acme.dev'"): string => `app.use((event) => { event.res.headers.set('Access-Control-Allow-Origin', ${value}); event.res.headers.set('Access-Control-Allow-Methods', 'PUT'); });`;
const put = "app.put('/x', () => 'ok');";
const start = 'serve(app);';
const reported = (code: string): DetailedCase => ({ code, data: { why: 'PUT', ...noOrigin } });

testRule('require-preflight', rule, { setup }, {
  // h3 2.0.8 was asked: OPTIONS gets 404, without the headers that were set.
  'nothing answers OPTIONS by itself, and what was set is gone': {
    handler: [
      reported(`${made} ${allow("«'https://app.acme.dev'»")} ${put} ${start}`),
      reported(`${made} app.use(async (event, next) => { event.res.headers.set('Access-Control-Allow-Origin', «'*'»); return next(); }); ${put} ${start}`),
      reported(`${made} app.put('/x', (event) => { event.res.headers.set('Access-Control-Allow-Origin', «'*'»); return 'ok'; }); ${start}`),
    ],
    valid: [
      `${made} ${allow()} app.options('/x', () => ''); ${put} ${start}`,
      `${made} ${allow()} app.all('/x', () => 'ok'); ${start}`,
      `${made} app.use((event) => { event.res.headers.set('Access-Control-Allow-Origin', '*'); event.res.headers.set('Access-Control-Allow-Methods', 'PUT'); if (event.req.method === 'OPTIONS') return ''; }); ${put} ${start}`,
      `${made} import { noContent } from 'h3'; app.use((event) => { event.res.headers.set('Access-Control-Allow-Origin', '*'); if (event.req.method === 'OPTIONS') return noContent(); }); ${put} ${start}`,
      `${made} import { handleCors } from 'h3'; app.use((event) => { const answer = handleCors(event, { origin: ['https://app.acme.dev'] }); if (answer !== false) return answer; }); ${put} ${start}`,
      `${made} import { preflights } from './preflights.js'; app.use(preflights); ${allow()} ${put} ${start}`,
      `${made} ${allow()} ${put} export default app;`,
      `${made} ${allow()} app.get('/x', () => 'ok'); ${start}`,
      `${made} import { routes } from './routes.js'; ${allow()} ${put} app.mount('/', routes); ${start}`,
      `${made} import { routes } from './routes.js'; ${allow()} ${put} app.register(routes); ${start}`,
      `${made} import { routes } from './routes.js'; ${allow()} ${put} routes(app); ${start}`,
      `const app = new H3({ onResponse: answer }); ${allow()} ${put} ${start}`,
      `const app = new H3({ plugins: [answers] }); ${allow()} ${put} ${start}`,
    ],
  },
});
