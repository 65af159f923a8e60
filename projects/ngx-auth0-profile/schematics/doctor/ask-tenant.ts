import type { Finding } from './finding';

/** Asks a tenant's discovery document whether the domain is what the SDK will expect of it. */
export async function askTenant(domain: string): Promise<Finding[]> {
  const origin = domain.includes('://') ? domain.replace(/\/+$/, '') : `https://${domain}`;
  const found = (check: string, message: string): Finding[] => [
    { check, severity: 'error', message },
  ];
  let document: { issuer?: unknown };
  try {
    const response = await fetch(`${origin}/.well-known/openid-configuration`);
    if (!response.ok) {
      return found(
        'discovery',
        `${origin} answers ${String(response.status)} for its discovery document. Check the domain: --domain=<tenant>.<region>.auth0.com`,
      );
    }
    document = (await response.json()) as { issuer?: unknown };
  } catch {
    return found(
      'discovery',
      `${origin} gives no discovery document. Check the domain and the network: --domain=<tenant>.<region>.auth0.com`,
    );
  }
  if (document.issuer === `${origin}/`) {
    return [];
  }
  return found(
    'issuer',
    `${origin} issues tokens as ${String(document.issuer)}, so every login would be refused. Configure the domain of that issuer.`,
  );
}
