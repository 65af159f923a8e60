/** The texts of the account page in one language. Names in braces are replaced, such as `{date}`. */
export interface AccountTexts {
  // Sections
  readonly navigation: string;
  readonly profile: string;
  readonly preferences: string;
  readonly email: string;
  readonly password: string;
  readonly identities: string;
  readonly security: string;
  /** In place of `security` where the My Account API is used. */
  readonly methods: string;
  readonly devices: string;
  readonly deletion: string;
  readonly notSaved: string;

  // Loading and saving
  readonly loading: string;
  readonly save: string;
  readonly discard: string;
  readonly saving: string;
  readonly saved: string;
  readonly savedPartly: string;
  readonly unchanged: string;
  readonly invalid: string;
  readonly retry: string;
  readonly reload: string;
  readonly waiting: string;
  readonly offline: string;
  readonly notSentOffline: string;
  readonly signedOut: string;
  readonly logIn: string;
  readonly otherUser: string;
  readonly leave: string;
  readonly cancel: string;

  // Fields
  readonly name: string;
  readonly nickname: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly picture: string;
  readonly pictureHint: string;
  readonly none: string;
  readonly add: string;
  readonly addTo: string;
  readonly removeItem: string;
  readonly required: string;
  readonly tooLong: string;
  readonly tooManyItems: string;
  readonly notAnEmail: string;
  readonly notAnUrl: string;
  readonly notANumber: string;
  readonly tooSmall: string;
  readonly tooLarge: string;
  readonly notADate: string;
  readonly notAccepted: string;
  readonly otherForm: string;
  readonly changedElsewhere: string;
  readonly removedElsewhere: string;
  readonly keepMine: string;
  readonly takeTheirs: string;
  readonly decide: string;
  readonly lockedHere: string;
  readonly lockedByProvider: string;
  readonly notAvailable: string;

  // E-mail
  readonly emailIntro: string;
  readonly newEmail: string;
  readonly verified: string;
  readonly notVerified: string;
  readonly sendVerification: string;
  readonly verificationSent: string;
  readonly emailRequested: string;
  readonly emailChanged: string;

  // Password
  readonly passwordIntro: string;
  /** In place of `passwordIntro` where the My Account API is used. */
  readonly passwordHere: string;
  readonly changePassword: string;
  readonly openingPassword: string;
  readonly passwordOfProvider: string;

  // Connected accounts
  readonly identitiesIntro: string;
  readonly database: string;
  readonly mainAccount: string;
  readonly link: string;
  readonly linked: string;
  readonly unlink: string;
  readonly unlinkQuestion: string;
  readonly unlinked: string;

  // Security
  readonly securityIntro: string;
  readonly noFactors: string;
  readonly pending: string;
  readonly enrolledAt: string;
  readonly lastUsed: string;
  readonly factors: Readonly<Record<string, string>>;

  // Devices
  readonly devicesIntro: string;
  readonly noDevices: string;
  readonly thisDevice: string;
  readonly removeDevice: string;
  readonly removeDeviceQuestion: string;
  readonly deviceRemoved: string;

  // Deletion
  readonly deletionIntro: string;
  readonly deletionWord: string;
  readonly mismatch: string;
  readonly deleteAccount: string;
  readonly deleted: string;
}
