declare module 'auth0-lock/lib/core/web_api' {
  /** The auth0-js clients of all Lock widgets, by the id of the widget. */
  const webApi: {
    readonly clients: Readonly<
      Record<string, { readonly client: { readonly baseOptions: { rootUrl: string } } }>
    >;
  };
  export default webApi;
}

declare module 'auth0-lock/lib/i18n/en' {
  /** The texts of Lock in English. */
  const texts: object;
  export default texts;
}
