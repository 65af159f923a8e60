// The Management API as an end user sees it
export { managementBodyFields, managementEndpoints } from './endpoint-table';
export type { EndUserScope, ManagementEndpoint } from './endpoint-table';
export { isEndUserScope } from './is-end-user-scope';
