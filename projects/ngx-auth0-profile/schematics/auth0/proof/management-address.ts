import ts from 'typescript';
import type { TextValue } from '../../app-code/text-value';
import type { ValueResolver } from '../../app-code/value-resolver';
import type { Answer } from './answer';
import { referenceOf } from './reference';
import type { Tenants } from './tenants';

/** An address that looks like the Management API's, and whether it is that of the application's tenant. */
export interface ManagementAddress {
  readonly answer: Answer;
  /** Why the answer is not `yes`. */
  readonly reason?: string;
  /** What follows `/api/v2/`, one entry for each segment of the path. */
  readonly segments: readonly TextValue[];
  readonly hasQuery: boolean;
}

/**
 * Whether an address is the Management API of the application's tenant: its configured host, the
 * host of its audience, or a host under auth0.com where the application configures no other one.
 * `undefined` for an address that cannot be the Management API's at all.
 */
export function managementAddress(
  values: ValueResolver,
  given: TextValue,
  tenants: Tenants,
  base: TextValue = [],
): ManagementAddress | undefined {
  const text = withBase(base, given);
  const marked = mark(text);
  const absolute = /^(?:[a-z][a-z0-9+.-]*:)?\/\/([^/?#\\]*)(.*)$/is.exec(marked);
  if (absolute) {
    const [, authority = '', rest = ''] = absolute;
    const path = pathUnder(rest, text);
    return path && { ...proveHost(values, authority, text, tenants), ...path };
  }
  const [first] = text;
  if (first === undefined || typeof first === 'string') {
    const path = pathUnder(marked.startsWith('/') ? marked : `/${marked}`, text);
    return path && { answer: 'no', reason: 'the address is relative', ...path };
  }
  const rest = marked.slice(MARK_LENGTH);
  const reference = referenceOf(values, first);
  if (reference && tenants.audiences.has(reference)) {
    return { answer: 'yes', ...split(rest.replace(/^\//, ''), text) };
  }
  const path = pathUnder(rest.startsWith('/') ? rest : `/${rest}`, text);
  if (reference && tenants.domains.has(reference) && path) {
    return { answer: 'yes', ...path };
  }
  const reason = `${first.getText()} cannot be followed to a host`;
  if (path) {
    return { answer: 'unknown', reason, ...path };
  }
  const named = /auth0|management/i.test(first.getText()) && /^\/?users(\/|$)/.test(rest);
  return named ? { answer: 'unknown', reason, ...split(rest.replace(/^\//, ''), text) } : undefined;
}

/** The address that a client with a base address requests: axios joins them with one slash. */
function withBase(base: TextValue, text: TextValue): TextValue {
  const [start] = text;
  const isAbsolute = typeof start === 'string' && /^([a-z][a-z0-9+.-]*:)?\/\//i.test(start);
  if (base.length === 0 || isAbsolute) {
    return text;
  }
  const end = base.at(-1);
  const head = typeof end === 'string' ? [...base.slice(0, -1), end.replace(/\/+$/, '')] : base;
  const tail = typeof start === 'string' ? [start.replace(/^\/+/, ''), ...text.slice(1)] : text;
  return [...head, '/', ...tail];
}

/** Stands for the unknown piece of that index, in characters no URL has. */
const MARK = /\uE000([\uE001-\uF8FF])/g;
const MARK_LENGTH = 2;

function mark(text: TextValue): string {
  return text
    .map((part, at) =>
      typeof part === 'string' ? part : `\uE000${String.fromCharCode(0xe001 + at)}`,
    )
    .join('');
}

/** The text of a part of a marked text. */
function unmark(marked: string, text: TextValue): TextValue {
  const parts: (string | ts.Expression)[] = [];
  let at = 0;
  for (const match of marked.matchAll(MARK)) {
    parts.push(marked.slice(at, match.index));
    const part = text[(match[1]?.charCodeAt(0) ?? 0) - 0xe001];
    parts.push(part ?? '');
    at = match.index + MARK_LENGTH;
  }
  parts.push(marked.slice(at));
  return parts.filter((part) => part !== '');
}

function pathUnder(
  path: string,
  text: TextValue,
): Pick<ManagementAddress, 'segments' | 'hasQuery'> | undefined {
  const below = /^\/+api\/v2\/+([^]*)$/.exec(path);
  return below ? split(below[1] ?? '', text) : undefined;
}

function split(rest: string, text: TextValue): Pick<ManagementAddress, 'segments' | 'hasQuery'> {
  const [path = ''] = rest.split(/[?#]/);
  const segments = path.split('/').filter(Boolean);
  return {
    segments: segments.map((segment) => unmark(segment, text)),
    hasQuery: /[?]/.test(rest),
  };
}

function proveHost(
  values: ValueResolver,
  authority: string,
  text: TextValue,
  tenants: Tenants,
): Pick<ManagementAddress, 'answer' | 'reason'> {
  const host = authority
    .slice(authority.lastIndexOf('@') + 1)
    .replace(/:443$/, '')
    .toLowerCase();
  const parts = unmark(host, text);
  const [only] = parts;
  if (parts.every((part) => typeof part === 'string')) {
    return proveKnownHost(host, tenants);
  }
  if (parts.length === 1 && only && typeof only !== 'string') {
    const reference = referenceOf(values, only);
    return reference && tenants.domains.has(reference)
      ? { answer: 'yes' }
      : { answer: 'unknown', reason: `${only.getText()} cannot be followed to a host` };
  }
  const end = parts.at(-1);
  if (typeof end !== 'string' || !end.includes('.')) {
    return { answer: 'unknown', reason: 'the host cannot be read' };
  }
  const isAuth0 = end.endsWith('.auth0.com') && !authority.includes('@');
  return isAuth0 ? { answer: 'yes' } : { answer: 'no', reason: `the host ends with ${end}` };
}

function proveKnownHost(
  host: string,
  { hosts }: Tenants,
): Pick<ManagementAddress, 'answer' | 'reason'> {
  if (hosts.has(host)) {
    return { answer: 'yes' };
  }
  if (!host.endsWith('.auth0.com')) {
    return { answer: 'no', reason: `the host is ${host}` };
  }
  const other = [...hosts].find((each) => each.endsWith('.auth0.com'));
  return other
    ? { answer: 'unknown', reason: `the application logs in at ${other}, and this is ${host}` }
    : { answer: 'yes' };
}
