import type { Asked } from './reading.ts';

/** What a request's Origin may be; null: a request without one. The last ones are such as no browser sends. */
const origins: readonly (string | null)[] = [
  null, 'https://app.example', 'https://evil.example', 'null', 'http://localhost:3000', 'https://app.example.evil.test', 'HTTPS://APP.EXAMPLE', 'https://app.example/', '*', '',
];

const asked = (phase: Asked['phase']) => (origin: string | null): Asked => ({
  phase, request: phase === 'actual' ? { origin, method: 'GET', headers: [], credentials: false } : { origin, method: 'PUT', headers: ['authorization', 'x-custom'], credentials: false },
});

export const gets: readonly Asked[] = origins.map(asked('actual'));
export const preflights: readonly Asked[] = origins.map(asked('preflight'));
