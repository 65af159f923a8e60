/** Whether an audience is a URL whose path is that of the Management API, on any host. */
export function isManagementPath(audience: string): boolean {
  return URL.canParse(audience) && new URL(audience).pathname === '/api/v2/';
}
