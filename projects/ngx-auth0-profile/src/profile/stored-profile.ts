/** A profile as it comes from the wire. */
export type StoredProfile = Readonly<Record<string, unknown>> & { readonly user_id: string };
