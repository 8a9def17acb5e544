import { describe, expect, it } from 'vitest';
import { filesIn, isSource, read, ruleNames } from './project.ts';

const frameworks = [
  'express', 'koa', 'fastify', 'hono', 'hapi', 'nestjs', 'next\\.?js', 'nextresponse', 'restify', 'adonis', 'sails', 'socket\\.io', 'h3', 'nitro', 'nuxt', 'elysia', 'itty', 'middy', 'yoga', 'apollo', 'feathers',
  'loopback', 'corser', 'micro-cors', 'strapi', 'supabase', 'firebase', 'lambda', 'cloudflare', 'workers?', 'deno', 'bun', 'vercel', 'netlify', 'aws', 'azure', 'svelte(?:kit)?', 'remix', 'astro', 'vite', 'axios', 'angular',
];

/** The lines of files that hold a word, as `file:line text`. */
function linesWith(files: readonly string[], word: RegExp): string[] {
  return files.flatMap((file) => read(file).split('\n').flatMap((line, i) => (word.test(line) ? [`${file}:${i + 1} ${line.trim()}`] : [])));
}

const rules = ruleNames.map((name) => `rules/${name}.ts`);

describe('words of one floor', () => {
  it('a rule names no framework and no library', () => expect(linesWith(rules, new RegExp(`\\b(?:${frameworks.join('|')})\\b`, 'i'))).toEqual([]));

  it('a rule names no header by which a library is recognised, and no part of a syntax tree', () => {
    expect(linesWith(rules, /\b(?:setHeader|writeHead|sourceCode|TSESTree|AST\w*|\w+Expression|\w+Literal)\b/)).toEqual([]);
  });

  it('a model has no part of a syntax tree', () => {
    expect(linesWith(filesIn('src/models'), /\b(?:TSESTree|ESTree|AST_NODE_TYPES|node\.type|\w+Expression|\w+Declaration|\w*Literal|Identifier)\b/)).toEqual([]);
  });

  it('the evaluator knows no CORS', () => expect(linesWith(filesIn('src/code'), /access-control|preflight|wildcard|from .cors./i)).toEqual([]));

  it('the standard and origins know no library', () => {
    expect(linesWith([...filesIn('src/spec'), ...filesIn('src/origin')], /\b(?:express|koa|fastify|hono|hapi)\b/i)).toEqual([]);
  });

  it('no file or folder is a drawer', () => {
    const files = ['src', 'rules', 'tests', 'docs'].flatMap(filesIn);
    expect(files.filter((file) => /(?:^|\/)(?:utils?|helpers?|misc|common|shared|stuff|lib)(?:\/|\.[a-z.]+$)/.test(file))).toEqual([]);
  });

  it('says what the field says', () => {
    const files = ['src', 'rules'].flatMap(filesIn).filter(isSource);
    expect(linesWith([...files, ...filesIn('docs')].filter((file) => !file.startsWith('docs/examples/')), /\b(?:white|black)-?list/i)).toEqual([]);
  });
});
