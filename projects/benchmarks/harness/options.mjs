import { parseArgs } from 'node:util';
import { SetupError } from '../../../tools/setup/setup-error.mjs';

/** The options of `npm run bench -- …`, with the defaults of a full run. */
export function parseOptions(argv, cases) {
  const { values } = parseArgs({
    args: argv,
    options: {
      only: { type: 'string' },
      rounds: { type: 'string' },
      quick: { type: 'boolean', default: false },
      growth: { type: 'boolean', default: true },
      build: { type: 'boolean', default: true },
      tests: { type: 'boolean', default: false },
      list: { type: 'boolean', default: false },
    },
    allowNegative: true,
  });
  const names = values.only?.split(',').filter(Boolean) ?? cases.map(({ name }) => name);
  const unknown = names.filter((name) => !cases.some((one) => one.name === name));
  if (unknown.length > 0 || names.length === 0) {
    throw new SetupError(
      `Unknown benchmark: ${unknown.join(', ') || '(none named)'}. Use one of: ${cases.map(({ name }) => name).join(', ')}.`,
    );
  }
  const rounds = Number(values.rounds ?? (values.quick ? 2 : 7));
  if (!Number.isInteger(rounds) || rounds < 1) {
    throw new SetupError(`--rounds ${values.rounds} is not a number of rounds. Use 1 or more.`);
  }
  return {
    chosen: cases.filter(({ name }) => names.includes(name)),
    rounds,
    quick: values.quick,
    growth: values.growth && !values.quick,
    build: values.build,
    tests: values.tests,
    list: values.list,
  };
}
