import rule from '../../rules/valid-cors-request.ts';
import { testRule } from '../harness.ts';

testRule('valid-cors-request', rule, { data: { method: 'patch', host: 'localhost' } }, {
  'fetch and XMLHttpRequest send `patch` as it is written': {
    patch: [
      { code: "fetch(url, { method: «'patch'» });", fixed: "fetch(url, { method: 'PATCH' });" },
      { code: 'fetch(url, { method: «"Patch"» });', data: { method: 'Patch' }, fixed: 'fetch(url, { method: "PATCH" });' },
      { code: "new Request(url, { method: «'patch'», body });", fixed: "new Request(url, { method: 'PATCH', body });" },
      { code: "const xhr = new XMLHttpRequest(); xhr.open(«'patch'», url);", fixed: "const xhr = new XMLHttpRequest(); xhr.open('PATCH', url);" },
      { code: "const method = «'patch'»; fetch(url, { method });", fixed: "const method = 'PATCH'; fetch(url, { method });" },
      { code: "const options = { body }; options.method = «'patch'»; fetch(url, options);", fixed: "const options = { body }; options.method = 'PATCH'; fetch(url, options);" },
    ],
    valid: [
      "fetch(url, { method: 'PATCH' });",
      // The standard puts these into upper case.
      "fetch(url, { method: 'put' }); fetch(url, { method: 'delete' });",
      // These clients do it themselves.
      "import axios from 'axios'; axios({ method: 'patch', url }); axios.patch(url, body);",
      "$.ajax({ url, method: 'patch' });",
      "import ky from 'ky'; ky(url, { method: 'patch' });",
      "import fetch from 'node-fetch'; fetch(url, { method: 'patch' });",
      "import fetch from 'cross-fetch'; fetch(url, { method: 'patch' });",
      "const route = { method: 'patch' }; app.route(route); fetch(url);",
      "let method = 'get'; if (changed) method = 'patch'; fetch(url, { method: method.toUpperCase() });",
      "const dialog = window; dialog.open('patch', url);",
    ],
  },
  'a host with a port and no scheme is taken for a scheme': {
    scheme: [
      { code: "fetch(«'localhost:3000/users'»);", suggest: { http: "fetch('http://localhost:3000/users');" } },
      { code: 'fetch(«`localhost:3000/users/${id}`»);', suggest: { http: 'fetch(`http://localhost:3000/users/${id}`);' } },
      { code: "import axios from 'axios'; axios.get(«'localhost:8080/'»);", suggest: { http: "import axios from 'axios'; axios.get('http://localhost:8080/');" } },
      { code: "import axios from 'axios'; axios.create({ baseURL: «'localhost:8080'» });", suggest: { http: "import axios from 'axios'; axios.create({ baseURL: 'http://localhost:8080' });" } },
      { code: "const xhr = new XMLHttpRequest(); xhr.open('GET', «'localhost:3000'»);", suggest: { http: "const xhr = new XMLHttpRequest(); xhr.open('GET', 'http://localhost:3000');" } },
      { code: "const base = «'api.acme.dev:8443'»; fetch(base + '/users');", data: { host: 'api.acme.dev' }, suggest: { https: "const base = 'https://api.acme.dev:8443'; fetch(base + '/users');" } },
      { code: "$.ajax({ url: «'localhost:3000/users'» });", suggest: { http: "$.ajax({ url: 'http://localhost:3000/users' });" } },
    ],
    valid: [
      "fetch('http://localhost:3000/users');",
      "fetch('//localhost:3000/users'); fetch('/users');",
      "fetch('data:text/plain,1'); fetch('blob:https://acme.dev/1');",
      "fetch(`${base}:3000/users`);",
      "import io from 'socket.io-client'; io('localhost:3000'); fetch(url);",
      "import superagent from 'superagent'; superagent.get('localhost:3000/users');",
      "import request from 'supertest'; request('localhost:3000').get('/users');",
      "const host = 'localhost:3000'; fetch(`http://${host}/users`);",
      "import api from '../services/api'; api.get('localhost:3000');",
      "const url = isLocal ? 'localhost:3000' : 'https://api.acme.dev'; fetch(url);",
    ],
  },
  'an address without a scheme is taken for a path': {
    path: [{ code: "fetch(«'127.0.0.1:3000/users'»);", suggest: { http: "fetch('http://127.0.0.1:3000/users');" } }],
    valid: ["fetch('http://127.0.0.1:3000/users');", "fetch('/127.0.0.1:3000/users');", "connect('127.0.0.1:3000'); fetch(url);"],
  },
  'fetch takes no URL with a user name': {
    userInfo: ["fetch(«'https://user:secret@api.acme.dev/users'»);", 'new Request(«`https://user@api.acme.dev/users/${id}`»);'],
    valid: ["fetch('https://api.acme.dev/@user');", "fetch('https://api.acme.dev/?mail=a@acme.dev');", "import axios from 'axios'; axios.get('https://user:secret@api.acme.dev');"],
  },
});
