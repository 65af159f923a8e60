import { answerWith } from './answers.mjs';
import { notesOf } from '../errors/notes.mjs';
import { fixesOf } from './error-pages.mjs';

const WHERE = {
  code: 'In the code',
  dashboard: 'In the Auth0 dashboard',
  'back-end': 'In the back end',
  user: 'By the user',
  environment: 'Around the page',
  nothing: 'Nothing to change',
};

const DASHBOARD =
  'Menus of the Auth0 dashboard and codes of its tenant log are named as in Auth0’s documentation of August 2026. They were not compared with a live dashboard, where names can differ.';

/** One error page as Markdown. `pages` are all of them, for the links between them. */
export function renderErrorPage(page, pages) {
  const { title, diagnosis, messages, problem } = page;
  const { whatHappened, remedy, learnMore } = diagnosis;
  const relatives = pages.filter((one) => one.problem === problem && one !== page);
  return (
    [
      frontmatter({ title, description: whatHappened }),
      `# ${escape(title)}`,
      escape(whatHappened),
      ...notesOf(page.path),
      ...messages.flatMap(({ meaning }) => (meaning ? [escape(meaning)] : [])),
      '## How to recognise it',
      ...(messages.length > 0 ? answersTo(messages) : [escape(diagnosis.evidence.join(' '))]),
      `\`diagnose()\` names this problem ${page.isProblem ? `\`${problem}\`` : `[\`${problem}\`](/errors/${problem})`}.`,
      '## Fix',
      `**${WHERE[remedy.where]}: ${escape(remedy.place)}.** ${escape(remedy.text)}`,
      ...(remedy.code === undefined ? [] : [`\`\`\`js\n${remedy.code}\n\`\`\``]),
      ...fixesOf(problem).flatMap((fix) => [`### ${fix.title}`, fix.text]),
      '## More',
      [
        `- [Auth0: ${escape(learnMore.split('/').at(-1).replaceAll('-', ' '))}](${learnMore})`,
        '- [Paste the token or the whole response](/token-doctor): it is explained in the page, nothing is sent.',
        ...relatives.map((one) => `- [${escape(one.title)}](/${one.path})`),
      ].join('\n'),
    ].join('\n\n') + '\n'
  );
}

/** The page that lists all error pages by the source of the message. */
export function renderErrorIndex(pages) {
  const sources = new Map();
  for (const page of pages) {
    for (const source of new Set(page.messages.map((message) => message.source))) {
      sources.set(source, [...(sources.get(source) ?? []), page]);
    }
  }
  return (
    [
      frontmatter({ title: 'Error messages', search: false }),
      '# Error messages',
      `${pages.length} pages: one for each message that \`diagnose\` recognizes, and one for each problem. Use the search (Ctrl K) with the text you have, or [paste it](/token-doctor).`,
      DASHBOARD,
      ...[...sources].flatMap(([source, list]) => [
        `## ${source}`,
        list.map(({ title, path }) => `- [${escape(title)}](/${path})`).join('\n'),
      ]),
    ].join('\n\n') + '\n'
  );
}

/** One answer for each source, with its longest message; the others by name. */
function answersTo(messages) {
  const sources = new Map();
  for (const message of messages) {
    const found = sources.get(message.source);
    if (found === undefined || found.message.length < message.message.length) {
      sources.set(message.source, message);
    }
  }
  const shown = [...sources.values()];
  const others = messages.filter((message) => !shown.includes(message));
  return [
    ...shown.map(answerWith),
    ...(others.length === 0
      ? []
      : [
          `The same in other words: ${others.map(({ message }) => `"${escape(message)}"`).join(', ')}.`,
        ]),
  ];
}

function frontmatter(values) {
  const lines = Object.entries(values).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return ['---', ...lines, 'editLink: false', '---'].join('\n');
}

/** Plain text in Markdown that Vue compiles. */
function escape(text) {
  return text
    .replace(/[\\`*_[\]]/g, '\\$&')
    .replaceAll('<', '&lt;')
    .replaceAll('{{', '&#123;&#123;');
}
