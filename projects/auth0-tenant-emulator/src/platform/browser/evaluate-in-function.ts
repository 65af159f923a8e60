import { cannotBeEvaluated, type Evaluate } from '../../actions/run-script.ts';
import { TenantError } from '../../common/tenant-error.ts';

/**
 * Evaluates a script inside a function whose parameters are its globals. The script can reach everything
 * that the tenant can reach, and an endless loop in it blocks the tenant.
 */
export const evaluateInFunction: Evaluate = (name, source, globals) => {
  const names = Object.keys(globals);
  const evaluate = newFunction([...names, `return eval(arguments[${names.length}])`]);
  try {
    return evaluate(...Object.values(globals), `${source}\n//# sourceURL=${encodeURI(name)}.js`);
  } catch (error) {
    throw error instanceof SyntaxError ? cannotBeEvaluated(name, error) : error;
  }
};

/** Why a text is not JavaScript; `undefined` when it is. */
export function syntaxErrorIn(source: string): string | undefined {
  try {
    newFunction([source]);
    return undefined;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return error.message;
    }
    throw error;
  }
}

function newFunction(args: string[]): (...values: unknown[]) => unknown {
  try {
    return Reflect.construct(Function, args) as (...values: unknown[]) => unknown;
  } catch (cause) {
    if (cause instanceof SyntaxError) {
      throw cause;
    }
    throw new TenantError(
      'scripts-blocked',
      'A content security policy forbids to run the rules and Actions of the seed. Serve the file of ' +
        "the service worker without a policy, or with script-src 'self' 'unsafe-eval'.",
      { cause },
    );
  }
}
