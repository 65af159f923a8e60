import type { AuditEvent, EmailConfirmationMessage } from '../../src/index.ts';
import { unlimitedHarness } from '../privilege-escalation/attempts.ts';
import { ADA, type Harness } from '../support/harness.ts';

const GOOGLE = 'google-oauth2|117';

describe('the audit event of a change', () => {
  let harness: Harness;
  let events: AuditEvent[];
  let sent: EmailConfirmationMessage[];
  beforeEach(async () => {
    events = [];
    sent = [];
    harness = await unlimitedHarness({
      audit: (event) => void events.push(event),
      sendEmailConfirmation: (message) => void sent.push(message),
    });
    harness.tenant.users.add({ user_id: GOOGLE, email: 'ada@mail.example', name: 'Ada G' });
  });
  afterEach(() => harness.close());

  it('names the address that was requested and confirmed', async () => {
    await harness.send('POST', '/me/email', { body: { email: 'ada@new.example' } });
    const token = sent[0]?.token;
    await harness.send('POST', '/me/email/confirm', { body: { token } });
    expect(summaries()).toEqual(['change-email email changed', 'confirm-email email changed']);
  });

  it('names the identities that were linked and unlinked', async () => {
    const link_with = await harness.mint({ kind: 'id-token', userId: GOOGLE });
    await harness.send('POST', '/me/identities', { body: { link_with } });
    await harness.send('DELETE', '/me/identities/google-oauth2/117');
    expect(summaries()).toEqual([
      'link-identity identities changed',
      'unlink-identity identities changed',
    ]);
  });

  it('of a link that is refused › names the identities', async () => {
    await harness.send('POST', '/me/identities', { body: { link_with: 'no-token' } });
    await harness.send('DELETE', '/me/identities/auth0/ada');
    expect(summaries()).toEqual([
      'link-identity identities refused',
      'unlink-identity identities refused',
    ]);
  });

  it('without fields › has none', async () => {
    await harness.send('POST', '/me/verification-email', { body: {} });
    await harness.send('POST', '/me/password-ticket', { body: {} });
    expect(summaries()).toEqual([
      'send-verification-email  changed',
      'create-password-ticket  changed',
    ]);
  });

  function summaries(): string[] {
    for (const { actor, target } of events) {
      expect([actor, target]).toEqual([ADA, ADA]);
    }
    return events.map(({ action, fields, outcome }) => `${action} ${fields.join()} ${outcome}`);
  }
});
