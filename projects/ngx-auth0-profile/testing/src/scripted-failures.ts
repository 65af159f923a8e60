import type {
  TestErrorResponse,
  TestFailure,
  TestPopupFailure,
  TestRefusal,
  TestTokenFailure,
} from './test-failure';
import { matchesRequest, type MatchedRequest } from './request-match';

/** The failures a test has scripted and that have not happened yet. */
export class ScriptedFailures {
  private remaining: readonly TestFailure[];

  constructor(failures: readonly TestFailure[]) {
    this.remaining = failures;
  }

  /** Those that have not happened. */
  get unused(): readonly TestFailure[] {
    return this.remaining;
  }

  add(failure: TestFailure): void {
    this.remaining = [...this.remaining, failure];
  }

  /** The refusal for this request, counted down. */
  takeRefusal(request: MatchedRequest): TestRefusal | undefined {
    return this.take((failure) => 'code' in failure && matchesRequest(failure, request) && failure);
  }

  /** The response for this request, counted down. */
  takeResponse(request: MatchedRequest): TestErrorResponse | undefined {
    return this.take(
      (failure) => 'status' in failure && matchesRequest(failure, request) && failure,
    );
  }

  /** Why Auth0 refuses the next token, counted down. */
  takeTokenFailure(): TestTokenFailure | undefined {
    return this.take((failure) => 'token' in failure && failure);
  }

  /** Why the next popup fails, counted down. */
  takePopupFailure(): TestPopupFailure | undefined {
    return this.take((failure) => 'popup' in failure && failure);
  }

  private take<F extends TestFailure>(select: (failure: TestFailure) => F | false): F | undefined {
    for (const [index, failure] of this.remaining.entries()) {
      const selected = select(failure);
      if (selected) {
        const { times = 1 } = selected;
        const rest = times > 1 ? [{ ...selected, times: times - 1 }] : [];
        this.remaining = this.remaining.toSpliced(index, 1, ...rest);
        return selected;
      }
    }
    return undefined;
  }
}
