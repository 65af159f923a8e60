import type { ResolvedOptions } from '../options/resolved-options.ts';
import { profileEtag } from './profile-etag.ts';
import { profileView, type UpstreamUser } from './profile-view.ts';

/** Answers a profile with its entity tag. */
export function profileResponse(
  user: UpstreamUser,
  { visibleAttributes }: Pick<ResolvedOptions, 'visibleAttributes'>,
): Response {
  const view = profileView(user, visibleAttributes);
  return Response.json(view, { headers: { etag: profileEtag(view) } });
}
