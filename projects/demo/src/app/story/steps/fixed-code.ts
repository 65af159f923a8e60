/** What the developer would write with the library to save a setting. */
export const SAVE_SETTING = `  // app.config.ts
  provideHttpClient(withInterceptors([profileInterceptor])),
  provideAuth0({ domain, clientId }),
  provideAuth0Profile(withAuth0Angular()),

  // the component
  profiles = inject(ProfileService);

  save() {
    // token, audience and scope follow from the endpoint
    return this.profiles.updateMetadata({ theme: 'dark' });
  }`;

/** What the developer would write with the library to change the e-mail address. */
export const CHANGE_EMAIL = `  // app.config.ts
  provideAuth0Profile(
    withAuth0Angular(),
    withProxy({ url: proxyUrl, audience: proxyAudience }),
  ),

  // the component
  profiles = inject(ProfileService);

  save(email: string) {
    // goes to the back end; nothing is sent where there is none
    return this.profiles.update({ email });
  }`;
