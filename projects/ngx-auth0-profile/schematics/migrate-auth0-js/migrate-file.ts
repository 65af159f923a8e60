import ts from 'typescript';
import type { AppSources } from '../app-code/app-sources';
import type { ValueResolver } from '../app-code/value-resolver';
import { callsIn } from '../app-code/root-config';
import { diagnoseSource, type SourceDiagnosis } from './diagnose-source';
import { managementNames } from './legacy-names';
import { rewriteManagementCall } from './management-call';
import { addServiceMember, injectableClassOf, serviceMember } from './profile-service-of-class';
import { removeUnusedManagement } from './remove-unused';
import { dropAuthorization, rewriteFetch } from './rewrite-request';
import { memberOf, type ServiceRewrite } from './service-rewrite';
import { readUserRequest } from '../auth0/user-request';

/** What became of one file. */
export interface FileMigration {
  readonly rewritten: number;
  readonly commented: readonly string[];
}

const MARKER = '// ngx-auth0-profile: ';

/** Rewrites what is certain in one file and comments what is not. */
export function migrateFile(
  sources: AppSources,
  values: ValueResolver,
  path: string,
): FileMigration {
  const names = managementNames(sources.source(path));
  let rewritten = 0;
  while (rewriteOne(sources, values, path, names)) {
    rewritten += 1;
  }
  if (rewritten > 0) {
    removeUnusedManagement(sources, path, names);
  }
  const found = diagnoseSource(sources.source(path), values, names);
  return { rewritten, commented: comment(sources, path, found) };
}

/** Makes one change at a time, since a callback may hold the next call. */
function rewriteOne(
  sources: AppSources,
  values: ValueResolver,
  path: string,
  names: ReadonlySet<string>,
): boolean {
  for (const call of callsIn(sources.source(path))) {
    const request = readUserRequest(call, values);
    const header = request && dropAuthorization(request, values);
    if (header) {
      sources.change(path, [header]);
      return true;
    }
    const rewrite = request ? rewriteFetch(request) : rewriteManagementCall(call, names);
    if (rewrite && applyWithService(sources, path, rewrite)) {
      return true;
    }
  }
  return false;
}

function applyWithService(sources: AppSources, path: string, rewrite: ServiceRewrite): boolean {
  const { node, service, write } = rewrite;
  const owner = injectableClassOf(node);
  if (!owner?.name) {
    return false;
  }
  const present = serviceMember(owner, service);
  const member = present ?? freeName(owner, memberOf[service]);
  sources.change(path, [
    { start: node.getStart(), end: node.getEnd(), text: write(`this.${member}`) },
  ]);
  if (!present) {
    addServiceMember(sources, path, owner.name.text, service, member);
  }
  return true;
}

function freeName(owner: ts.ClassDeclaration, requested: string): string {
  const taken = new Set(owner.members.map((member) => member.name?.getText()));
  let name = requested;
  for (let number = 2; taken.has(name); number += 1) {
    name = `${requested}${String(number)}`;
  }
  return name;
}

/** Writes each diagnosis above its statement unless it stands there already. */
function comment(sources: AppSources, path: string, found: readonly SourceDiagnosis[]): string[] {
  const text = sources.text(path);
  const byLine = new Map<number, string[]>();
  for (const { node, text: says } of found) {
    const start = text.lastIndexOf('\n', anchor(node).getStart() - 1) + 1;
    const lines = byLine.get(start) ?? [];
    if (!lines.includes(says)) {
      byLine.set(start, [...lines, says]);
    }
  }
  const written: string[] = [];
  const changes = [...byLine].map(([start, lines]) => {
    const indent = /^[ \t]*/.exec(text.slice(start))?.[0] ?? '';
    const above = commentsAbove(text, start);
    const missing = lines.filter((line) => !above.includes(MARKER + line));
    written.push(...missing);
    return {
      start,
      end: start,
      text: missing.map((line) => `${indent}${MARKER}${line}\n`).join(''),
    };
  });
  sources.change(path, changes);
  return written;
}

/** The statement, class member or property a comment belongs above. */
function anchor(node: ts.Node): ts.Node {
  let place = node;
  while (
    !ts.isStatement(place) &&
    !ts.isClassElement(place) &&
    !ts.isPropertyAssignment(place) &&
    !ts.isSourceFile(place.parent)
  ) {
    place = place.parent;
  }
  return place;
}

function commentsAbove(text: string, start: number): string {
  const lines = text.slice(0, start).split('\n').slice(0, -1);
  const above: string[] = [];
  for (let line = lines.pop(); line?.trim().startsWith('//'); line = lines.pop()) {
    above.push(line);
  }
  return above.join('\n');
}
