import type {
  FailureMatch,
  TestAnswer,
  TestFailure,
  TestRefusal,
  TestTokenFailure,
} from './testing-options';

/** A call as a failure is matched with it. */
export interface MatchedCall {
  readonly method: string;
  readonly path: string;
}

/** The failures a test has scripted and nothing has met yet. */
export class ScriptedFailures {
  private waiting: readonly TestFailure[];

  constructor(failures: readonly TestFailure[]) {
    this.waiting = failures;
  }

  add(failure: TestFailure): void {
    this.waiting = [...this.waiting, failure];
  }

  /** The refusal that waits for this call, counted down. */
  takeRefusal(call: MatchedCall): TestRefusal | undefined {
    return this.take((failure) => 'code' in failure && meets(failure, call) && failure);
  }

  /** The answer that waits for this request, counted down. */
  takeAnswer(call: MatchedCall): TestAnswer | undefined {
    return this.take((failure) => 'status' in failure && meets(failure, call) && failure);
  }

  /** What keeps the next token from being given, counted down. */
  takeTokenFailure(): TestTokenFailure | undefined {
    return this.take((failure) => 'token' in failure && failure);
  }

  private take<F extends TestFailure>(pick: (failure: TestFailure) => F | false): F | undefined {
    for (const [index, failure] of this.waiting.entries()) {
      const picked = pick(failure);
      if (picked) {
        const { times = 1 } = picked;
        const left = times > 1 ? [{ ...picked, times: times - 1 }] : [];
        this.waiting = this.waiting.toSpliced(index, 1, ...left);
        return picked;
      }
    }
    return undefined;
  }
}

function meets({ method, path }: FailureMatch, call: MatchedCall): boolean {
  return (method ?? call.method) === call.method && (path === undefined || fits(path, call.path));
}

function fits(template: string, path: string): boolean {
  const [expected, found] = [template.split('/'), path.split('/')];
  return (
    expected.length === found.length &&
    expected.every((part, index) => part.startsWith(':') || part === found[index])
  );
}
