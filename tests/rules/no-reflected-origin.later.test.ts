import rule from '../../rules/no-reflected-origin.ts';
import { testRule } from '../harness.ts';

const ask = "require('express')().use(require('cors')({ origin: (o, cb) => cb(null, list.length === 0 || list.includes(o)), credentials: true }));";

testRule('no-reflected-origin', rule, { data: { witness: 'https://evil.example', credentials: ' with credentials' } }, {
  'a list that something else may fill is not known to be empty': {
    valid: [
      `const list = []; module.exports.add = (o) => { list.push(o); }; ${ask}`,
      `const list = []; export function add(o) { list.push(o); } ${ask}`,
      `const list = []; export class Registry { add(o) { list.push(o); } } ${ask}`,
      `const list = []; setInterval(() => list.push(next()), 1000); ${ask}`,
    ],
    alwaysAllows: [
      `const list = []; module.exports.size = () => list.length; ${ask.replace('list.length === 0 || list.includes(o)', '«list.length === 0 || list.includes(o)»')}`,
      `const list = []; ${ask.replace('list.length === 0 || list.includes(o)', '«list.length === 0 || list.includes(o)»')}`,
    ],
  },
});
