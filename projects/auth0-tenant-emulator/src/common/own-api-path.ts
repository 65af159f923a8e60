/** Whether an audience is a URL whose path is that of the Management API, on any host. */
export function isManagementPath(audience: string): boolean {
  return hasPath(audience, '/api/v2/');
}

/** Whether an audience is a URL whose path is that of the My Account API, on any host. */
export function isMyAccountPath(audience: string): boolean {
  return hasPath(audience, '/me/');
}

function hasPath(audience: string, path: string): boolean {
  return URL.canParse(audience) && new URL(audience).pathname === path;
}
