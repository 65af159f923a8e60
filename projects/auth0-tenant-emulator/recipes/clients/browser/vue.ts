import { createAuth0, useAuth0 } from '@auth0/auth0-vue';
import { createApp, defineComponent, h, ref } from 'vue';

/** With the emulator: domain `http://localhost:4400`, audience `http://localhost:4400/api/v2/`. */
declare const settings: { domain: string; clientId: string; audience: string };

const home = location.origin + location.pathname;

const Account = defineComponent(() => {
  const auth0 = useAuth0();
  const theme = ref('');

  const readTheme = async (): Promise<void> => {
    const token = await auth0.getAccessTokenSilently();
    const url = `${settings.audience}users/${encodeURIComponent(auth0.user.value?.sub ?? '')}`;
    const response = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
    const profile = (await response.json()) as { user_metadata: { theme: string } };
    theme.value = profile.user_metadata.theme;
  };

  return () => {
    if (auth0.isLoading.value) {
      return h('p', 'Loading');
    }
    if (auth0.user.value === undefined) {
      return h('button', { onClick: () => auth0.loginWithRedirect() }, 'Log in');
    }
    return [
      h('h1', auth0.user.value.email),
      h('button', { onClick: readTheme }, 'Read theme'),
      h('output', theme.value),
      h('button', { onClick: () => auth0.logout({ logoutParams: { returnTo: home } }) }, 'Log out'),
    ];
  };
});

createApp(Account)
  .use(
    createAuth0({
      domain: settings.domain,
      clientId: settings.clientId,
      authorizationParams: {
        redirect_uri: home,
        audience: settings.audience,
        scope: 'openid profile email read:current_user',
      },
    }),
  )
  .mount('#app');
