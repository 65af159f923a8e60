import ts from 'typescript';
import type { AppSources } from '../app-code/app-sources';
import { callsIn } from '../app-code/root-config';
import { endpointOf, readManagementRequest } from '../auth0/management-request';
import type { ApplicationProof } from '../auth0/proof/application-proof';
import { rewriteManagementCall } from './management-call';
import { addServiceMember, injectableClassOf, serviceMember } from './profile-service-of-class';
import { removeUnused } from './remove-unused';
import { dropAuthorization, rewriteRequest } from './rewrite-request';
import { memberOf, type ServiceRewrite } from './service-rewrite';
import { newErrors, type TypeCheck } from './type-check';

/** One call that was rewritten. */
export interface Rewritten {
  readonly line: number;
  readonly before: string;
  readonly after: string;
}

/** What became of the calls in one file. */
export interface FileMigration {
  readonly rewritten: readonly Rewritten[];
  /** The code of calls that do not compile when they are rewritten. */
  readonly refused: ReadonlySet<string>;
}

/** A change that has been made, and the code it took out. */
interface Applied extends Rewritten {
  readonly code: string;
}

/**
 * Rewrites what is proven in one file. A rewrite after which the application does not compile as it
 * did before is taken back.
 */
export function migrateFile(
  sources: AppSources,
  proof: ApplicationProof,
  check: TypeCheck,
  path: string,
): FileMigration {
  const original = sources.text(path);
  const refused = new Set<string>();
  const applied = rewriteAll(sources, proof, path, refused);
  if (applied.length === 0) {
    return { rewritten: [], refused };
  }
  const after = check.errors();
  if (after.length === 0) {
    return { rewritten: located(applied, original), refused };
  }
  const rewritten = sources.text(path);
  restore(sources, path, original);
  const before = check.errors();
  if (newErrors(before, after).length === 0) {
    restore(sources, path, rewritten);
    return { rewritten: located(applied, original), refused };
  }
  for (const { code } of applied) {
    const only = new Set(applied.map((each) => each.code).filter((each) => each !== code));
    rewriteAll(sources, proof, path, only);
    if (newErrors(before, check.errors()).length > 0) {
      refused.add(code);
    }
    restore(sources, path, original);
  }
  const kept = rewriteAll(sources, proof, path, refused);
  if (newErrors(before, check.errors()).length === 0) {
    return { rewritten: located(kept, original), refused };
  }
  restore(sources, path, original);
  return { rewritten: [], refused: new Set(applied.map(({ code }) => code)) };
}

function restore(sources: AppSources, path: string, text: string): void {
  sources.change(path, [{ start: 0, end: sources.text(path).length, text }]);
}

/** Where the calls were before anything moved. */
function located(applied: readonly Applied[], original: string): Rewritten[] {
  let from = 0;
  return applied.map(({ code, before, after }) => {
    const found = original.indexOf(code, from);
    const at = found < 0 ? Math.max(original.indexOf(code), 0) : found;
    from = at + 1;
    return { line: original.slice(0, at).split('\n').length, before, after };
  });
}

function rewriteAll(
  sources: AppSources,
  proof: ApplicationProof,
  path: string,
  refused: ReadonlySet<string>,
): Applied[] {
  const applied: Applied[] = [];
  const candidates = new Set<string>();
  for (let next = rewriteOne(sources, proof, path, refused); next;) {
    applied.push(next);
    for (const [name] of next.code.matchAll(/[\w$]+/g)) {
      candidates.add(name);
    }
    next = rewriteOne(sources, proof, path, refused);
  }
  if (applied.length > 0) {
    removeUnused(sources, path, candidates);
  }
  return applied;
}

/** Makes one change at a time, since a callback may hold the next call. */
function rewriteOne(
  sources: AppSources,
  proof: ApplicationProof,
  path: string,
  refused: ReadonlySet<string>,
): Applied | undefined {
  for (const call of callsIn(sources.source(path))) {
    const code = call.getText();
    if (refused.has(code)) {
      continue;
    }
    const request = readManagementRequest(call, proof);
    const header = request && dropAuthorization(request, proof);
    if (header) {
      sources.change(path, [header]);
      const what = `${request.method} ${endpointOf(request)}`;
      return { code, line: 0, before: what, after: 'the token of profileInterceptor' };
    }
    const rewrite = request ? rewriteRequest(request, proof) : rewriteManagementCall(call, proof);
    if (rewrite && applyWithService(sources, path, rewrite)) {
      return { code, line: 0, before: rewrite.before, after: rewrite.after };
    }
  }
  return undefined;
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

function freeName(owner: ts.ClassDeclaration, wanted: string): string {
  const taken = new Set(owner.members.map((member) => member.name?.getText()));
  let name = wanted;
  for (let number = 2; taken.has(name); number += 1) {
    name = `${wanted}${String(number)}`;
  }
  return name;
}
