/** Ten ways to check an origin, weak ones and right ones, as they stand in one file of routes that grew for years. */
const conditions = [
  "origin.endsWith('.acme.dev') && origin.startsWith('https://')",
  "['https://app.acme.dev', 'https://admin.acme.dev', 'https://shop.acme.dev'].includes(origin)",
  "origin.includes('acme.dev')",
  '/^https:\\/\\/(?:[a-z0-9-]+\\.)*acme\\.dev$/.test(origin)',
  '/^https:\\/\\/app.acme\\.dev/.test(origin)',
  "new URL(origin).protocol === 'https:' && new URL(origin).hostname === 'acme.dev'",
  "partners.some((partner) => origin === partner || origin.endsWith(`.${partner}`))",
  '/^https?:\\/\\/(?:www|beta)\\.acme\\.(?:dev|shop)(?::\\d+)?$/i.test(origin)',
  "new Set(['https://acme.dev', 'http://localhost:3000']).has(origin)",
  "origin.startsWith('https://acme-') && origin.endsWith('.vercel.app')",
];

const route = (condition, i) => `app.get('/v${i}/orders', (req, res) => {
  const { origin } = req.headers;
  if (origin && (${condition})) {
    res.setHeader('Access-Control-Allow-Origin', origin);
    res.setHeader('Access-Control-Allow-Credentials', 'true');
    res.setHeader('Vary', 'Origin');
  }
  res.json(findOrders(req.query));
});`;

/** A server with ten checks of the origin. */
export const tenChecks = ["const express = require('express');", "const { findOrders } = require('./orders');", '', "const partners = ['partner.example', 'friend.example'];", 'const app = express();', ...conditions.map(route), 'app.listen(3000);', ''].join('\n');

/** Patterns that take others very long, by what makes them so. */
export const hostilePatterns = {
  '(a+)+$': { source: '(a+)+$', flags: '' },
  'nested quantifiers': { source: '^https://((([a-z]+)*)+[.-]?)*acme\\.dev$', flags: '' },
  '5,000 alternatives': { source: `^https://(?:${Array.from({ length: 5000 }, (_, i) => `shop-${i}\\.acme${i % 7}`).join('|')})\\.dev$`, flags: '' },
  '.{1,5000}': { source: '^https://.{1,5000}acme\\.dev$', flags: '' },
  '(.{1,100}){1,100}': { source: '^https://(?:.{1,100}\\.){1,100}acme\\.dev$', flags: '' },
  'look-arounds': { source: '^(?=https:)(?!.*evil)(?<!x)https://(?:(?!-)[a-z-]+(?<!-)\\.)*acme\\.dev$', flags: '' },
  'back-references': { source: '^https://(\\w+)\\.\\1\\.(?:\\1\\.)*acme\\.dev$', flags: '' },
  'Unicode sets': { source: '^https://[\\p{L}--[a-f]]+[\\w&&[a-z_]]*acme\\.dev$', flags: 'v' },
  'many optional parts': { source: `^https://${'[a-z]?'.repeat(60)}${'[a-z]'.repeat(60)}\\.acme\\.dev$`, flags: '' },
};
