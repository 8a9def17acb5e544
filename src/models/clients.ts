/** How a client is called that sends requests: the places of its options, which stand behind the URL and the body. */
export interface ClientModel {
  readonly name: string;
  /** The modules it comes from, and what they export it as; `*` is the module itself. */
  readonly modules: Readonly<Record<string, readonly string[]>>;
  readonly globals: readonly string[];
  /** What names say that it is one, wherever it comes from, and the module that has to be imported then. */
  readonly named?: { readonly names: RegExp; readonly beside: string | null };
  readonly called?: number;
  readonly constructed?: number;
  readonly methods?: Readonly<Record<string, number>>;
  /** Methods that make a client of the same kind with options of its own. */
  readonly makers?: Readonly<Record<string, number>>;
  /** The Fetch API itself: it sends a method as it is written, has `mode`, and takes no URL with a user name. */
  readonly standard: boolean;
  /** The options that hold request headers; `headers` if nothing is said. */
  readonly headerOptions?: readonly string[];
  /** Functions among the options that are handed the request headers. */
  readonly headerCallbacks?: readonly string[];
  /** An option of other clients that it ignores, with the value that says something there, and what says the same here. */
  readonly foreignOption?: { readonly name: string; readonly value: string; readonly instead: string; readonly meant: string };
  /** It puts `http://` before a URL that has no scheme. */
  readonly completesUrls?: true;
}

const verbs = { get: 1, delete: 1, head: 1, options: 1, request: 0, post: 2, put: 2, patch: 2 };
const fetchVerbs = { get: 1, delete: 1, head: 1, post: 1, put: 1, patch: 1, raw: 1 };

/** https://fetch.spec.whatwg.org/#requestinit has `credentials`, and what XMLHttpRequest and axios 1 have is `withCredentials`. */
const ofXhr = { name: 'withCredentials', value: 'true', instead: 'credentials', meant: "credentials: 'include'" };
const ofFetch = { name: 'credentials', value: 'include', instead: 'withCredentials', meant: 'withCredentials: true' };

/** The clients of browsers. What only Node runs is none of them. */
export const clientModels: readonly ClientModel[] = [
  { name: 'fetch', modules: {}, globals: ['fetch'], called: 1, standard: true, foreignOption: ofXhr },
  { name: 'Request', modules: {}, globals: ['Request'], constructed: 1, standard: true, foreignOption: ofXhr },
  { name: 'fetch', modules: { 'cross-fetch': ['default', 'fetch', '*'], 'isomorphic-fetch': ['default', '*'], 'isomorphic-unfetch': ['default', '*'], unfetch: ['default', '*'], 'whatwg-fetch': ['fetch'], 'expo/fetch': ['fetch'] }, globals: [], called: 1, standard: false },
  { name: 'ofetch', modules: { ofetch: ['ofetch', '$fetch'] }, globals: ['$fetch', 'useFetch', 'useLazyFetch'], called: 1, methods: { raw: 1 }, makers: { create: 0 }, standard: false },
  { name: 'axios', modules: { axios: ['default', 'axios', '*'], redaxios: ['default'] }, globals: ['axios'], named: { names: /axios|^\$http$/i, beside: null }, called: 0, methods: verbs, makers: { create: 0 }, standard: false, foreignOption: ofFetch },
  { name: 'HttpClient', modules: {}, globals: [], named: { names: /^_?http(?:Client)?$/i, beside: '@angular/common/http' }, methods: { ...verbs, request: 2 }, standard: false },
  { name: 'HttpRequest', modules: {}, globals: [], named: { names: /^(?:\w*re?q(?:uest)?\w*)$/i, beside: '@angular/common/http' }, methods: { clone: 0 }, headerOptions: ['setHeaders', 'headers'], standard: false },
  { name: 'ky', modules: { ky: ['default', '*'] }, globals: ['ky'], called: 1, methods: fetchVerbs, makers: { create: 0, extend: 0 }, standard: false },
  { name: 'jQuery', modules: { jquery: ['default', '*'] }, globals: ['$', 'jQuery'], methods: { ajax: 0, ajaxSetup: 0, get: 0, post: 0, getJSON: 1 }, standard: false },
  { name: 'fetchBaseQuery', modules: { '@reduxjs/toolkit/query/react': ['fetchBaseQuery'], '@reduxjs/toolkit/query': ['fetchBaseQuery'] }, globals: [], called: 0, headerCallbacks: ['prepareHeaders'], standard: false },
  { name: 'Apollo Client', modules: { '@apollo/client': ['HttpLink', 'createHttpLink', 'ApolloClient'], '@apollo/client/core': ['HttpLink', 'createHttpLink', 'ApolloClient'], 'apollo-boost': ['default'], 'apollo-link-http': ['HttpLink', 'createHttpLink'] }, globals: [], called: 0, constructed: 0, standard: false },
  { name: 'graphql-request', modules: { 'graphql-request': ['GraphQLClient'] }, globals: [], constructed: 1, standard: false },
  { name: 'superagent', modules: { superagent: ['default', '*'] }, globals: ['superagent'], methods: verbs, standard: false, completesUrls: true },
];

/** Classes whose objects are headers, by the modules they come from; where there is none they are the platform's. */
export const headerClasses: Readonly<Record<string, string | null>> = { Headers: null, HttpHeaders: '@angular/common/http', AxiosHeaders: 'axios' };

/** The class whose objects are the headers of requests wherever they go to, except into a response. */
export const requestHeaderClass = 'HttpHeaders';
