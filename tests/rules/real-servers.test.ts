import reflected from '../../rules/no-reflected-origin.ts';
import wildcardCredentials from '../../rules/no-wildcard-credentials.ts';
import { testRule } from '../harness.ts';

const setup = "const express = require('express'); const cors = require('cors'); const app = express();\n";
const withCredentials = { witness: 'https://evil.example' };

/** Variables each of which may be another name for any other, all written to in a loop. */
const web = (count: number): string => {
  const names = Array.from({ length: count }, (_none, i) => `v${i}`);
  const linked = names.map((name) => `${name} = ${names.filter((other) => other !== name).join(' || ')};`).join(' ');
  return `function link(list) { let ${names.join(', ')}; while (list.next) { ${linked} ${names.map((name) => `${name}.seen = true;`).join(' ')} } }`;
};

testRule('no-reflected-origin', reflected, { setup, data: withCredentials }, {
  'a web of names beside the handler is followed to its end': {
    reflected: [`${web(12)} app.use((req, res) => { link(req); res.set('Access-Control-Allow-Origin', «req.headers.origin»); res.end(); });`],
    valid: [`${web(12)} app.use((req, res) => { link(req); if (!['https://app.acme.dev'].includes(req.headers.origin)) return res.end(); res.set('Access-Control-Allow-Origin', req.headers.origin); res.end(); });`],
  },
});

testRule('no-wildcard-credentials', wildcardCredentials, { setup }, {
  'a variable that is named is one that decides about CORS': {
    fallback: [
      {
        code: "const port = process.env.PORT || 8080; app.use(cors({ origin: String(process.env.SITE), credentials: true })); app.get('/clip', (req, res) => { res.set('Access-Control-Allow-Origin', «'*'»); res.end(); }); app.listen(port);",
        data: { env: 'SITE' },
      },
    ],
    blocked: [
      "const port = process.env.PORT || 8080; app.use(cors({ origin: 'https://app.acme.dev', credentials: true })); app.get('/clip', (req, res) => { res.set('Access-Control-Allow-Origin', «'*'»); res.end(); }); app.listen(port);",
    ],
    valid: [
      "const port = process.env.PORT || 8080; app.use(cors({ origin: String(process.env.SITE), credentials: true })); app.get('/clip', (req, res) => res.end()); app.listen(port);",
    ],
  },
});
