import ts from 'typescript';

/** A service of the library, and the member by which a class keeps it. */
export type Service = keyof typeof memberOf;

/** The member a class is given for each service. */
export const memberOf = { ProfileService: 'profiles', IdentityService: 'identities' } as const;

/** A rewrite that needs a service: the node it replaces and the code in its place. */
export interface ServiceRewrite {
  readonly node: ts.Node;
  readonly service: Service;
  /** What the call was, and what it is now, for the report. */
  readonly before: string;
  readonly after: string;
  /** The new code, given the expression for the service. */
  readonly write: (service: string) => string;
}

/** `updateMetadata(...)`, followed by the profile where the result is used. */
export function metadataCall(
  service: string,
  metadata: ts.Expression,
  wantsResult: boolean,
): string {
  // A copy of anything but a literal: an interface has no index signature, an object type has.
  const patch = ts.isObjectLiteralExpression(metadata)
    ? metadata.getText()
    : `{ ...${metadata.getText()} }`;
  const call = `${service}.updateMetadata(${patch})`;
  return wantsResult ? `${call}.then((user) => user ?? ${service}.load())` : call;
}
