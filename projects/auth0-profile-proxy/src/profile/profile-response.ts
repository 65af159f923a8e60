import type { ResolvedOptions } from '../contract/resolved-options.ts';
import { profileEtag } from './profile-etag.ts';
import { profileView } from './profile-view.ts';
import { type UpstreamUser } from '../contract/upstream-user.ts';

/** Answers a profile with its entity tag. */
export function profileResponse(
  user: UpstreamUser,
  { visibleAttributes }: Pick<ResolvedOptions, 'visibleAttributes'>,
): Response {
  const view = profileView(user, visibleAttributes);
  return Response.json(view, { headers: { etag: profileEtag(view) } });
}
