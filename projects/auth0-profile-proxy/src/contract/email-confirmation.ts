/** A message the application has to send to a new e-mail address. */
export interface EmailConfirmationMessage {
  /** The address to confirm; the only place to send the token to. */
  readonly to: string;
  /** Part of the link in the message; the page behind it sends it to `POST /me/email/confirm`. */
  readonly token: string;
  readonly userId: string;
  readonly expiresAt: Date;
}

/** Sends the message. The caller's response does not wait for it; a rejection is logged. */
export type SendEmailConfirmation = (message: EmailConfirmationMessage) => void | Promise<void>;
