import { HttpHeaders } from '@angular/common/http';
import type { Injector } from '@angular/core';
import { Auth0ProfileError } from '../errors/auth0-profile-error';
import { importOrThrow } from '../errors/import-or-throw';
import { IS_LOGIN_RESPONSE } from '../session/returned-login';
import { decodeJwt } from './decode-jwt';
import type { TokenTools } from './token-port';

/** What a port needs of the lazily loaded code. */
export function tokenTools(injector: Injector): TokenTools {
  return {
    importOrThrow,
    ProfileError: Auth0ProfileError,
    isLoginResponse: injector.get(IS_LOGIN_RESPONSE),
    decodeJwt,
    createHeaders: (headers) => new HttpHeaders(headers),
  };
}
