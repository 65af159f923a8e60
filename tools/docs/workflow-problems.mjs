import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root } from '../setup/run.mjs';
import { commandProblems } from './commands/command-problems.mjs';

const ACTION = /^([\w-]+\/[\w-]+)@v\d+$/;
/** What the documentation passes to an action, as the action's own description names it. */
const inputsOf = { 'actions/setup-node': ['node-version', 'cache'] };

/**
 * What is wrong with a GitHub workflow of a page: a key that a workflow does not have, an action without a version or
 * in another version than in this repository's own workflows, and commands that do not exist.
 */
export async function workflowProblems(code, page) {
  const { jobs, ...others } = parse(code);
  const problems = Object.keys(others)
    .filter((key) => !['name', 'on', 'permissions'].includes(key))
    .map((key) => `a workflow has no "${key}"`);
  for (const job of Object.values(jobs ?? { none: { steps: [] } })) {
    if (!job['runs-on'] || !job.steps?.length) {
      problems.push('a job has "runs-on" and "steps"');
    }
    for (const step of job.steps ?? []) {
      problems.push(...actionProblems(step));
      problems.push(...(step.run === undefined ? [] : await commandProblems(step.run, page)));
    }
  }
  return problems;
}

function actionProblems({ uses, run, with: inputs = {} }) {
  if (uses === undefined) {
    return run === undefined ? ['a step has "uses" or "run"'] : [];
  }
  const [, action] = ACTION.exec(uses) ?? [];
  if (action === undefined) {
    return [`${uses} has no version such as @v5`];
  }
  const unknown = Object.keys(inputs).filter((name) => !inputsOf[action]?.includes(name));
  return [
    ...unknown.map((name) => `${action} is used without "${name}" here`),
    ...(ownWorkflows().includes(`uses: ${uses}\n`)
      ? []
      : [`the workflows of this repository do not use ${uses}`]),
  ];
}

function ownWorkflows() {
  return globSync('.github/workflows/*.yml', { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8').replaceAll('\r\n', '\n'))
    .join('\n');
}
