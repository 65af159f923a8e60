import ts from 'typescript';
import type { AppSources } from '../app-code/app-sources';
import { ensureImport } from '../app-code/ensure-import';
import { restyle } from '../app-code/restyle';
import { isImported } from '../app-code/imported-name';

/** The Angular class whose `this` a node sees, if there is one that Angular creates. */
export function injectableClassOf(node: ts.Node): ts.ClassDeclaration | undefined {
  for (let parent = node.parent; !ts.isSourceFile(parent); parent = parent.parent) {
    if (ts.isFunctionExpression(parent) || ts.isFunctionDeclaration(parent)) {
      return undefined;
    }
    if (ts.isClassElement(parent) && isStatic(parent)) {
      return undefined;
    }
    if (ts.isClassDeclaration(parent)) {
      return createdByAngular(parent) ? parent : undefined;
    }
  }
  return undefined;
}

/** The member by which a class reaches a service of the library, or `undefined` when it has none yet. */
export function serviceMember(
  declaration: ts.ClassDeclaration,
  service: string,
): string | undefined {
  for (const member of declaration.members) {
    if (
      ts.isPropertyDeclaration(member) &&
      ts.isIdentifier(member.name) &&
      (member.initializer?.getText().startsWith(`inject(${service}`) ||
        member.type?.getText().startsWith(service))
    ) {
      return member.name.text;
    }
  }
  return undefined;
}

/** Gives a class a service of the library as a private member. */
export function addServiceMember(
  sources: AppSources,
  path: string,
  className: string,
  service: string,
  name: string,
): void {
  const inject = ensureImport(sources, path, 'inject', '@angular/core');
  const local = ensureImport(sources, path, service, 'ngx-auth0-profile');
  const declaration = find(sources, path, className);
  if (!declaration) {
    return;
  }
  const start = declaration.members.pos;
  const member = `  private readonly ${name} = ${inject}(${local});`;
  const text = `\n${restyle(member, { ...sources.style(path), eol: '\n' })}\n`;
  sources.change(path, [{ start, end: start, text }]);
}

function find(
  sources: AppSources,
  path: string,
  className: string,
): ts.ClassDeclaration | undefined {
  return sources
    .source(path)
    .statements.filter(ts.isClassDeclaration)
    .find(({ name }) => name?.text === className);
}

function isStatic(member: ts.ClassElement): boolean {
  return (
    ts.canHaveModifiers(member) &&
    (ts.getModifiers(member) ?? []).some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword)
  );
}

function createdByAngular(declaration: ts.ClassDeclaration): boolean {
  return (
    declaration.name !== undefined &&
    (ts.getDecorators(declaration) ?? []).some(
      ({ expression }) =>
        ts.isCallExpression(expression) &&
        ['Injectable', 'Component', 'Directive', 'Service'].some((name) =>
          isImported(expression.expression, name, '@angular/core'),
        ),
    )
  );
}
