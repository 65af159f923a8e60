import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../setup/run.mjs';

const LIBRARY = 'projects/ngx-auth0-profile/ui/src';

/**
 * An HTML example as a module: a component with the template, which imports what it uses of `ngx-auth0-profile/ui`.
 * Elements of the reader's application (`<app-…>`) and members of the component get a definition.
 */
export function completeTemplate(html) {
  const used = declarables().filter(({ selector }) => isUsed(html, selector));
  const own = [...html.matchAll(/<(app-[\w-]+)([^>]*)>/g)].map(
    ([, element, attributes], index) => ({
      name: `Own${index}`,
      code:
        `@Component({ selector: '${element}', template: '' })\nexport class Own${index} {\n` +
        [...attributes.matchAll(/\[(\w+)\]/g)]
          .map(([, name]) => `  readonly ${name} = input<unknown>();\n`)
          .join('') +
        '}\n',
    }),
  );
  const variables = [...html.matchAll(/\blet-(\w+)/g)].map(([, name]) => name);
  const members = [...html.matchAll(/\[\w+\]="(\w+)"/g)]
    .map(([, name]) => name)
    .filter((name) => !variables.includes(name));
  const imports = [...used, ...own].map(({ name }) => name).join(', ');
  return (
    `import { Component, input } from '@angular/core';\n` +
    `import { ${used.map(({ name }) => name).join(', ')} } from 'ngx-auth0-profile/ui';\n` +
    own.map(({ code }) => code).join('') +
    `@Component({ selector: 'app-example', imports: [${imports}], template: \`${html}\` })\n` +
    `export class Example {\n${members.map((name) => `  protected readonly ${name} = [];\n`).join('')}}\n`
  );
}

/** The components and directives of the account page, with their selectors. */
function declarables() {
  const publicNames = readFileSync(join(root, LIBRARY, 'public-api.ts'), 'utf8');
  return globSync(`${LIBRARY}/**/*.ts`, { cwd: root })
    .map((file) => readFileSync(join(root, file), 'utf8'))
    .map((source) => ({
      selector: /^  selector: '([^']+)'/m.exec(source)?.[1],
      name: /^export class (\w+)/m.exec(source)?.[1],
    }))
    .filter(({ selector, name }) => selector && new RegExp(`\\b${name}\\b`).test(publicNames));
}

function isUsed(html, selector) {
  const [, attribute] = /\[(\w+)\]/.exec(selector) ?? [];
  return attribute === undefined
    ? new RegExp(`<${selector}[\\s>]`).test(html)
    : new RegExp(`\\s${attribute}[\\s=>]`).test(html);
}
