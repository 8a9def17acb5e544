import rule from '../../rules/valid-cors-request.ts';
import { testRule } from '../harness.ts';

testRule('valid-cors-request', rule, { data: { name: 'cors' } }, {
  'what answers requests, in code that a browser runs': {
    serverPackage: [
      "import { useEffect } from 'react'; import cors from «'cors'»; export const Page = () => { useEffect(() => { cors(); }, []); return <p />; };",
      "import ReactDOM from 'react-dom/client'; import cors from «'cors'»; ReactDOM.createRoot(document.body).render(<App cors={cors} />);",
      "const cors = require(«'cors'»); document.querySelector('#load').onclick = () => fetch(url);",
      "import { Component } from '@angular/core'; import * as cors from «'cors'»; @Component({}) export class Orders { allow = cors; }",
      "'use client'; import cors from «'cors'»; export const load = () => fetch(url);",
      { code: "import { createApp } from 'vue'; import cors from «'@koa/cors'»; createApp({}).use(cors).mount('#app');", data: { name: '@koa/cors' } },
    ],
    valid: [
      "import React from 'react'; import express from 'express'; import cors from 'cors'; const app = express(); app.use(cors({ origin: 'https://a.com' }));",
      "import { renderToString } from 'react-dom/server'; import { useState } from 'react'; import cors from 'cors'; export const handle = cors({ origin: 'https://a.com' });",
      "import React from 'react'; import cors from 'cors'; export const options = { cors };", // a component that a server may render
      "import { useState } from 'react'; import type { CorsOptions } from 'cors'; export const Editor = () => { const [options] = useState<CorsOptions>({}); return <Form value={options} />; };",
      "import { useState } from 'react'; import cors from './cors'; export const Page = () => { useState(cors); return <p />; };",
      "import cors from 'cors'; export default (req, res) => cors({ origin: 'https://a.com' })(req, res, () => res.end());",
      "import { useState } from 'react'; import Cors from 'cors'; export const getServerSideProps = async ({ req, res }) => { await run(req, res, Cors({ origin: 'https://a.com' })); };",
      "const cors = require('cors'); if (typeof window === 'undefined') serve(cors); else window.start();",
    ],
  },
});
