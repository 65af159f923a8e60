import type { MethodTexts } from '../method-texts';

/** The texts about authentication methods in English. */
export const englishMethods: MethodTexts = {
  intro: 'You log in with these methods, or confirm a login with them.',
  noMethods: 'No passkey and no second step is set up.',
  offers: 'Add a method',
  about: {
    passkey: 'Log in with the fingerprint, the face or the PIN of your device.',
    totp: 'An app on your phone shows a new code every 30 seconds.',
    'push-notification': 'An app on your phone asks you to confirm.',
    phone: 'You receive a code by text message or by a call.',
    email: 'You receive a code in a message.',
    'recovery-code': 'A code for when you have none of the other methods with you.',
  },
  rename: 'Rename',
  renamed: 'The name was changed.',
  methodName: 'New name',
  remove: 'Remove',
  removeQuestion: 'You will not be able to log in with this method any more: {method}.',
  removed: 'The method was removed.',
  added: 'The method was added: {method}.',

  phoneNumber: 'Phone number',
  phoneHint: 'With the country code, such as +44 20 7946 0958',
  notAPhone: 'Enter the number with its country code.',
  sendBy: 'Send the code by',
  textMessage: 'Text message',
  call: 'Call',
  sendCode: 'Send a code',
  codeSent: 'A code was sent to {to}.',

  code: 'Code',
  confirm: 'Confirm',
  wrongCode: 'This code is not right, or it is too old. Enter the newest one.',
  expired: 'This took too long, so that it was not added. Start again.',

  scan: 'Scan this code with your authenticator app. If you cannot, open the link on the device with the app, or enter the key there.',
  openLink: 'Open the link on the device with your authenticator app, or enter the key there.',
  openApp: 'Open the authenticator app',
  key: 'Key',
  copy: 'Copy',
  copied: 'Copied.',
  codeOfApp: 'The code that the app shows',
  approve: 'Then confirm the request in the app.',
  approved: 'I have confirmed it',
  notApproved: 'It is not confirmed in the app yet.',

  recoveryHint: 'Keep this code in a safe place. It is not shown again.',
  recoverySaved: 'I have saved the code',

  hasPasskey: 'This device has a passkey for your account already.',
  lastMethod: 'You could not log in without this method. Add another one first.',

  newPassword: 'New password',
  showPassword: 'Show',
  passwordChanged: 'Your password was changed.',
  passwordRefused:
    'This password was not accepted. Choose one that you have not used before and that is hard to guess.',
  minLength: 'At least {min} characters',
  allTypes: 'Each of these: {types}',
  threeTypes: 'Three of these: {types}',
  characterTypes: {
    lowercase: 'small letters',
    uppercase: 'capital letters',
    number: 'digits',
    special: 'other characters',
  },
  noRepetition: 'Not the same character three times in a row',
  noSequences: 'No sequences such as abc or 123',
  noProfileData: 'No parts of your name or address',
  notUsedBefore: 'Not one of your last {size} passwords',
  notCommon: 'Not a common password',
};
