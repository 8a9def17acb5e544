/** What Chromium prints about a preflight, behind "has been blocked by CORS policy: ". */
const common = "Response to preflight request doesn't pass access control check: ";

export const noOrigin = { consoleText: `${common}No 'Access-Control-Allow-Origin' header is present on the requested resource.` };
export const noOkStatus = { consoleText: `${common}It does not have HTTP ok status.` };
export const redirected = { consoleText: `${common}Redirect is not allowed for a preflight request.` };
export const noMethod = (method: string) => ({ why: method, consoleText: `Method ${method} is not allowed by Access-Control-Allow-Methods in preflight response.` });
export const noHeader = (method: string, header: string) => ({ why: `${method} with ${header}`, consoleText: `Request header field ${header} is not allowed by Access-Control-Allow-Headers in preflight response.` });
