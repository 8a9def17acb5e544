import * as parser from '@typescript-eslint/parser';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import plugin from '../../rules/index.ts';

const reported = (preset: keyof typeof plugin.configs, code: string): string[] =>
  new Linter().verify(code, [{ ...plugin.configs[preset], languageOptions: { parser } }], { filename: 'server.ts' }).map(({ ruleId, severity }) => `${ruleId} ${severity}`);

const app = "import cors from 'cors'; import express from 'express'; const app = express(); ";
const open = [
  `${app}app.use(cors());`,
  `${app}app.use(cors({ origin: '*' }));`,
  "export const GET = () => new Response('', { headers: { 'Access-Control-Allow-Origin': '*' } });",
  "exports.handler = async () => ({ statusCode: 200, headers: { 'Access-Control-Allow-Origin': process.env.FRONT || '*' }, body: '' });",
];
const wrong = {
  'cors/no-wildcard-credentials': `${app}app.use(cors({ credentials: true }));`,
  'cors/no-reflected-origin': `${app}app.use(cors({ origin: true, credentials: true }));`,
  'cors/require-preflight': `${app}app.put('/', cors({ origin: 'https://app.acme.dev' }), h);`,
};

const askedFor = {
  'cors/require-cors-on-errors': "exports.handler = async (event) => { const headers = { 'Access-Control-Allow-Origin': 'https://app.acme.dev' }; if (!event.body) return { statusCode: 400, body: '' }; return { statusCode: 200, headers, body: '' }; };",
  'cors/require-vary-origin': `${app}app.use((req, res, next) => { const { origin } = req.headers; if (['https://app.acme.dev', 'https://www.acme.dev'].includes(origin)) { res.set('Access-Control-Allow-Origin', origin); res.vary('Origin'); } next(); }); app.get('/', h);`,
  'cors/valid-allow-origin': "export const GET = () => new Response('', { headers: { 'Access-Control-Allow-Origin': process.env.FRONT } });",
  'cors/no-untrusted-origin': `${app}app.use(cors({ origin: ['https://app.acme.dev', 'http://localhost:3000'], credentials: true }));`,
};

describe('the presets', () => {
  it.each(open)('leave a public API alone, except in strict and all: %s', (code) => {
    expect(reported('recommended', code)).toEqual([]);
    expect(reported('strict', code)).toEqual(['cors/no-wildcard-origin 2']);
    expect(reported('all', code)).toEqual(['cors/no-wildcard-origin 2']);
  });

  it.each(Object.entries(wrong))('all report %s, each once and as an error', (rule, code) => {
    for (const preset of ['recommended', 'strict', 'all'] as const) expect(reported(preset, code)).toEqual([`${rule} 2`]);
  });

  it.each(Object.entries(askedFor))('say in strict and all what is said where somebody asks for it: %s', (rule, code) => {
    expect(reported('recommended', code)).toEqual([]);
    for (const preset of ['strict', 'all'] as const) expect(reported(preset, code)).toEqual([`${rule} 2`]);
  });

  it('say nothing about a policy that names its origins', () => {
    expect(reported('all', `${app}app.use(cors({ origin: ['https://app.acme.dev', 'https://www.acme.dev'], credentials: true })); app.put('/', h);`)).toEqual([]);
  });

  it('have a name, the files that hold code, and nothing but these rules', () => {
    for (const [name, { name: full, files, rules }] of Object.entries(plugin.configs)) {
      expect(full).toBe(`cors/${name}`);
      expect(files).toEqual(['**/*.{js,mjs,cjs,jsx,ts,mts,cts,tsx}']);
      expect(Object.keys(rules ?? {}).sort()).toEqual(Object.keys(plugin.rules).map((rule) => `cors/${rule}`).sort());
    }
  });
});
