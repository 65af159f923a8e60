import { matchesRequest, type MatchedRequest } from './request-match';
import type { TestResponse } from './test-response';

/** The responses a test has scripted; the newest that matches a request answers it. */
export class ScriptedResponses {
  private readonly used = new Map<TestResponse, number>();
  private responses: readonly TestResponse[];

  constructor(responses: readonly TestResponse[]) {
    this.responses = responses.toReversed();
  }

  add(response: TestResponse): void {
    this.responses = [response, ...this.responses];
  }

  /** The response for this request, counted. */
  take(request: MatchedRequest): TestResponse | undefined {
    const found = this.responses.find(
      (response) =>
        matchesRequest(response, request) && this.count(response) < (response.times ?? Infinity),
    );
    if (found) {
      this.used.set(found, this.count(found) + 1);
    }
    return found;
  }

  private count(response: TestResponse): number {
    return this.used.get(response) ?? 0;
  }
}
