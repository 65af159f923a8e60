import type { TemplateRef } from '@angular/core';
import type { ɵAuthenticationCommands as AuthenticationCommands } from 'ngx-auth0-profile/my-account';
import type { QrCodeContext } from '../frame/qr-code-template';
import type { MethodTexts } from '../texts/method-texts';
import { injectMethodTexts } from './method-texts-signal';
import { MethodsSection } from './methods-section';
import { PasswordSection } from './password-section';

/** What the sections about authentication methods load lazily. */
export interface LazyMethods {
  readonly api: AuthenticationCommands;
  /** The texts of the language that the page has now. */
  readonly texts: MethodTexts;
}

/** Creates the section with all methods. Call in an injection context. */
export function createMethodsSection(
  { api, texts }: LazyMethods,
  qrCode: () => TemplateRef<QrCodeContext> | undefined,
): MethodsSection {
  return new MethodsSection(api, injectMethodTexts(texts), qrCode);
}

/** Creates the section of the password. Call in an injection context. */
export function createPasswordSection({ api, texts }: LazyMethods): PasswordSection {
  return new PasswordSection(api, injectMethodTexts(texts));
}
