import type {
  Auth0ProfileError,
  AuthorizationRequest,
  ɵApiLocation as ApiLocation,
  ɵMyAccountAuthorization as MyAccountAuthorization,
  ɵMyAccountApi as MyAccountApi,
  ɵProfileAccess as ProfileAccess,
  ɵProfileEndpoint as ProfileEndpoint,
} from 'ngx-auth0-profile';
import type { myAccountEndpoints } from 'ngx-auth0-profile/my-account-api';
import { parseProfilePolicy } from './parse-profile-policy';

/** Passed in: an import of the table would put it into the initial bundle. */
type Endpoints = Pick<typeof myAccountEndpoints, 'readProfile' | 'updateProfile'>;

type AnyFields = Readonly<Record<string, unknown>>;

/** The profile endpoint of the My Account API. Lazily loaded. */
export class MyAccountProfile implements ProfileEndpoint {
  private access: ProfileAccess | undefined;
  private reading: { readonly user: string; readonly access: Promise<ProfileAccess> } | undefined;

  constructor(
    private readonly authorization: MyAccountAuthorization,
    private readonly api: MyAccountApi,
    private readonly endpoints: Endpoints,
  ) {}

  known(user: string): ProfileAccess | undefined {
    return this.access?.user === user ? this.access : undefined;
  }

  read(user: string): Promise<ProfileAccess> {
    return this.readOnce(user, () => this.authorize());
  }

  readPassively(user: string): Promise<ProfileAccess> {
    return this.readOnce(user, () => this.authorization.authorizePassively(this.tokenRequest()));
  }

  async update(user: string, fields: AnyFields): Promise<AnyFields> {
    try {
      const answer = await this.call('updateProfile', user, fields);
      this.remember(user, answer);
      return answer;
    } catch (error) {
      // The policy may have changed, so that the next command reads it again.
      this.access = undefined;
      throw error;
    }
  }

  private async readOnce(user: string, getToken: () => Promise<unknown>): Promise<ProfileAccess> {
    const known = this.known(user);
    if (known) {
      return known;
    }
    if (this.reading?.user !== user) {
      const access = this.request(user, getToken).finally(() => {
        if (this.reading?.access === access) {
          this.reading = undefined;
        }
      });
      this.reading = { user, access };
    }
    return this.reading.access;
  }

  private async request(user: string, getToken: () => Promise<unknown>): Promise<ProfileAccess> {
    try {
      await getToken();
      return this.remember(user, await this.call('readProfile', user));
    } catch (caught) {
      const unavailable = await this.authorization.toError(caught);
      if (!isUnavailable(unavailable)) {
        throw unavailable;
      }
      return (this.access = { user, unavailable });
    }
  }

  /**
   * Gets the token for reading and for editing. A scope that the tenant does not have is no reason to prompt the
   * user, who is prompted for anything else.
   */
  private async authorize(): Promise<void> {
    const { authorization } = this;
    const request = this.tokenRequest();
    // A popup that the browser has blocked must open before any request, which `authorize()` takes care of.
    if (!authorization.isPopupBlocked(request)) {
      try {
        await authorization.authorizeSilently(request);
        return;
      } catch (caught) {
        const error = await authorization.toError(caught);
        if (isUnavailable(error)) {
          throw error;
        }
      }
    }
    await authorization.authorize(request);
  }

  private tokenRequest(): AuthorizationRequest {
    const { readProfile, updateProfile } = this.endpoints;
    return { audience: this.location.audience, scopes: [readProfile.scope, updateProfile.scope] };
  }

  private async call(name: keyof Endpoints, user: string, body?: AnyFields): Promise<AnyFields> {
    const call = { endpoint: this.endpoints[name], api: this.location, user, body };
    return (await this.authorization.respond<AnyFields>(call))?.body ?? {};
  }

  private remember(user: string, answer: AnyFields): ProfileAccess {
    return (this.access = { user, policy: parseProfilePolicy(answer['profile_policy']) });
  }

  private get location(): ApiLocation {
    // Created once the SDK has started, so that Auth0's configuration is known.
    return this.api.location() as ApiLocation;
  }
}

/** Whether the endpoint is not there for this user: not enabled, not activated, or not allowed. */
function isUnavailable({ code, status, cause }: Auth0ProfileError): boolean {
  return (
    status === 403 ||
    status === 404 ||
    code === 'missing-scope' ||
    code === 'configuration' ||
    isAccessDenied(cause)
  );
}

function isAccessDenied(cause: unknown): boolean {
  return (
    typeof cause === 'object' && cause !== null && Reflect.get(cause, 'error') === 'access_denied'
  );
}
