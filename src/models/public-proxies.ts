/**
 * Proxies of other people that add CORS headers to what they fetch: the host, and the beginning of the path where the host
 * has other services. A proxy of one's own has none of these names.
 */
const publicProxies: readonly string[] = [
  'cors-anywhere.herokuapp.com', 'corsproxy.io', 'corsproxy.org', 'api.allorigins.win', 'api.allorigins.ml', 'allorigins.me', 'allorigins.win',
  'thingproxy.freeboard.io', 'crossorigin.me', 'cors.bridged.cc', 'api.codetabs.com/v1/proxy', 'cors.sh', 'proxy.cors.sh', 'cors.eu.org', 'cors.io',
  'yacdn.org', 'jsonp.afeld.me', 'gobetween.oklabs.org', 'whateverorigin.org', 'www.whateverorigin.org', 'cors-proxy.htmldriven.com', 'cors.now.sh',
  'cors.lol', 'api.cors.lol', 'proxy.corsfix.com', 'test.cors.workers.dev', 'cors.zme.ink', 'cors-proxy.fringe.zone', 'everyorigin.jwvbremen.nl',
  'alloworigin.com', 'api.alloworigin.com', 'cors-get-proxy.sirjosh.workers.dev', 'universal-cors-proxy.glitch.me', 'corsproxy.github.io', 'cors.x2u.in',
];

/** The host of the public proxy that a URL goes to; null for every other URL. */
export function publicProxyOf(url: string): string | null {
  const address = /^(?:https?:)?\/\/([^?#\s]+)/i.exec(url)?.[1]?.toLowerCase();
  const proxy = address === undefined ? undefined : publicProxies.find((known) => address === known || address.startsWith(known.includes('/') ? known : `${known}/`) || address.startsWith(`${known}:`));
  return proxy === undefined ? null : (proxy.split('/')[0] ?? null);
}
