/** Names of request headers by which programs know who asks. Without credentials, and where the caller sets no headers, they are absent. */
const headers = /^(?:authorization|cookie|proxy-authorization|x-(?!forwarded|real|client|original|request|amz|azure|vercel|cf|fly|envoy|cloud).*)$|token|api-?key|secret|session|jwt|signature/;

/** Whether a request header is one that only a page can have set, or that carries credentials. What proxies add is none. */
export const isOfCaller = (header: string): boolean => headers.test(header) && header !== 'x-requested-with';

const parts = /\.(?:user|auth|currentUser|cookies\.\w+|signedCookies\.\w+|session\.(?!cookie\b|id\b|save\b|destroy\b|regenerate\b)\w+)$/;

/** Whether a part of the request, as its id names it, is there for those only who have brought credentials. */
export const isOfKnownCaller = (id: string): boolean => parts.test(id);
