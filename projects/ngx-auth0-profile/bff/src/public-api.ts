export { withBff } from './with-bff';
export type { BffOptions } from './bff-options';
