import { Directive, TemplateRef, inject } from '@angular/core';

/** What the template of `auth0AccountQrCode` gets. */
export interface QrCodeContext {
  /** The content of the QR code, an `otpauth:` URI. It contains a secret: do not send it anywhere. */
  readonly $implicit: string;
}

/**
 * Draws the QR code of an authenticator app with a component of your choice. Without it the page shows a link and
 * the key.
 *
 * @example
 * ```html
 * <auth0-account>
 *   <ng-template auth0AccountQrCode let-content>
 *     <app-qr-code [content]="content" />
 *   </ng-template>
 * </auth0-account>
 * ```
 */
@Directive({ selector: 'ng-template[auth0AccountQrCode]' })
export class AccountQrCodeTemplate {
  /** The template. */
  readonly template = inject<TemplateRef<QrCodeContext>>(TemplateRef);

  /** Tells the compiler the type of the context. */
  static ngTemplateContextGuard(
    _directive: AccountQrCodeTemplate,
    _context: unknown,
  ): _context is QrCodeContext {
    return true;
  }
}
