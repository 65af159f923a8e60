// The sections beside profile and preferences. Only `lazy-view.ts` imports this file, dynamically.
export { deletionView } from './deletion-view';
export { devicesView } from './devices-view';
export { emailView } from './email-view';
export { identitiesView } from './identities-view';
export { passwordView } from './password-view';
export { securityView } from './security-view';
