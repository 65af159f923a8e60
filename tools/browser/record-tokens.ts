/** `fetch` for a back end, which adds the tokens that a tenant issues to the set. */
export function recordTokens(tokens: Set<string>): typeof fetch {
  return async (input, init) => {
    const response = await fetch(input, init);
    if (response.url.endsWith('/oauth/token')) {
      const body = (await response.clone().json()) as Record<string, unknown>;
      for (const name of ['access_token', 'refresh_token', 'id_token']) {
        const token = body[name];
        if (typeof token === 'string') {
          tokens.add(token);
        }
      }
    }
    return response;
  };
}
