/** A message the application has to send to a new address. */
export interface EmailConfirmationMessage {
  /** The address to confirm; the only place to send the token to. */
  readonly to: string;
  /** Goes into the link of the message, and from the page behind it to `POST /me/email/confirm`. */
  readonly token: string;
  readonly userId: string;
  readonly expiresAt: Date;
}

/** Sends the message; may take its time, the caller's answer does not wait for it. */
export type SendEmailConfirmation = (message: EmailConfirmationMessage) => void | Promise<void>;
