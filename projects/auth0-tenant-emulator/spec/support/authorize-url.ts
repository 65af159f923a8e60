/** An /authorize URL of the fixture's application on a tenant at `http://localhost:4400`. */
export function authorizeUrl(parameters: Record<string, string>): string {
  const query = new URLSearchParams({
    client_id: 'spa',
    redirect_uri: 'http://localhost:4200',
    response_type: 'id_token',
    nonce: 'n',
    scope: 'openid',
    ...parameters,
  });
  return `http://localhost:4400/authorize?${query.toString()}`;
}
