import reflected from '../../rules/no-reflected-origin.ts';
import weak from '../../rules/no-weak-origin-check.ts';
import mistakes from '../../rules/valid-cors-options.ts';
import { testRule, type Case } from '../harness.ts';

const data = { witness: 'https://evil.example', credentials: '', library: 'Cloud Functions for Firebase' };

const everybody = (code: string): Case => ({ code, suggest: { public: code.replace('«true»', "'*'") } });

/** The ways to make a function with options. */
const ways = (options: string): string[] => [
  `import { onRequest } from 'firebase-functions/v2/https'; export const api = onRequest(${options}, (req, res) => res.send('ok'));`,
  `import * as https from 'firebase-functions/https'; export const api = https.onRequest(${options}, handler);`,
  `const { onRequest } = require('firebase-functions/v2/https'); exports.api = onRequest(${options}, (req, res) => { res.send('ok'); });`,
  `const { https } = require('firebase-functions/v2'); const options = ${options}; exports.api = https.onRequest(options, handler);`,
  `import { onCall as callable } from 'firebase-functions/v2/https'; export const api = callable(${options}, () => {});`,
];

testRule('functions of Firebase', reflected, { data }, {
  'are told which origins they allow': {
    reflected: ways('{ cors: «true» }').map(everybody),
    valid: [
      ...ways("{ cors: ['https://app.acme.dev'] }"),
      ...ways('{ cors: false }'),
      "import { onRequest } from 'firebase-functions/v2/https'; export const api = onRequest({ cors: '*' }, handler);",
      "import { onRequest } from 'firebase-functions/v2/https'; export const api = onRequest({ cors: ['*'] }, handler);",
      // Nothing is sent where nothing is said.
      "import { onRequest } from 'firebase-functions/v2/https'; export const cors = onRequest({ region: 'europe-west1' }, (req, res) => res.send('ok'));",
      "import { onRequest } from 'firebase-functions/v2/https'; export const cors = onRequest((req, res) => res.send('ok'));",
      "import { onRequest } from './https.js'; export const api = onRequest({ cors: true }, handler);",
    ],
  },

  'reflect where the variable that holds the origin is unset': {
    fallback: [{ code: "import { onRequest } from 'firebase-functions/v2/https'; export const api = onRequest({ cors: «process.env.ORIGIN» }, handler);", data: { env: 'ORIGIN' } }],
    valid: ["import { onRequest } from 'firebase-functions/v2/https'; export const api = onRequest({ cors: process.env.ORIGIN ?? false }, handler);"],
  },
});

const pattern = String.raw`/^https:\/\/example\.com/`;
const repair = String.raw`/^https:\/\/example\.com$/`;
const withPattern = (one: string): string => `import { onRequest } from 'firebase-functions/v2/https'; export const api = onRequest({ cors: [${one}, 'https://flutter.com'] }, handler);`;

testRule('patterns of functions of Firebase', weak, { data: { check: pattern, witness: 'https://example.com.evil.example', supposed: '', reach: '', repair, text: repair } }, {
  'are found anywhere': {
    repairable: [{ code: withPattern(`«${pattern}»`), suggest: { repair: withPattern(repair) } }],
    valid: ["import { onRequest } from 'firebase-functions/v2/https'; export const api = onRequest({ cors: [/^https:\\/\\/([a-z-]+\\.)?example\\.com$/, 'https://flutter.com'] }, handler);"],
  },
});

testRule('other options of functions of Firebase', mistakes, {}, {
  'are no mistakes': {
    valid: [...ways("{ cors: ['https://app.acme.dev'], region: 'europe-west1', memory: '256MiB', maxInstances: 10, invoker: 'public', enforceAppCheck: true }"), ...ways('{ credentials: true, cors: false }')],
  },
});
