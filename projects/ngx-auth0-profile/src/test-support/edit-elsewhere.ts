import { tenant } from './emulated-tenant';
import { mint } from './mint';

/** Another device edits the metadata. */
export async function editElsewhere(metadata: object): Promise<void> {
  const token = await mint({ scope: 'update:current_user_metadata' });
  const response = await fetch(`${tenant.audience}users/${encodeURIComponent(tenant.user)}`, {
    method: 'PATCH',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ user_metadata: metadata }),
  });
  if (!response.ok) {
    throw new Error(`The edit of the other device was answered with ${response.status}.`);
  }
}
