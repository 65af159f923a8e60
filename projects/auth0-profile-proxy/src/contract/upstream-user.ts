/** A user as the Management API answers it. */
export type UpstreamUser = Readonly<Record<string, unknown>> & { readonly user_id: string };

/** `updated_at` of a user. */
export function updatedAtOf(user: UpstreamUser): string | undefined {
  return typeof user['updated_at'] === 'string' ? user['updated_at'] : undefined;
}
