/** Names of request headers by which programs know who asks. Without credentials, and where the caller sets no headers, they are absent. */
const headers = /^(?:authorization|cookie|proxy-authorization|x-(?!forwarded|real|client|original|request|amz|azure|vercel|cf|fly|envoy|cloud).*)$|token|api-?key|secret|session|jwt|signature/;

/** Whether a request header is one that only a page can have set, or that carries credentials. What proxies add is none. */
export const isOfCaller = (header: string): boolean => headers.test(header) && header !== 'x-requested-with';

const callers = new Set(['user', 'auth', 'currentUser']);
const ofBrowser = new Set(['cookie', 'id', 'save', 'destroy', 'regenerate']);

/** Whether a member of a part of the request, as that is named by its id, is there for those only who have brought credentials. */
export const isOfKnownCaller = (part: string, name: string): boolean =>
  callers.has(name) || /\.(?:signedC|c)ookies$/.test(part) || (part.endsWith('.session') && !ofBrowser.has(name));
