type Fetch = typeof fetch;

/** What the environment says of proxies, by the usual names; lower case goes first, as with curl. */
interface ProxySettings {
  httpProxy: string;
  httpsProxy: string;
  noProxy: string;
}

/**
 * The fetch for an address: through the proxy that HTTP_PROXY, HTTPS_PROXY and NO_PROXY name, in either case; else
 * Node's own, which keeps connections. This machine's own addresses never go through a proxy.
 */
export async function fetchFor(url: string, env: NodeJS.ProcessEnv): Promise<Fetch> {
  const settings = readSettings(env);
  const isSecure = new URL(url).protocol === 'https:';
  if (isLocal(url) || (isSecure ? settings.httpsProxy : settings.httpProxy) === '') return fetch;
  // Which hosts NO_PROXY excepts is undici's own reading.
  const {EnvHttpProxyAgent, fetch: send} = await import('undici');
  const dispatcher = new EnvHttpProxyAgent(settings);
  const through: unknown = (address: string, init: Parameters<typeof send>[1]) => send(address, {...init, dispatcher});
  // The same standard twice, in undici's types and in Node's.
  return through as Fetch;
}

function readSettings(env: NodeJS.ProcessEnv): ProxySettings {
  const read = (name: string): string => env[name] ?? env[name.toUpperCase()] ?? '';
  const httpProxy = read('http_proxy');
  return {httpProxy, httpsProxy: read('https_proxy') || httpProxy, noProxy: read('no_proxy')};
}

/** True for an address on this machine. */
export function isLocal(url: string): boolean {
  return /^https?:\/\/(127\.|localhost[:/]|localhost$|\[::1\])/.test(url);
}
