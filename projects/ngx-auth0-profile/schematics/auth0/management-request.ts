import ts from 'typescript';
import { callsIn } from '../app-code/root-config';
import { knownText, textValue, type TextValue } from '../app-code/text-value';
import { objectBehind, valueOf } from '../app-code/value-resolver';
import type { Answer } from './proof/answer';
import { addressInEveryBuild } from './proof/across-builds';
import { managementAddress, type ManagementAddress } from './proof/management-address';
import type { ApplicationProof } from './proof/application-proof';
import { calleeName } from './proof/tenants';
import { readBody, type RequestBody } from './request-body';
import { requestParts, type RequestClient } from './request-parts';

/** A hand-written request to an address that looks like the Management API's. */
export interface ManagementRequest {
  readonly node: ts.CallExpression;
  readonly by: RequestClient;
  /** In capitals; `unknown` where the source does not tell it. */
  readonly method: string;
  /** Whether the address is that of the application's tenant. */
  readonly answer: Answer;
  /** Why the answer is not `yes`. */
  readonly reason: string | undefined;
  /** What follows `/api/v2/`, by segments. */
  readonly segments: readonly TextValue[];
  readonly hasQuery: boolean;
  /** What gives the user's id where the path is `users/{id}`: an expression, or a text as it is. */
  readonly userId: ts.Expression | string | undefined;
  /** Whether the path ends behind the user's id. */
  readonly wholeUser: boolean;
  /** The argument that holds the headers. */
  readonly options: ts.Expression | undefined;
  /** What stands in the place of the headers, where the source tells it. */
  readonly headers: ts.Expression | undefined;
  readonly body: RequestBody | undefined;
}

/** Reads a call as a request to the Management API, or answers `undefined`. */
export function readManagementRequest(
  node: ts.CallExpression,
  proof: ApplicationProof,
): ManagementRequest | undefined {
  const { values } = proof;
  const parts = requestParts(node, values);
  if (!parts) {
    return undefined;
  }
  const address = addressInEveryBuild(proof, (build) => requestedAddress(node, build));
  if (!address) {
    return undefined;
  }
  const [resource, id] = address.segments;
  const isUser = resource !== undefined && knownText(resource) === 'users' && id !== undefined;
  const [only] = id ?? [];
  const options = objectBehind(values, parts.options);
  return {
    node,
    by: parts.by,
    method: parts.method,
    answer: address.answer,
    reason: address.reason,
    segments: address.segments,
    hasQuery: address.hasQuery,
    userId: isUser && id.length === 1 ? only : undefined,
    wholeUser: isUser && address.segments.length === 2,
    options: parts.options,
    headers: options && valueOf(values, options, 'headers'),
    body: parts.body && readBody(parts.body, values),
  };
}

function requestedAddress(
  node: ts.CallExpression,
  { values, tenants }: ApplicationProof,
): ManagementAddress | undefined {
  const parts = requestParts(node, values);
  return parts && managementAddress(values, textValue(values, parts.url), tenants, parts.base);
}

/** Every request to the Management API in a file, outermost first. */
export function managementRequests(
  file: ts.SourceFile,
  proof: ApplicationProof,
): ManagementRequest[] {
  return callsIn(file).flatMap((call) => readManagementRequest(call, proof) ?? []);
}

/** `users/{id}/identities` as it is written in Auth0's documentation. */
export function endpointOf({ segments }: ManagementRequest): string {
  return segments.map((segment) => knownText(segment) ?? '{id}').join('/');
}

/** Whether a call only passes a text on and requests nothing. */
export function requestsNothing(node: ts.CallExpression): boolean {
  return /^(log|debug|info|warn|error|setItem|includes|startsWith|endsWith|indexOf|replace|replaceAll|push|set|append)$/.test(
    calleeName(node.expression) ?? '',
  );
}
