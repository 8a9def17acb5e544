import type { TSESLint, TSESTree } from '@typescript-eslint/utils';
import { Tree } from '../../code/tree.ts';
import type { Owner, WrittenText } from '../../code/written.ts';
import type { ClientCode, ClientRequest, ForeignOption, RequestText, SentHeader } from '../../policy/client-requests.ts';
import { evidenceOf } from '../evidence.ts';
import { findBypasses, urlStarts } from './bypasses.ts';
import { findRequests, type ForeignProperty, type WrittenRequest } from './find-requests.ts';
import { destinationOf, type Destination } from './holders.ts';
import { findOpenProxies } from './open-proxies.ts';
import { platformOf, type Platform } from './platform.ts';
import { optionRemoval, removalOf } from './removal.ts';
import { responseUse } from './response-use.ts';
import { findServerPackages } from './server-packages.ts';
import { valueText, type WrittenHeader } from './written-headers.ts';

/** One reading of a file serves every rule. The key is the tree that ESLint made, so nothing outlives it. */
const cache = new WeakMap<TSESTree.Program, ClientCode>();

/** What the client code of a linted file does, as far as it is written there: nothing of it is run. */
export function clientCodeOf(program: TSESTree.Program, scopes: TSESLint.Scope.ScopeManager, text: string): ClientCode {
  let code = cache.get(program);
  if (code === undefined) cache.set(program, (code = readWithin(new Tree(program, scopes), text)));
  return code;
}

const nothing: ClientCode = { requests: [], bypasses: [], serverPackages: [] };

/** Nothing, if there is more to follow than can be, or it is nested too deeply. */
function readWithin(tree: Tree, text: string): ClientCode {
  try {
    const code = readClientCode(tree, text);
    return tree.isExhausted ? nothing : code;
  } catch (error) {
    if (error instanceof RangeError) return nothing;
    throw error;
  }
}

function readClientCode(tree: Tree, text: string): ClientCode {
  const written = findRequests(tree);
  const starts = urlStarts(tree, written);
  const senders = new Set(written.map(({ node }) => node));
  const destination = remembered((owner) => destinationOf(tree, owner, (node) => senders.has(node)));
  const packages = findServerPackages(tree);
  const platform = written.length === 0 && packages.length === 0 ? { inBrowser: false, onServer: false } : platformOf(tree, text);
  return {
    serverPackages: platform.inBrowser ? packages : [],
    requests: written.map((request) => requestOf(tree, text, request, platform, destination)),
    bypasses: [...findBypasses(tree, (node) => starts.has(node)), ...findOpenProxies(tree, written).map((node) => ({ kind: 'openProxy' as const, at: evidenceOf(node), host: '' }))],
  };
}

type DestinationOf = (owner: Owner) => Destination;

function remembered(ask: DestinationOf): DestinationOf {
  const known = new Map<Owner, Destination>();
  return (owner) => {
    const answer = known.get(owner) ?? ask(owner);
    known.set(owner, answer);
    return answer;
  };
}

function requestOf(tree: Tree, text: string, request: WrittenRequest, platform: Platform, destination: DestinationOf): ClientRequest {
  const { node, standard, certain, completesUrl, url, method, mode, headers } = request;
  const use = mode === null ? null : responseUse(tree, node);
  const [read] = use?.reads ?? [];
  return {
    at: evidenceOf(node), standard, certain, completesUrl, ...platform,
    url: placed(url), method: placed(method), mode: placed(mode), modeRemoval: mode === null ? null : optionRemoval(tree, text, mode.at),
    headers: headers.flatMap((header) => sentHeader(tree, text, header, destination)),
    foreignOption: request.foreignOption === null ? null : foreignOptionOf(request.foreignOption, text),
    read: read === undefined ? null : evidenceOf(read),
    unread: use !== null && use.reads.length === 0 && !use.escapes,
  };
}

/** The option of another client; none where the one that is meant may be among the defaults that a client is given elsewhere in the file. */
function foreignOptionOf({ property, model: { name: client, makers, foreignOption: { name, instead, meant } } }: ForeignProperty, text: string): ForeignOption | null {
  return makers !== undefined && text.includes(instead) ? null : { name, client, meant, at: evidenceOf(property) };
}

const placed = (text: WrittenText | null): RequestText | null => (text === null ? null : { text: text.text, whole: text.whole, at: evidenceOf(text.at) });

/** A header of a request; none if what holds it goes into a response, too. */
function sentHeader(tree: Tree, text: string, header: WrittenHeader, destination: DestinationOf): readonly SentHeader[] {
  const destinations = header.owners.map(destination);
  if (destinations.includes('response')) return [];
  return [{ name: header.name, at: evidenceOf(header.at), value: header.value === null ? null : valueText(tree, header.value), removal: destinations.includes('elsewhere') ? null : removalOf(tree, text, header) }];
}
