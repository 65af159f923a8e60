// The My Account API, Auth0's API for what users may change themselves
export { myAccountEndpoints } from './endpoint-table';
export type { MyAccountEndpoint, MyAccountScope } from './endpoint-table';
export { isMyAccountScope } from './is-my-account-scope';
