import { Console } from 'node:console';
import vm from 'node:vm';
import { cannotBeEvaluated, type Evaluate } from '../../actions/run-script.ts';

const EVALUATION_TIMEOUT_MS = 5_000;

/**
 * Evaluates a script in a `node:vm` context, which keeps its variables apart and does not protect against
 * a hostile script.
 */
export const evaluateInVm: Evaluate = (name, source, globals) => {
  const context = vm.createContext({
    Buffer,
    URL,
    URLSearchParams,
    clearTimeout,
    console: new Console(process.stdout, process.stdout),
    fetch,
    setTimeout,
    structuredClone,
    ...globals,
  });
  const script = compile(name, source);
  return script.runInContext(context, { timeout: EVALUATION_TIMEOUT_MS });
};

function compile(name: string, source: string): vm.Script {
  try {
    return new vm.Script(source, { filename: `${name}.js` });
  } catch (error) {
    throw cannotBeEvaluated(name, error);
  }
}
