/** An application that logs in with another library of Auth0 than auth0-angular, and runs in a browser. */
export interface LoginShape {
  /** The name of the application, and of its golden file. */
  readonly name: string;
  readonly library: string;
  /** Whether users log in by a form of the library, not on the page of the tenant. */
  readonly hasOwnForm?: boolean;
  /** What the build loads as a classic script, from the packages of this repository. */
  readonly script?: string;
  /** `login.ts`, for a tenant: `logIn()`, `logOut()`, and `currentUser()`, which renews the session. */
  readonly login: (domain: string) => string;
}

/** The three libraries of Auth0 for browsers that applications used before auth0-angular. */
export const LOGINS: readonly LoginShape[] = [
  {
    name: 'login-by-spa-js',
    library: '@auth0/auth0-spa-js',
    login: (domain) => `import { createAuth0Client } from '@auth0/auth0-spa-js';

const client = createAuth0Client({
  domain: '${domain}',
  clientId: 'AbC123',
  authorizationParams: { redirect_uri: location.origin },
});

export async function logIn(): Promise<void> {
  await (await client).loginWithRedirect();
}

export async function logOut(): Promise<void> {
  await (await client).logout({ logoutParams: { returnTo: location.origin } });
}

export async function currentUser(): Promise<string | undefined> {
  const auth0 = await client;
  if (location.search.includes('state=')) {
    await auth0.handleRedirectCallback();
    history.replaceState({}, '', '/');
  }
  return (await auth0.getUser())?.email;
}
`,
  },
  {
    name: 'login-by-auth0-js',
    library: 'auth0-js',
    script: 'auth0-js/build/auth0.js',
    login: (domain) => `declare const auth0: any;

const web = new auth0.WebAuth({
  domain: '${domain}',
  clientID: 'AbC123',
  responseType: 'token id_token',
  redirectUri: location.origin,
  scope: 'openid profile email',
});

export function logIn(): void {
  web.authorize();
}

export function logOut(): void {
  web.logout({ returnTo: location.origin });
}

export function currentUser(): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    web.parseHash((error: any, fromLogin: any) => {
      if (error) {
        reject(new Error(error.errorDescription));
      } else if (fromLogin) {
        location.hash = '';
        resolve(fromLogin.idTokenPayload.email);
      } else {
        web.checkSession({}, (_: any, renewed: any) => resolve(renewed?.idTokenPayload.email));
      }
    });
  });
}
`,
  },
  {
    name: 'login-by-lock',
    library: 'auth0-lock',
    hasOwnForm: true,
    login: (domain) => `import { Auth0Lock } from 'auth0-lock';

const lock = new Auth0Lock('AbC123', '${domain}', {
  auth: {
    redirectUrl: location.origin,
    responseType: 'token id_token',
    params: { scope: 'openid profile email' },
  },
});

export function logIn(): void {
  lock.show();
}

export function logOut(): void {
  lock.logout({ returnTo: location.origin });
}

export function currentUser(): Promise<string | undefined> {
  return new Promise((resolve, reject) => {
    lock.on('authenticated', ({ idTokenPayload }) => resolve(idTokenPayload.email));
    lock.on('authorization_error', ({ errorDescription }) => reject(new Error(errorDescription)));
    if (!location.hash) {
      lock.checkSession({}, (_, renewed) => resolve(renewed?.idTokenPayload.email));
    }
  });
}
`,
  },
];

/** The root component of each. */
export const LOGIN_APP = `import { Component, signal } from '@angular/core';
import { currentUser, logIn, logOut } from './login';

@Component({
  selector: 'app-root',
  template: \`
    @if (user(); as email) {
      <p>Signed in as {{ email }}</p>
      <button (click)="logOut()">Log out</button>
    } @else if (isKnown()) {
      <button (click)="logIn()">Log in</button>
    }
    <p role="alert">{{ problem() }}</p>
  \`,
})
export class App {
  protected readonly user = signal<string | undefined>(undefined);
  protected readonly isKnown = signal(false);
  protected readonly problem = signal('');
  protected readonly logIn = logIn;
  protected readonly logOut = logOut;

  constructor() {
    currentUser()
      .then((user) => this.user.set(user))
      .catch((error: unknown) => this.problem.set(String(error)))
      .finally(() => this.isKnown.set(true));
  }
}
`;
