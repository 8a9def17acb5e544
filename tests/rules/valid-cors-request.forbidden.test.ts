import rule from '../../rules/valid-cors-request.ts';
import { testRule } from '../harness.ts';

const page = "document.title = 'Orders'; ";

testRule('valid-cors-request', rule, { data: { name: 'Origin' } }, {
  'browsers drop headers that no script may set': {
    forbiddenHeader: [
      { code: `${page}fetch(url, { headers: { «Origin»: 'https://app.acme.dev', Accept: 'text/html' } });`, fixed: `${page}fetch(url, { headers: { Accept: 'text/html' } });` },
      { code: `${page}fetch(url, { headers: { «'Cookie'»: document.cookie } });`, data: { name: 'Cookie' }, fixed: `${page}fetch(url, { headers: {  } });` },
      { code: `${page}fetch(url, { method: 'OPTIONS', headers: { «'Access-Control-Request-Method'»: 'PUT' } });`, data: { name: 'Access-Control-Request-Method' }, fixed: `${page}fetch(url, { method: 'OPTIONS', headers: {  } });` },
      { code: "const xhr = new XMLHttpRequest();\nxhr.open('GET', url);\nxhr.setRequestHeader(«'Referer'», 'https://acme.dev');\n", data: { name: 'Referer' }, fixed: "const xhr = new XMLHttpRequest();\nxhr.open('GET', url);\n" },
      { code: "'use client'; fetch(url, { headers: { «'Sec-Fetch-Mode'»: 'cors' } });", data: { name: 'Sec-Fetch-Mode' }, fixed: "'use client'; fetch(url, { headers: {  } });" },
      { code: "import axios from 'axios'; import { useEffect } from 'react'; axios.get(url, { headers: { «Host»: 'api.acme.dev' } });", data: { name: 'Host' }, fixed: "import axios from 'axios'; import { useEffect } from 'react'; axios.get(url, { headers: {  } });" },
    ],
  },
  'servers, tests and apps outside of browsers set what they like': {
    valid: [
      "fetch(url, { headers: { Origin: 'https://app.acme.dev' } });",
      "import http from 'node:http'; fetch(url, { headers: { Origin: 'https://app.acme.dev' } });",
      "import { cookies } from 'next/headers'; export default async function Page() { const data = await fetch(url, { headers: { Cookie: String(cookies()) } }); return <div>{data}</div>; }",
      "export default async function Page() { const data = await fetch(url, { headers: { Cookie: 'a=b' } }); return <div>{data}</div>; }",
      "import { useState } from 'react'; export const getServerSideProps = () => fetch(url, { headers: { Cookie: 'a=b' } });",
      "import { useEffect } from 'react'; import { View } from 'react-native'; fetch(url, { headers: { Origin: 'https://app.acme.dev' } });",
      "const load = () => (typeof window === 'undefined' ? fetch(url, { headers: { Cookie: 'a=b' } }) : fetch(url)); window.load = load;",
      "it('answers', async () => { document.body.innerHTML = ''; await fetch(url, { headers: { Origin: 'https://app.acme.dev' } }); });",
      "const { XMLHttpRequest } = require('xmlhttprequest'); const xhr = new XMLHttpRequest(); xhr.open('GET', url); xhr.setRequestHeader('Origin', 'https://app.acme.dev');",
      "await SELF.fetch(new Request('https://api.acme.dev', { method: 'OPTIONS', headers: { Origin: 'https://app.acme.dev', 'Access-Control-Request-Method': 'PUT' } }));",
      `${page}fetch(url, { headers: { 'X-Origin': 'https://app.acme.dev', Accept: 'text/html', Authorization: token } });`,
      // Dropped as well, and no question of origins.
      `${page}fetch(url, { method: 'POST', headers: { 'Content-Length': '3' }, body: 'a=b', note: 'Origin: ' });`,
      `${page}const place = { Host: 'api.acme.dev' }; show(place); fetch(url);`,
    ],
  },
});
