import { InjectionToken, type Signal, type TemplateRef } from '@angular/core';
import type { AuthenticationMethod, Enrollment } from 'ngx-auth0-profile/my-account';
import type { FieldValues } from '../draft/draft';
import type { MethodTexts } from '../texts/method-texts';
import type { QrCodeContext } from '../frame/qr-code-template';

/** What the user does in a panel. */
export type MethodTask =
  | { readonly kind: 'rename'; readonly method: AuthenticationMethod }
  | { readonly kind: 'send'; readonly type: 'phone' | 'email' }
  | {
      readonly kind: 'confirm';
      readonly enrollment: Enrollment;
      /** Where the code was sent. */
      readonly to?: string;
    };

/** What a panel needs. */
export interface PanelContext {
  /** The name of the section, for the entries. */
  readonly section: 'security' | 'password';
  /** The name of the method. */
  readonly title: string;
  readonly task: MethodTask;
  readonly texts: Signal<MethodTexts>;
  readonly qrCode?: () => TemplateRef<QrCodeContext> | undefined;
  /** Sends what was entered, and closes the panel or opens the next one. */
  readonly send: (entered: FieldValues) => Promise<void>;
  readonly close: () => void;
}

/** The context of a panel, for its component. */
export const PANEL_CONTEXT = new InjectionToken<PanelContext>('ngx-auth0-profile method panel');
