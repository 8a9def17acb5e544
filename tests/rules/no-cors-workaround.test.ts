import rule from '../../rules/no-cors-workaround.ts';
import { testRule } from '../harness.ts';

const plain = "fetch(url, {  })";
const mode = "fetch(url, { mode: «'no-cors'» })";
/** Code around an opaque request, and what the suggestion makes of it. */
const opaque = (code: (request: string) => string, read: string) => ({ code: code(mode), data: { read }, suggest: { remove: code(plain) } });

testRule('no-cors-workaround', rule, {}, {
  'an opaque response is read': {
    read: [
      opaque((request) => `${request}.then((response) => response.json()).then(show);`, 'response.json'),
      opaque((request) => `${request}.then(function (r) { return r.text(); });`, 'r.text'),
      opaque((request) => `const load = async () => { const text = await (await ${request}).text(); };`, '(await fetch(url, { mode: \'no-cors\' })).text'),
      opaque((request) => `const response = await ${request}; if (!response.ok) throw new Error('No');`, 'response.ok'),
      opaque((request) => `const response = await ${request}; const copy = response.clone(); show(await copy.json());`, 'copy.json'),
      opaque((request) => `const { status } = await ${request};`, 'status'),
      opaque((request) => `const pending = ${request}; pending.catch(report).then((r) => r.blob());`, 'r.blob'),
      opaque((request) => `const check = (r) => { if (r.status === 200) done(); }; ${request}.then(check);`, 'r.status'),
      opaque((request) => `async function load() { return ${request}; } load().then((r) => r.json());`, 'r.json'),
      opaque((request) => `const load = () => ${request}; async function show() { const r = await load(); return r.json(); }`, 'r.json'),
      { code: "const options = { mode: «'no-cors'», method: 'GET' }; fetch(url, options).then((r) => r.json());", data: { read: 'r.json' }, suggest: { remove: "const options = { method: 'GET' }; fetch(url, options).then((r) => r.json());" } },
      { code: "fetch(new Request(url, { mode: «'no-cors'» })).then((r) => r.json());", data: { read: 'r.json' }, suggest: { remove: 'fetch(new Request(url, {  })).then((r) => r.json());' } },
    ],
    valid: [
      "fetch(url, { mode: 'cors' }).then((r) => r.json());",
      "fetch(url, { mode: isPublic ? 'no-cors' : 'cors' }).then((r) => r.json());",
      "// fetch(url, { mode: 'no-cors' }).then((r) => r.json());",
      "import cors from 'cors'; app.use(cors({ mode: 'no-cors' })); fetch(url).then((r) => r.json());",
    ],
  },
  'a response that nobody reads, or that goes where opaque ones are welcome': {
    valid: [
      "fetch(url, { mode: 'no-cors' });",
      "await fetch(url, { mode: 'no-cors', method: 'POST', body });",
      "fetch(url, { mode: 'no-cors' }).then(() => setOnline(true)).catch(() => setOnline(false));",
      "try { const response = await fetch(url, { mode: 'no-cors' }); console.log(response); } catch { offline(); }",
      "const response = await fetch(url, { mode: 'no-cors' }); if (response.type === 'opaque') done();",
      "self.addEventListener('fetch', (event) => event.respondWith(fetch(event.request, { mode: 'no-cors' })));",
      "const cache = await caches.open('v1'); await cache.add(new Request(url, { mode: 'no-cors' }));",
      "const response = await fetch(url, { mode: 'no-cors' }); await cache.put(url, response);",
      "await Promise.race([fetch(url, { mode: 'no-cors' }), timeout(500)]);",
      "export const ping = () => fetch(url, { mode: 'no-cors' });",
      "navigator.sendBeacon(url, 'no-cors');",
    ],
  },
  'unless that is asked for': {
    unread: [{ code: "fetch(url, { mode: «'no-cors'», method: 'POST', body });", options: [{ allowUnread: false }], suggest: { remove: "fetch(url, { method: 'POST', body });" } }],
    valid: [{ code: "cache.add(new Request(url, { mode: 'no-cors' }));", options: [{ allowUnread: false }] }],
  },
  'what the mode cannot carry': {
    method: [
      { code: "fetch(url, { method: 'PUT', mode: «'no-cors'» });", data: { method: 'PUT' }, suggest: { remove: "fetch(url, { method: 'PUT' });" } },
      { code: "fetch(url, { method: 'delete', mode: «'no-cors'» }).then((r) => r.json());", data: { method: 'DELETE' }, suggest: { remove: "fetch(url, { method: 'delete' }).then((r) => r.json());" } },
    ],
    authorization: [{ code: "fetch(url, { headers: { Authorization: token }, mode: «'no-cors'» });", suggest: { remove: 'fetch(url, { headers: { Authorization: token } });' } }],
    ignored: [{ code: "import axios from 'axios'; axios.get(url, { mode: «'no-cors'» });", suggest: { remove: "import axios from 'axios'; axios.get(url, {  });" } }],
    valid: ["fetch(url, { method: 'POST', mode: 'no-cors', headers: { 'Content-Type': 'application/json' }, body });", "fetch(url, { method: 'HEAD', mode: 'no-cors' });"],
  },
});

testRule('no-cors-workaround', rule, { data: { host: 'cors-anywhere.herokuapp.com' } }, {
  'a public proxy reads along': {
    proxy: [
      "fetch(«'https://cors-anywhere.herokuapp.com/https://api.acme.dev'»);",
      "fetch(«'https://cors-anywhere.herokuapp.com/'» + url);",
      'fetch(«`https://cors-anywhere.herokuapp.com/${url}`»);',
      "const base = «'https://cors-anywhere.herokuapp.com/'»; fetch(`${base}${url}`);",
      "const proxyUrl = «'https://cors-anywhere.herokuapp.com/'»; load(proxyUrl);",
      "const xhr = new XMLHttpRequest(); xhr.open('GET', «'https://cors-anywhere.herokuapp.com/'» + url);",
      "const preview = <Link proxyUrl=«\"https://cors-anywhere.herokuapp.com\"» />;",
      "import axios from 'axios'; axios.create({ baseURL: «'https://cors-anywhere.herokuapp.com/https://api.acme.dev'» });",
      "$.getJSON(«'//cors-anywhere.herokuapp.com/https://api.acme.dev'», show);",
      { code: "const image = «`https://corsproxy.io/?${encodeURIComponent(url)}`»;", data: { host: 'corsproxy.io' } },
      { code: "axios.get(«'https://api.allorigins.win/raw?url='» + url);", data: { host: 'api.allorigins.win' } },
      { code: "fetch(«`https://thingproxy.freeboard.io/fetch/${url}`»);", data: { host: 'thingproxy.freeboard.io' } },
      { code: "fetch(«`https://api.codetabs.com/v1/proxy?quest=${url}`»);", data: { host: 'api.codetabs.com' } },
      { code: "export const API_URL = «'https://corsproxy.io/?https://api.acme.dev'»;", data: { host: 'corsproxy.io' } },
      "class App { url = «'https://cors-anywhere.herokuapp.com/https://api.acme.dev'»; load() { return fetch(this.url); } }",
      { code: "const PROXIES = [«'https://crossorigin.me/'», (url) => «`https://crossorigin.me/${url}`»]; load(PROXIES);", data: { host: 'crossorigin.me' } },
    ],
    valid: [
      "fetch('https://proxy.acme.dev/?url=' + url);",
      "fetch('https://my-cors-anywhere.herokuapp.com/' + url);",
      "fetch('/api/proxy?url=' + url);",
      "fetch('https://api.codetabs.com/v1/loc?github=a/b');",
      "const blockedProxies = ['https://cors-anywhere.herokuapp.com/', 'https://corsproxy.io/'];",
      "if (url.startsWith('https://cors-anywhere.herokuapp.com/')) warn();",
      "const help = <a href=\"https://cors-anywhere.herokuapp.com/corsdemo\">Ask for access</a>;",
      "export const known = { url: 'https://cors-anywhere.herokuapp.com/' };",
      "if (url === 'https://cors-anywhere.herokuapp.com/https://api.acme.dev') warn();",
      "const text = 'Do not use https://cors-anywhere.herokuapp.com/ for this';",
      "import anywhere from 'cors-anywhere'; anywhere.createServer({ originWhitelist: ['https://app.acme.dev'] });",
      { code: "fetch('https://cors-anywhere.herokuapp.com/' + url);", options: [{ allowProxies: ['cors-anywhere.herokuapp.com'] }] },
    ],
  },
  'a server fetches whatever it is asked for, for every origin': {
    openProxy: [
      "app.get('/proxy', async (req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.send(await (await fetch(«req.query.url»)).text()); });",
      "app.get('/proxy', async (req, res) => { const { url } = req.query; if (!url) return res.sendStatus(400); const upstream = await fetch(«url»); res.set({ 'Access-Control-Allow-Origin': '*' }).send(await upstream.text()); });",
      "export default { async fetch(request) { const target = new URL(request.url).searchParams.get('url'); const upstream = await fetch(«target»); return new Response(upstream.body, { headers: { 'Access-Control-Allow-Origin': '*' } }); } };",
      "const axios = require('axios'); app.get('/', async (req, res) => { res.header('Access-Control-Allow-Origin', '*'); const { data } = await axios.get(«decodeURIComponent(req.query.u)»); res.send(data); });",
      "const anywhere = require('cors-anywhere'); anywhere.createServer({ «originWhitelist: []», requireHeader: ['origin'] }).listen(8080);",
      "import anywhere from 'cors-anywhere'; «anywhere.createServer»().listen(8080);",
    ],
    valid: [
      "app.get('/proxy', async (req, res) => { res.set('Access-Control-Allow-Origin', 'https://app.acme.dev'); res.send(await (await fetch(req.query.url)).text()); });",
      "app.get('/proxy', async (req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.send(await (await fetch(`https://api.acme.dev/${req.query.path}`)).text()); });",
      "app.get('/proxy', async (req, res) => { const { url } = req.query; if (!allowed.has(url)) return res.sendStatus(403); res.set('Access-Control-Allow-Origin', '*'); res.send(await (await fetch(url)).text()); });",
      "app.get('/proxy', async (req, res) => { const { url } = req.query; if (new URL(url).host !== 'api.acme.dev') return res.sendStatus(403); res.set('Access-Control-Allow-Origin', '*'); res.send(await (await fetch(url)).text()); });",
      "app.get('/proxy', async (req, res) => { if (!allowed.has(req.query.url)) return res.sendStatus(403); res.set('Access-Control-Allow-Origin', '*'); res.send(await (await fetch(req.query.url)).text()); });",
      "app.get('/rates', async (req, res) => { res.set('Access-Control-Allow-Origin', '*'); res.send(await (await fetch('https://rates.example')).text()); });",
      "const anywhere = require('cors-anywhere'); anywhere.createServer({ originWhitelist: ['https://app.acme.dev'] }).listen(8080);",
      "const anywhere = require('cors-anywhere'); anywhere.createServer({ originWhitelist: origins }).listen(8080);",
      "const anywhere = require('cors-anywhere'); anywhere.createServer(options).listen(8080);",
    ],
  },
  'web security is switched off': {
    webSecurity: [
      'new BrowserWindow({ webPreferences: { «webSecurity: false» } });',
      'const webPreferences = { «webSecurity: false» }; new BrowserWindow({ webPreferences });',
      'options.webPreferences = {}; «options.webPreferences.webSecurity = false»;',
    ],
    launch: [
      "app.commandLine.appendSwitch(«'disable-web-security'»);",
      "const browser = await puppeteer.launch({ headless: true, args: ['--no-sandbox', «'--disable-web-security'»] });",
      { code: "await chromium.launch({ args: [«'--disable-web-security'»] });", filename: 'e2e/login.test.ts', options: [{ testFiles: true }] },
    ],
    valid: [
      'new BrowserWindow({ webPreferences: { webSecurity: true } });',
      "new BrowserWindow({ webPreferences: { webSecurity: process.env.NODE_ENV === 'production' } });",
      "new BrowserWindow({ webPreferences: { contextIsolation: true } }); const schema = { webSecurity: 'boolean' };",
      { code: "await chromium.launch({ args: ['--disable-web-security'] });", filename: 'e2e/login.test.ts' },
      { code: "export default { use: { launchOptions: { args: ['--disable-web-security'] } } };", filename: 'playwright.config.ts' },
      "const known = ['--disable-web-security']; if (argv.some((one) => known.includes(one))) refuse();",
      "if (argument === '--disable-web-security') refuse();",
    ],
  },
});
