const DOCS = 'https://auth0.com/docs/';

// Created by a function call marked as pure: bundlers assume that an object of template strings has
// side effects, and would keep it in applications that do not use the diagnosis.
function createPages() {
  return {
    accessTokens: `${DOCS}secure/tokens/access-tokens`,
    accessTokenLifetime: `${DOCS}secure/tokens/access-tokens/update-access-token-lifetime`,
    applicationAccess: `${DOCS}get-started/applications/application-access-to-apis-client-grants`,
    applicationSettings: `${DOCS}get-started/applications/application-settings`,
    authenticationIssues: `${DOCS}troubleshoot/authentication-issues/check-login-and-logout-issues`,
    checkApiCalls: `${DOCS}troubleshoot/authentication-issues/check-api-calls`,
    consent: `${DOCS}get-started/applications/third-party-applications/user-consent-and-third-party-applications`,
    connectionSync: `${DOCS}manage-users/user-accounts/user-profiles/configure-connection-sync-with-auth0`,
    cors: `${DOCS}get-started/applications/set-up-cors`,
    customDomains: `${DOCS}customize/custom-domains/configure-features-to-use-custom-domains`,
    dpop: `${DOCS}get-started/applications/configure-sender-constraining`,
    encryption: `${DOCS}secure/tokens/access-tokens/json-web-encryption`,
    errorHandling: `${DOCS}troubleshoot/error-handling-best-practices`,
    errorMessages: `${DOCS}troubleshoot/basic-issues/check-error-messages`,
    getAccessTokens: `${DOCS}secure/tokens/access-tokens/get-access-tokens`,
    idTokens: `${DOCS}secure/tokens/id-tokens`,
    invalidTokens: `${DOCS}troubleshoot/basic-issues/invalid-token-errors`,
    linking: `${DOCS}manage-users/user-accounts/user-account-linking/user-initiated-account-linking-client-side-implementation`,
    managementTokensInSpa: `${DOCS}secure/tokens/access-tokens/management-api-access-tokens/get-management-api-tokens-for-single-page-applications`,
    managementTokensOnServer: `${DOCS}secure/tokens/access-tokens/management-api-access-tokens/get-management-api-access-tokens-for-production`,
    metadata: `${DOCS}manage-users/user-accounts/metadata/manage-metadata-api`,
    metadataLimits: `${DOCS}manage-users/user-accounts/metadata/metadata-fields-data`,
    mfa: `${DOCS}secure/multi-factor-authentication/step-up-authentication`,
    mrrt: `${DOCS}secure/tokens/refresh-tokens/multi-resource-refresh-token`,
    myAccount: `${DOCS}manage-users/my-account-api`,
    rateLimits: `${DOCS}troubleshoot/customer-support/operational-policies/rate-limit-policy`,
    refreshTokens: `${DOCS}secure/tokens/refresh-tokens/use-refresh-token-rotation`,
    rootAttributes: `${DOCS}manage-users/user-accounts/user-profiles/root-attributes/update-root-attributes-for-users`,
    silentAuthentication: `${DOCS}authenticate/login/configure-silent-authentication`,
    tokenValidation: `${DOCS}secure/tokens/access-tokens/validate-access-tokens`,
    userIds: `${DOCS}manage-users/user-accounts/identify-users`,
    workLocally: `${DOCS}get-started/applications/work-with-auth0-locally`,
  } as const;
}

/** The pages of Auth0's documentation that a diagnosis links to. */
export const auth0Pages = /* @__PURE__ */ createPages();
