import type { DiagnosisProblem } from '../model/diagnosis-problem';

/** A library with which APIs check access tokens. */
export type OwnApiSource =
  | 'express-oauth2-jwt-bearer'
  | 'jose'
  | 'jsonwebtoken'
  | 'ASP.NET Core'
  | 'Spring Security'
  | 'PyJWT'
  | 'OAuth 2.0';

/** The API, SDK, browser or library that writes a message. */
export type MessageSource =
  | 'Auth0 Management API'
  | 'Auth0 Authentication API'
  | 'auth0-spa-js'
  | 'auth0-angular'
  | 'auth0-auth-js'
  | 'auth0-js'
  | 'Auth0Lock'
  | 'Angular'
  | 'Browsers'
  | OwnApiSource;

/** An error message that `diagnose` recognizes. */
export interface KnownMessage {
  /** The text; `…` stands for any text. */
  readonly message: string;
  /** The problem it stands for. */
  readonly problem: DiagnosisProblem;
  /** Where it comes from. */
  readonly source: MessageSource;
  /** What it means in this case, where the problem alone says too little. */
  readonly meaning?: string;
  /** The path of its page in the documentation of this library, such as `errors/bad-audience`. */
  readonly helpPage: string;
}

/** Messages by source and problem; a pair of message and meaning where the problem says too little. */
export type MessagesOf<Source extends MessageSource> = Readonly<
  Record<
    Source,
    Readonly<
      Partial<
        Record<DiagnosisProblem, readonly (string | readonly [message: string, meaning: string])[]>
      >
    >
  >
>;
