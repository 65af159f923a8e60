import type {
  ɵApiCall as ApiCall,
  ɵApiLocation as ApiLocation,
  ɵMyAccountAuthorization as MyAccountAuthorization,
} from 'ngx-auth0-profile';
import type { myAccountEndpoints } from 'ngx-auth0-profile/my-account-api';
import type {
  AuthenticationFactor,
  AuthenticationMethod,
  AuthenticationMethodType,
} from './authentication-method';
import type {
  EnrollableType,
  Enrollment,
  EnrollmentRequest,
  StartedEnrollment,
} from './enrollment';
import { createPasskey } from './passkey';

type Endpoints = typeof myAccountEndpoints;

/** The requests behind `AuthenticationMethods`. Lazily loaded. */
export class AuthenticationCommands {
  /** @param endpoints - passed in, because an import of the table would put it into the initial bundle */
  constructor(
    private readonly authorization: MyAccountAuthorization,
    private readonly location: ApiLocation,
    private readonly endpoints: Endpoints,
  ) {}

  /** Reads the methods of the user. */
  async list(type?: AuthenticationMethodType): Promise<readonly AuthenticationMethod[]> {
    const query = type && { type };
    const answer = await this.call<{
      readonly authentication_methods?: readonly AuthenticationMethod[];
    }>('listAuthenticationMethods', { ...(query && { query }) });
    return answer?.authentication_methods ?? [];
  }

  /** Reads the kinds of methods that the tenant offers. */
  async factors(): Promise<readonly AuthenticationFactor[]> {
    const answer = await this.call<{ readonly factors?: readonly AuthenticationFactor[] }>(
      'listFactors',
    );
    return answer?.factors ?? [];
  }

  /** Reads one method. */
  async read(id: string): Promise<AuthenticationMethod> {
    return (await this.call('readAuthenticationMethod', { path: { id } })) as AuthenticationMethod;
  }

  /** Renames a method. */
  async update(id: string, body: Partial<AuthenticationMethod>): Promise<AuthenticationMethod> {
    const call = { path: { id }, body };
    return (await this.call('updateAuthenticationMethod', call)) as AuthenticationMethod;
  }

  /** Removes a method. */
  async delete(id: string): Promise<void> {
    await this.call('deleteAuthenticationMethod', { path: { id } });
  }

  /** Starts an enrollment. */
  async enroll(request: EnrollmentRequest): Promise<Enrollment> {
    const user = await this.authorization.userId();
    const response = await this.authorization.respond<Partial<Enrollment>>({
      ...this.to('startEnrollment'),
      body: request,
      user,
    });
    const { body, headers } = response ?? {};
    const { type } = request;
    const id = idOf(headers?.get('Location')) ?? body?.id ?? `${type}|new`;
    return { ...body, id, type, user_id: user } as Enrollment;
  }

  /** Completes an enrollment for the user who started it. */
  async verify(enrollment: Enrollment, answer: string | undefined): Promise<AuthenticationMethod> {
    const { id, user_id, auth_session } = enrollment;
    const user = await this.authorization.userId(user_id);
    const body = { auth_session, ...(await this.proofFor(enrollment, answer)) };
    const response = await this.authorization.respond<AuthenticationMethod>({
      ...this.to('verifyEnrollment'),
      path: { id },
      body,
      user,
    });
    return response?.body as AuthenticationMethod;
  }

  /** What proves that the user has the new method. */
  private async proofFor(enrollment: Enrollment, answer: string | undefined): Promise<object> {
    if (isOf('passkey', enrollment)) {
      try {
        return { authn_response: await createPasskey(enrollment.authn_params_public_key) };
      } catch (error) {
        throw await this.authorization.toError(error);
      }
    }
    switch (enrollment.type) {
      case 'password':
        return { new_password: answer };
      case 'totp':
      case 'email':
      case 'phone':
        return { otp_code: answer };
      default:
        return {};
    }
  }

  private async call<T>(
    name: keyof Endpoints,
    call: Pick<ApiCall, 'path' | 'query' | 'body'> = {},
  ): Promise<T | null> {
    const user = await this.authorization.userId();
    const response = await this.authorization.respond<T>({ ...call, ...this.to(name), user });
    return response?.body ?? null;
  }

  private to(name: keyof Endpoints): Pick<ApiCall, 'endpoint' | 'api'> {
    return { endpoint: this.endpoints[name], api: this.location };
  }
}

function isOf<T extends EnrollableType>(
  type: T,
  enrollment: StartedEnrollment,
): enrollment is Enrollment<T> {
  return enrollment.type === type;
}

/** The id in the URL of a new method. Auth0 sends it percent-encoded. */
function idOf(location: string | null | undefined): string | undefined {
  const segment = location?.split(/[?#]/, 1).join().split('/').at(-1);
  return segment ? decodeURIComponent(segment) : undefined;
}
