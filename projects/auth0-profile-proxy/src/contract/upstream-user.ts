/** A user as the Management API answers it. */
export type UpstreamUser = Readonly<Record<string, unknown>> & { readonly user_id: string };

/** When the tenant changed a user last. */
export function updatedAtOf(user: UpstreamUser): string | undefined {
  return typeof user['updated_at'] === 'string' ? user['updated_at'] : undefined;
}
