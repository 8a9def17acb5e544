import { describe, expect, it } from 'vitest';
import { passesGate } from '../src/gate.ts';

describe('the gate', () => {
  it.each(["import cors from 'cors'", "res.set('Access-Control-Allow-Origin', '*')", "res.set('ACCESS-CONTROL-MAX-AGE', 1)", 'export const corsOptions = {}', "res.set('Acess-Control-Allow-Origin', '*')", "res.set('Access-Controll-Allow-Origin', '*')", "res.set('access-contol-expose-headers', 'x')", "res.set('Access-Allow-Control-Origin', '*')", "res.writeHead(200, { Access_Control_Allow_Origin: '*' })", 'const withCORS = 1', "import nocors from './nocors'"])(
    'lets through what mentions CORS in any spelling: %s',
    (text) => expect(passesGate(text, 'server.ts')).toBe(true),
  );

  it('lets through what imports a library that allows origins without a word of CORS', () => {
    expect(passesGate("import { createYoga } from 'graphql-yoga'", 'server.ts')).toBe(true);
    expect(passesGate("const { ParseServer } = require('parse-server')", 'server.ts')).toBe(true);
    expect(passesGate("import { defineServer } from 'colyseus'", 'app.config.ts')).toBe(true);
  });

  it('lets through a socket.io that says nothing in a version that lets everybody in', () => {
    const text = "const io = require('socket.io')(server);";
    expect(passesGate(text, 'server.js', { versions: { 'socket.io': '2.5.1' } })).toBe(true);
    expect(passesGate(text, 'server.js', { versions: { 'socket.io': '4.8.4' } })).toBe(false);
    expect(passesGate(text.replace('.io', '.io-client'), 'server.js', { versions: { 'socket.io': '2.5.1' } })).toBe(false);
  });

  it.each(['config/cors.js', 'cors.config.ts', 'C:\\shop\\src\\corsOptions.js', 'src/cors/options.js'])('lets through what lies where options of CORS do: %s', (file) => expect(passesGate("module.exports = { origin: '*', credentials: true };", file)).toBe(true));

  it.each(['config/core.js', 'cors/src/options.js', 'server.ts'])('stops the same elsewhere: %s', (file) => expect(passesGate("module.exports = { origin: '*', credentials: true };", file)).toBe(false));

  it.each(['', 'app.listen(80)', 'const access_control_list = []', 'controlOrigin = { x: 0 }', "res.set('Cross-Origin-Opener-Policy', 'same-origin')", "if (req.headers.origin === 'https://app.acme.dev') next()"])('stops what does not: %s', (text) => {
    expect(passesGate(text, 'server.ts')).toBe(false);
  });

  it('stops declaration files, which hold no code', () => {
    for (const file of ['worker.d.ts', 'types/express.d.mts', 'a.d.cts']) expect(passesGate("declare module 'cors'", file)).toBe(false);
    for (const file of ['d.ts', 'server.ts', 'records.mts']) expect(passesGate("import cors from 'cors'", file)).toBe(true);
  });
});
