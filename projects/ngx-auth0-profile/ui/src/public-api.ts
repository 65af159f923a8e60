// The account page
export { Auth0Account } from './account/auth0-account';
export type { AccountSectionName } from './access/section-name';

// Its sections, each also usable alone
export { AccountProfile } from './sections/account-profile';
export { AccountPreferences } from './sections/account-preferences';
export { AccountEmail } from './sections/account-email';
export { AccountPassword } from './sections/account-password';
export { AccountIdentities } from './sections/account-identities';
export type { LinkLogin } from './sections/identities-view';
export { AccountSecurity } from './sections/account-security';
export { AccountQrCodeTemplate } from './frame/qr-code-template';
export type { QrCodeContext } from './frame/qr-code-template';
export { AccountDevices } from './sections/account-devices';
export type { AccountDevice, DeviceLoader } from './sections/devices-view';
export { AccountDeletion } from './sections/account-deletion';
export type { UnavailableSection } from './frame/account-frame';

// Fields of the preferences
export { AccountFieldTemplate } from './form/field-template';
export type { FieldTemplateContext } from './form/field-template';
export { preferenceFieldsFrom } from './fields/preference-fields-from';
export type { JsonSchemaNode, StandardJsonSchema } from './fields/preference-fields-from';
export type { FieldValue } from './fields/field-value';
export type {
  ChoiceField,
  DateField,
  FieldBase,
  ListField,
  NumberField,
  PreferenceField,
  PreferenceFieldFor,
  PreferenceFields,
  SwitchField,
  TextField,
} from './fields/field-definition';

// Entries that are not saved
export { unsavedChangesGuard } from './draft/unsaved-changes-guard';

// Texts
export { provideAccountTexts } from './texts/provide-account-texts';
export type { AccountTextsOptions } from './texts/provide-account-texts';
export type { AccountLanguage } from './texts/account-language';
export type { AccountTexts } from './texts/account-texts';
export type { MethodTexts } from './texts/method-texts';
export { englishAccount } from './texts/english';
export { frenchAccount } from './texts/french';
export { germanAccount } from './texts/german';
export { japaneseAccount } from './texts/japanese';
export { spanishAccount } from './texts/spanish';
