import { Auth0Client } from '@auth0/nextjs-auth0/server';
import { NextRequest, NextResponse } from 'next/server.js';
import { readTheme, type ClientSettings } from './client-settings.ts';

/** What a Next.js application has in `middleware.ts` and in the route `/profile`. */
export function createApp(settings: ClientSettings): (request: Request) => Promise<Response> {
  const auth0 = new Auth0Client({
    domain: settings.origin,
    // For the http of the emulator, in development only.
    allowInsecureRequests: true,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    appBaseUrl: settings.baseUrl,
    secret: '0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef',
    authorizationParameters: {
      audience: settings.audience,
      scope: 'openid profile email offline_access read:current_user',
    },
  });

  /** `middleware.ts`: answers `/auth/login`, `/auth/callback`, `/auth/logout`. */
  const middleware = (request: NextRequest): Promise<NextResponse> => auth0.middleware(request);

  /** `app/profile/route.ts`. */
  const profile = async (request: NextRequest): Promise<NextResponse> => {
    const session = await auth0.getSession(request);
    if (session === null) {
      return NextResponse.redirect(new URL('/auth/login', settings.baseUrl));
    }
    const { token } = await auth0.getAccessToken(request, NextResponse.next());
    const { sub, email } = session.user;
    return NextResponse.json({ email, theme: await readTheme(settings.audience, sub, token) });
  };

  return (request) => {
    const next = new NextRequest(request);
    return next.nextUrl.pathname === '/profile' ? profile(next) : middleware(next);
  };
}
