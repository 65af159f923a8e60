import type { JsonObject, JsonValue } from '../common/json.ts';

/** What a fact needs to be observed. */
export type Need =
  'nothing' | 'client' | 'secret' | 'management-token' | 'user-token' | 'test-user';

/** What is known of the tenant and of the caller. */
export interface VerifyContext {
  /** The tenant's origin, without a slash at the end. */
  readonly origin: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** An allowed callback of the client. */
  readonly callback: string;
  readonly managementToken: string;
  readonly userToken: string;
  /** The `sub` of the user token. */
  readonly userId: string;
  /** Id of a user that may be changed. */
  readonly testUser: string;
  /** A token of the right form and issuer, signed with a key that the tenant does not have. */
  readonly foreignToken: string;
}

/** The request that shows whether a fact holds. */
export interface FactRequest {
  method: 'GET' | 'OPTIONS' | 'POST' | 'PATCH';
  path: string;
  headers?: Readonly<Record<string, string>>;
  /** A form-encoded body. */
  form?: Readonly<Record<string, string>>;
  /** A JSON body, or text that is sent as JSON. */
  json?: JsonObject | string;
}

/** The response that the emulator gives. */
export interface Expectation {
  status: number;
  /** A value, a pattern, or `null` for a header that must not be there. */
  headers?: Readonly<Record<string, string | RegExp | null>>;
  /** The whole JSON body. */
  body?: JsonObject;
  /** Members that the JSON body has. A list of texts has at least these. */
  members?: Readonly<Record<string, JsonValue | RegExp>>;
  /** Text in the body. */
  text?: string;
  /** Parameters of the URL in `location`, in its query or in its fragment. */
  redirect?: Readonly<Record<string, string>>;
}

/** A row of dialect.md that can be observed from outside. */
export interface Fact {
  /** Its name in dialect.md and in a recording. */
  readonly id: string;
  /** One sentence. */
  readonly fact: string;
  readonly needs: Need;
  request(context: VerifyContext): FactRequest;
  /** The response, or several of which one is enough. */
  expect(context: VerifyContext): Expectation | readonly Expectation[];
}
