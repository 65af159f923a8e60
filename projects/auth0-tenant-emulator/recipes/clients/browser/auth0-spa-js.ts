import { createAuth0Client } from '@auth0/auth0-spa-js';

/** With the emulator: domain `http://localhost:4400`, audience `http://localhost:4400/api/v2/`. */
declare const settings: { domain: string; clientId: string; audience: string };

const home = location.origin + location.pathname;

const auth0 = await createAuth0Client({
  domain: settings.domain,
  clientId: settings.clientId,
  authorizationParams: {
    redirect_uri: home,
    audience: settings.audience,
    scope: 'openid profile email read:current_user',
  },
});

if (new URLSearchParams(location.search).has('code')) {
  await auth0.handleRedirectCallback();
  history.replaceState({}, '', home);
}

const app = document.getElementById('app') as HTMLElement;
const user = await auth0.getUser();
if (user === undefined) {
  app.replaceChildren(button('Log in', () => auth0.loginWithRedirect()));
} else {
  const heading = document.createElement('h1');
  heading.textContent = user.email ?? '';
  const theme = document.createElement('output');
  app.replaceChildren(
    heading,
    button('Read theme', async () => {
      theme.textContent = await readTheme(user.sub ?? '');
    }),
    theme,
    button('Log out', () => auth0.logout({ logoutParams: { returnTo: home } })),
  );
}

async function readTheme(userId: string): Promise<string> {
  const url = `${settings.audience}users/${encodeURIComponent(userId)}`;
  const headers = { authorization: `Bearer ${await auth0.getTokenSilently()}` };
  const { user_metadata: metadata } = (await (await fetch(url, { headers })).json()) as {
    user_metadata: { theme: string };
  };
  return metadata.theme;
}

function button(text: string, onClick: () => Promise<void>): HTMLButtonElement {
  const element = document.createElement('button');
  element.textContent = text;
  element.onclick = () => void onClick();
  return element;
}
