import { Auth0Provider, useAuth0 } from '@auth0/auth0-react';
import { useState } from 'react';
import { createRoot } from 'react-dom/client';

/** With the emulator: domain `http://localhost:4400`, audience `http://localhost:4400/api/v2/`. */
declare const settings: { domain: string; clientId: string; audience: string };

function Account() {
  const { isLoading, user, loginWithRedirect, logout, getAccessTokenSilently } = useAuth0();
  const [theme, setTheme] = useState('');

  const readTheme = async () => {
    const token = await getAccessTokenSilently();
    const url = `${settings.audience}users/${encodeURIComponent(user?.sub ?? '')}`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const profile = (await response.json()) as { user_metadata: { theme: string } };
    setTheme(profile.user_metadata.theme);
  };

  if (isLoading) {
    return <p>Loading</p>;
  }
  if (user === undefined) {
    return <button onClick={() => void loginWithRedirect()}>Log in</button>;
  }
  return (
    <>
      <h1>{user.email}</h1>
      <button onClick={() => void readTheme()}>Read theme</button>
      <output>{theme}</output>
      <button onClick={() => void logout({ logoutParams: { returnTo: home() } })}>Log out</button>
    </>
  );
}

function home(): string {
  return location.origin + location.pathname;
}

createRoot(document.getElementById('app') as HTMLElement).render(
  <Auth0Provider
    domain={settings.domain}
    clientId={settings.clientId}
    authorizationParams={{
      redirect_uri: home(),
      audience: settings.audience,
      scope: 'openid profile email read:current_user',
    }}
  >
    <Account />
  </Auth0Provider>,
);
