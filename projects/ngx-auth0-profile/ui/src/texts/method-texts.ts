/** The texts about authentication methods in one language. Names in braces are replaced, such as `{method}`. */
export interface MethodTexts {
  // List
  readonly intro: string;
  readonly noMethods: string;
  readonly offers: string;
  /** What each kind of method is, by its type. */
  readonly about: Readonly<Record<string, string>>;
  readonly rename: string;
  readonly renamed: string;
  readonly methodName: string;
  readonly remove: string;
  readonly removeQuestion: string;
  readonly removed: string;
  readonly added: string;

  // Phone number and e-mail address
  readonly phoneNumber: string;
  readonly phoneHint: string;
  readonly notAPhone: string;
  readonly sendBy: string;
  readonly textMessage: string;
  readonly call: string;
  readonly sendCode: string;
  readonly codeSent: string;

  // Code
  readonly code: string;
  readonly confirm: string;
  readonly wrongCode: string;
  readonly expired: string;

  // Authenticator app and push notification
  readonly scan: string;
  readonly openLink: string;
  readonly openApp: string;
  readonly key: string;
  readonly copy: string;
  readonly copied: string;
  readonly codeOfApp: string;
  readonly approve: string;
  readonly approved: string;
  readonly notApproved: string;

  // Recovery code
  readonly recoveryHint: string;
  readonly recoverySaved: string;

  // Passkey
  readonly hasPasskey: string;
  readonly lastMethod: string;

  // Password
  readonly newPassword: string;
  readonly showPassword: string;
  readonly passwordChanged: string;
  readonly passwordRefused: string;
  readonly minLength: string;
  readonly allTypes: string;
  readonly threeTypes: string;
  readonly characterTypes: Readonly<Record<string, string>>;
  readonly noRepetition: string;
  readonly noSequences: string;
  readonly noProfileData: string;
  readonly notUsedBefore: string;
  readonly notCommon: string;
}
