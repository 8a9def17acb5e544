import type { Tree } from '../../code/tree.ts';

/** Where the code of a file runs, as far as the file shows. */
export interface Platform {
  readonly inBrowser: boolean;
  readonly onServer: boolean;
}

/** What only servers, tests, tools and apps outside of a browser have. Their requests may set every header. */
const elsewhere = /['"](?:node:[\w/]+|fs|path|https?|net|crypto|os|child_process|express|koa|fastify|hono|@nestjs\/[\w/]+|next\/(?:headers|server)|server-only|use server|supertest|vitest|jest|@jest\/globals|@playwright\/test|puppeteer\S*|playwright\S*|react-native|expo[\w/-]*|electron|nock|msw\S*|jsdom|react-dom\/server\S*|xmlhttprequest|xhr2|@tauri-apps\/\S+)['"]|\b(?:describe|it|test)\s*\(|\b(?:Deno|Bun)\.|\btypeof (?:window|document)\b|\bgetServerSideProps\b|\bgetStaticProps\b|\bGM_|\bGM\./;

const server = /['"](?:(?:node:)?(?:https?|fs|net)|express|koa|fastify|hono|@nestjs\/[\w/]+|next\/server)['"]|\bnew (?:Next)?Response\(|\bDeno\.serve\b/;

const browserNames: ReadonlySet<string> = new Set(['window', 'document', 'localStorage', 'sessionStorage', 'XMLHttpRequest', 'alert']);
const browserModules: ReadonlySet<string> = new Set(['react-dom', 'react-dom/client', '@angular/core', 'vue', 'jquery']);

/** Where a file runs. Neither of both where it may be either, as code that is shared. */
export function platformOf(tree: Tree, text: string): Platform {
  const isElsewhere = elsewhere.test(text);
  return { inBrowser: !isElsewhere && tree.nodes.some((node) => isOfBrowser(tree, node)), onServer: server.test(text) };
}

function isOfBrowser(tree: Tree, node: Tree['nodes'][number]): boolean {
  switch (node.type) {
    case 'Identifier': return browserNames.has(node.name) && isRead(tree, node) && tree.variableOf(node) === null;
    case 'ImportDeclaration': return browserModules.has(node.source.value);
    case 'ExpressionStatement': return node.directive === 'use client';
    // A component may be rendered by a server; one with state is not.
    case 'ImportSpecifier': return node.imported.type === 'Identifier' && /^use(?:State|Effect|LayoutEffect)$/.test(node.imported.name);
    default: return false;
  }
}

/** A name on its own, not that of a member or a property. */
function isRead(tree: Tree, node: Tree['nodes'][number]): boolean {
  const outer = tree.parentOf(node);
  return !((outer?.type === 'MemberExpression' && outer.property === node && !outer.computed) || (outer?.type === 'Property' && outer.key === node && !outer.computed));
}
