export { AccountHarness } from './account-harness';
export { AccountSectionHarness } from './account-section-harness';
export type { AccountSectionFilters } from './account-section-harness';
export { AccountFieldHarness } from './account-field-harness';
export type { AccountFieldFilters } from './account-field-harness';
