import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../tools/setup/run.mjs';

const SUMMARY =
  'Lets the users of an Angular 21 or 22 application edit their own Auth0 profile; with an Auth0 tenant that runs offline, and a back end for what a browser token may not do. Not affiliated with Auth0 or Okta. Not yet on npm.';

/** Pages that are too long, or say nothing about how to use the packages. */
const LEFT_OUT = /^(benchmark|changelog|contributing|architecture|emulator\/supported|demo)/;

/** `llms.txt`: every page with its title and its first sentence. */
export function renderIndex(sections) {
  return (
    [
      '# ngx-auth0-profile',
      `> ${SUMMARY}`,
      'The whole text is in [llms-full.txt](/llms-full.txt). Instructions for a coding agent: [SKILL.md](/skill/SKILL.md).',
      ...sections.map(({ title, pages }) =>
        [
          `## ${title}`,
          ...pages.map(
            (page) => `- [${page.title}](/${page.path}.html): ${firstSentence(page.text)}`,
          ),
        ].join('\n'),
      ),
      '## Error messages\n- [All messages](/errors/index.html): one page for each message of Auth0’s APIs and SDKs, browsers and token libraries.',
    ].join('\n\n') + '\n'
  );
}

/** `llms-full.txt`: the text of all pages, and each problem with its messages and its fix. */
export function renderFullText(pages, errors) {
  return (
    [
      `# ngx-auth0-profile\n\n> ${SUMMARY}`,
      ...pages.filter(({ path }) => !LEFT_OUT.test(path)).map(({ text }) => text.trim()),
      '# Problems and fixes',
      ...problemPages(errors).map((page) => problemText(page, errors)),
    ].join('\n\n---\n\n') + '\n'
  );
}

/** A skill file for coding agents: when to use which feature, what never to do, and the fix for each problem. */
export function renderSkill(errors) {
  const template = readFileSync(join(root, 'projects/docs/agents/skill.md'), 'utf8');
  const rows = problemPages(errors).map(
    ({ problem, diagnosis }) =>
      `- \`${problem}\`: ${diagnosis.whatHappened} ${diagnosis.remedy.text}`,
  );
  return `${template.trim()}\n\n## Problems and fixes\n\n${rows.join('\n')}\n`;
}

function problemPages(errors) {
  return errors.filter(({ isProblem }) => isProblem);
}

function problemText({ problem, diagnosis }, errors) {
  const messages = errors
    .filter((page) => page.problem === problem)
    .flatMap((page) => page.messages)
    .map(({ message, source }) => `- "${message}" (${source})`);
  return [
    `## ${problem}`,
    diagnosis.whatHappened,
    `Fix: ${diagnosis.remedy.text}`,
    messages.join('\n'),
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

/** The first sentence of the first paragraph, as plain text. */
function firstSentence(text) {
  const paragraph = text.split(/\n{2,}/).find((part) => /^[A-Za-z`*[]/.test(part)) ?? '';
  const plain = paragraph
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*`]/g, '')
    .replace(/\s+/g, ' ');
  return /^.*?[.:](?= |$)/.exec(plain)?.[0].replace(/:$/, '.') ?? plain;
}
