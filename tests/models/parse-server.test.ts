import vary from '../../rules/require-vary-origin.ts';
import anywhere from '../../rules/no-wildcard-origin.ts';
import nullOrigin from '../../rules/no-null-origin.ts';
import wildcard from '../../rules/no-wildcard-credentials.ts';
import validHeaders from '../../rules/valid-allow-headers.ts';
import validOrigin from '../../rules/valid-allow-origin.ts';
import { testRule, type DetailedCase } from '../harness.ts';

/** The ways to start a server; `options` are those beside the application's own. */
const ways = (options: string): string[] => [
  `import { ParseServer } from 'parse-server'; const server = new ParseServer({ appId: 'shop'${options} }); await server.start(); app.use('/parse', server.app);`,
  `const ParseServer = require('parse-server').ParseServer; const api = new ParseServer({ appId: 'shop'${options} }); app.use('/parse', api);`,
  `const { default: Parse } = require('parse-server'); const api = new Parse({ appId: 'shop'${options} }); app.use('/parse', api);`,
  `const { ParseServer } = require('parse-server'); ParseServer.startApp({ appId: 'shop'${options} });`,
];

const elsewhere = (options: string): string => `const { ParseServer } = require('./parse-server'); new ParseServer({ appId: 'shop'${options} }); // cors`;

const whole = (code: string): string => code.replace(/(?:new )?\w+(?:\.startApp)?\(\{ appId.*? \}\)/, '«$&»');

testRule('Parse Server', anywhere, {}, {
  'lets everybody read where nothing is said, and by a star': {
    wildcard: [...ways('').map(whole), ...ways(', allowOrigin: «undefined»'), ...ways(", allowOrigin: «'*'»"), ...ways(", allowOrigin: «['*']»"), ...ways(", allowOrigin: [«'*'», 'https://app.acme.dev']")],
    valid: [...ways(", allowOrigin: 'https://app.acme.dev'"), ...ways(", allowOrigin: ['https://app.acme.dev', 'https://www.acme.dev']"), ...ways(", allowOrigin: ['https://app.acme.dev', '*']"), ...ways(", allowOrigin: ''"), ...ways(', ...shared'), elsewhere(''), "import { ParseServer } from './server'; new ParseServer({});"],
  },
});

testRule('an origin of Parse Server that is sent as it is', validOrigin, {}, {
  'has to be one': {
    sent: ways(", allowOrigin: «'https://app.acme.dev/'»").map((code): DetailedCase => {
      const text = 'https://app.acme.dev/';
      const consoleText = `The 'Access-Control-Allow-Origin' header has a value '${text}' that is not equal to the supplied origin. Have the server send the header with a valid value.`;
      return { code, data: { text, meant: 'https://app.acme.dev', consoleText }, fixed: code.replace(/[«»]/g, '').replace('dev/', 'dev') };
    }),
    valid: [...ways(", allowOrigin: 'https://app.acme.dev'"), elsewhere(", allowOrigin: 'https://app.acme.dev/'")],
  },
});

testRule('the text null in a list of Parse Server', nullOrigin, {}, {
  'lets every sandboxed page read': {
    null: ways(", allowOrigin: ['https://app.acme.dev', «'null'»]").map((code): DetailedCase => ({ code, suggest: { remove: code.replace(", «'null'»", '') } })),
    valid: [...ways(", allowOrigin: ['https://app.acme.dev']"), elsewhere(", allowOrigin: ['null']")],
  },
});

testRule('answers of Parse Server', vary, {}, {
  'do not say what they vary by, but handlers before it may': {
    valid: ways(", allowOrigin: ['https://app.acme.dev', 'https://www.acme.dev']"),
  },
});

testRule('credentials of Parse Server', wildcard, {}, { 'are never told of': { valid: [...ways(", allowOrigin: '*'"), ...ways(", credentials: true, allowOrigin: '*'")] } });

testRule('headers that Parse Server allows', validHeaders, {}, {
  'are added to its own': { valid: ways(", allowHeaders: ['X-Shop'], allowOrigin: 'https://app.acme.dev'") },
});
