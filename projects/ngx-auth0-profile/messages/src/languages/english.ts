import type { UserMessageLanguage } from '../user-message-language';

/** The texts for users in English. */
export const english: UserMessageLanguage = {
  locale: 'en',
  soon: 'in a few minutes',
  loginProblem: {
    signedOut: 'You are not signed in',
    accessDenied: 'Access denied',
    logIn: 'Log in again',
  },
  partlySaved: {
    changed: 'Only a part of your changes was saved: {fields}. ',
    notChanged: 'Not saved: {fields}. ',
    maybeChanged: 'It is not certain whether this was saved: {fields}. ',
  },
  fields: {
    given_name: 'first name',
    family_name: 'last name',
    name: 'name',
    nickname: 'nickname',
    picture: 'picture',
    email: 'e-mail address',
    username: 'user name',
    phone_number: 'phone number',
    user_metadata: 'preferences',
  },
  texts: {
    configuration: 'This page is not set up correctly. Please contact support.',
    'login-required': 'You are not logged in. Log in to continue.',
    'login-failed': 'Signing in did not work. Try again, or come back later.',
    'consent-required': 'Your permission is needed. Log in again and agree to continue.',
    'interaction-required': 'One more step is needed. Log in again to continue.',
    'mfa-required': 'Please confirm that it is you. Log in again to continue.',
    'missing-refresh-token': 'Your session has ended. Log in again to continue.',
    'token-unavailable': 'Your session has ended. Log in again to continue.',
    'missing-scope': 'You do not have permission to do this.',
    'step-up-required': 'To do this, please confirm that it is you. Log in again to continue.',
    'step-up-insufficient': 'Logging in again was not enough to do this. Please contact support.',
    'scope-never-granted-to-users': 'You do not have permission to do this.',
    redirecting: 'You are being taken to the login page.',
    'popup-blocked':
      'The login window could not be opened. Allow pop-up windows for this page and try again.',
    'popup-cancelled': 'The login window was closed before you logged in. Try again.',
    'user-changed':
      'You are logged in with another account now. Reload the page to see that account.',
    'field-needs-backend': 'This information cannot be changed here.',
    'invalid-metadata': 'Your change could not be saved because an entry is not valid.',
    'profile-too-large':
      'Your change could not be saved because your profile is full. Remove something and try again.',
    'invalid-link-token':
      'The accounts could not be connected. Log in to the second account again.',
    'passkey-cancelled': 'No passkey was created. Try again when you are ready.',
    'passkey-not-supported': 'This browser or device cannot create a passkey. Use another one.',
    unauthorized: {
      read: 'Your data could not be loaded because your session has ended. Log in again.',
      write: 'Your change could not be saved because your session has ended. Log in again.',
      other: 'Your session has ended. Log in again.',
    },
    forbidden: 'You do not have permission to do this.',
    'other-user': 'You can only view and change your own profile.',
    'not-found': {
      read: 'Your data could not be found.',
      write: 'Your change could not be saved because the entry does not exist any more.',
      other: 'This could not be found.',
    },
    conflict: {
      read: 'Your data has changed in the meantime. Reload the page.',
      write:
        'Your change could not be saved because the data has changed in the meantime. Check the current data and try again.',
      other: 'The data has changed in the meantime. Check the current data and try again.',
    },
    'invalid-request': {
      read: 'Your data could not be loaded.',
      write: 'Your change could not be saved. Check your entries and try again.',
      other: 'Something is not right. Check your entries and try again.',
    },
    'rate-limited': {
      read: 'Your data could not be loaded because there are too many requests right now. Try again {wait}.',
      write:
        'Your change could not be saved because there are too many requests right now. Try again {wait}.',
      other: 'There are too many requests right now. Try again {wait}.',
    },
    unavailable: {
      read: 'Your data could not be loaded because the service is not available right now. Try again {wait}.',
      write:
        'The service is not available right now, and it is not certain that your change was saved. Look at your data {wait}, and try again if needed.',
      other: 'The service is not available right now. Try again {wait}.',
    },
    network: {
      read: 'Your data could not be loaded. Check your internet connection and try again.',
      write:
        'The connection was interrupted, so it is not certain that your change was saved. Check your internet connection, reload the page and look at your data.',
      other: 'The connection was interrupted. Check your internet connection and try again.',
    },
    'file-not-loaded': {
      read: 'Your data could not be loaded because a part of this page is missing. Reload the page.',
      write:
        'Your change was not saved because a part of this page is missing. Reload the page and try again.',
      other: 'A part of this page is missing. Reload the page and try again.',
    },
    unknown: {
      read: 'Your data could not be loaded because of an unexpected error. Try again.',
      write:
        'An unexpected error occurred. Check whether your change was saved before you try again.',
      other: 'An unexpected error occurred. Try again.',
    },
  },
};
