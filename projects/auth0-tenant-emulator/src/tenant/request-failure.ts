/** A request that ends early: thrown by an endpoint, turned into a response in one place. */
export abstract class RequestFailure extends Error {
  /** The response that the real tenant would send. */
  abstract toResponse(): Response | Promise<Response>;
}
