// Texts for users
export { userMessage } from './user-message';
export { injectUserMessage } from './inject-user-message';
export { UserMessagePipe } from './user-message-pipe';
export { provideUserMessages } from './provide-user-messages';
export type { UserMessageOptions } from './user-message';
export type { UserMessagesOptions } from './user-messages-options';

// Languages
export { english } from './languages/english';
export { french } from './languages/french';
export { german } from './languages/german';
export { japanese } from './languages/japanese';
export { spanish } from './languages/spanish';
export type {
  LoginProblemTexts,
  UserMessageLanguage,
  UserMessageText,
  UserOperation,
} from './user-message-language';

// For `ngx-auth0-profile` only
export { LOGIN_PROBLEM_PAGE as ɵLOGIN_PROBLEM_PAGE } from './login-problem-page';
export type { LoginProblemPage as ɵLoginProblemPage } from './login-problem-page';

// For `ngx-auth0-profile/ui` only
export { languageFor as ɵlanguageFor } from './language-for';
