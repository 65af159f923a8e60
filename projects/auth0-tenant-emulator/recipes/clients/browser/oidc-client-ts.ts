import { UserManager, type User } from 'oidc-client-ts';

/** With the emulator: domain `http://localhost:4400`, audience `http://localhost:4400/api/v2/`. */
declare const settings: { domain: string; clientId: string; audience: string };

const home = location.origin + location.pathname;

const manager = new UserManager({
  authority: settings.domain,
  client_id: settings.clientId,
  redirect_uri: home,
  post_logout_redirect_uri: home,
  scope: 'openid profile email read:current_user',
  extraQueryParams: { audience: settings.audience },
});

async function start(): Promise<void> {
  if (new URLSearchParams(location.search).has('code')) {
    await manager.signinCallback();
    history.replaceState({}, '', home);
  }
  show(await manager.getUser());
}

function show(user: User | null): void {
  const app = document.getElementById('app') as HTMLElement;
  if (user === null) {
    app.replaceChildren(button('Log in', () => manager.signinRedirect()));
    return;
  }
  const heading = document.createElement('h1');
  heading.textContent = user.profile.email ?? '';
  const theme = document.createElement('output');
  app.replaceChildren(
    heading,
    button('Read theme', async () => {
      theme.textContent = await readTheme(user);
    }),
    theme,
    button('Log out', () => manager.signoutRedirect()),
  );
}

async function readTheme({ access_token: token, profile }: User): Promise<string> {
  const url = `${settings.audience}users/${encodeURIComponent(profile.sub)}`;
  const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  const { user_metadata: metadata } = (await response.json()) as {
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

await start();
