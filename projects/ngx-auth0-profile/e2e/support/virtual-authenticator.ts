import type { Page } from '@playwright/test';

/** A virtual authenticator of Chromium. */
export interface VirtualAuthenticator {
  /** Lets the user confirm everything from now on. */
  confirm(): Promise<void>;
}

/** Adds an authenticator to the page; without `confirms` its user confirms everything. */
export async function addAuthenticator(
  page: Page,
  { confirms = true }: { readonly confirms?: boolean } = {},
): Promise<VirtualAuthenticator> {
  const session = await page.context().newCDPSession(page);
  await session.send('WebAuthn.enable');
  const { authenticatorId } = await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: confirms,
    },
  });
  return {
    confirm: async () => {
      await session.send('WebAuthn.setAutomaticPresenceSimulation', {
        authenticatorId,
        enabled: true,
      });
    },
  };
}
