import type { UpstreamUser } from '../contract/upstream-user.ts';
import type { CallContext } from './call-context.ts';
import type { ManagementClient } from './management-client.ts';

/** Management API calls about users. */
export class ManagedUsers {
  private readonly client: ManagementClient;
  private readonly fields: string;

  constructor(client: ManagementClient, visibleAttributes: readonly string[]) {
    this.client = client;
    this.fields = [
      ...new Set([...visibleAttributes, 'user_id', 'identities', 'updated_at']),
    ].join();
  }

  async read(id: string, context: CallContext): Promise<UpstreamUser> {
    const user = await this.client.call({
      operation: 'read-user',
      method: 'GET',
      path: ['users', id],
      query: { fields: this.fields, include_fields: 'true' },
      context,
    });
    return user as UpstreamUser;
  }

  async update(
    id: string,
    body: Record<string, unknown>,
    context: CallContext,
  ): Promise<UpstreamUser> {
    const call = { operation: 'update-user', method: 'PATCH', context } as const;
    return (await this.client.call({ ...call, path: ['users', id], body })) as UpstreamUser;
  }

  async delete(id: string, context: CallContext): Promise<void> {
    const call = { operation: 'delete-user', method: 'DELETE', context } as const;
    await this.client.call({ ...call, path: ['users', id] });
  }

  async findByEmail(email: string, context: CallContext): Promise<UpstreamUser[]> {
    const users = await this.client.call({
      operation: 'find-users',
      method: 'GET',
      path: ['users-by-email'],
      query: { email, fields: this.fields, include_fields: 'true' },
      context,
    });
    return users as UpstreamUser[];
  }

  async sendVerificationEmail(id: string, context: CallContext): Promise<void> {
    await this.client.call({
      operation: 'send-verification-email',
      method: 'POST',
      path: ['jobs', 'verification-email'],
      body: { user_id: id },
      context,
    });
  }

  async createPasswordTicket(
    ticket: { readonly userId: string; readonly resultUrl: string | undefined },
    context: CallContext,
  ): Promise<string> {
    const answer = await this.client.call({
      operation: 'create-password-ticket',
      method: 'POST',
      path: ['tickets', 'password-change'],
      body: {
        user_id: ticket.userId,
        ttl_sec: 900,
        mark_email_as_verified: false,
        ...(ticket.resultUrl !== undefined && { result_url: ticket.resultUrl }),
      },
      context,
    });
    return (answer as { readonly ticket: string }).ticket;
  }

  async linkIdentity(
    id: string,
    secondary: { readonly provider: string; readonly userId: string },
    context: CallContext,
  ): Promise<unknown> {
    return this.client.call({
      operation: 'link-identity',
      method: 'POST',
      path: ['users', id, 'identities'],
      body: { provider: secondary.provider, user_id: secondary.userId },
      context,
    });
  }

  async unlinkIdentity(
    id: string,
    secondary: { readonly provider: string; readonly userId: string },
    context: CallContext,
  ): Promise<unknown> {
    return this.client.call({
      operation: 'unlink-identity',
      method: 'DELETE',
      path: ['users', id, 'identities', secondary.provider, secondary.userId],
      context,
    });
  }
}
