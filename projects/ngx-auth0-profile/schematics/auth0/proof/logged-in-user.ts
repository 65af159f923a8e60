import ts from 'typescript';
import { memberNamed, onlyReturn } from '../../app-code/class-member';
import { unwrap } from '../../app-code/unwrap';
import type { ValueResolver } from '../../app-code/value-resolver';
import { allOf, type Answer } from './answer';
import { callbackSources, streamSource } from './callback-sources';
import { isProfileSource } from './profile-source';
import type { SourceIndex } from './source-index';
import { calleeName } from './tenants';
import { assignedIn, isPlaceholder } from './value-flow';

/** What a value has to be: the id of the logged-in user, or an object of claims that holds it. */
type Wanted = 'id' | 'claims';

/** Names of routing and forms: their values are chosen by the user of the page. */
const CHOSEN_ON_THE_PAGE =
  /\b(params|paramMap|queryParams|queryParamMap|snapshot|data|formValue|form|value|selected\w*)\b/;

/**
 * Proves that an expression is the id of the logged-in user, by following it to a claim that the
 * login brought: `sub` of an ID token's payload, of `/userinfo`, or of the SDK's user.
 */
export class LoggedInUserProof {
  private readonly open = new Set<ts.Node>();

  constructor(
    private readonly values: ValueResolver,
    private readonly index: SourceIndex,
  ) {}

  /** Whether an expression is the id of the logged-in user. */
  isLoggedInUser(id: ts.Expression): Answer {
    return this.prove(id, 'id');
  }

  private prove(expression: ts.Expression, wanted: Wanted): Answer {
    const node = unwrap(expression);
    if (this.open.has(node)) {
      return 'unknown';
    }
    this.open.add(node);
    try {
      return this.proveNode(node, wanted);
    } finally {
      this.open.delete(node);
    }
  }

  private proveNode(node: ts.Expression, wanted: Wanted): Answer {
    if (ts.isAwaitExpression(node)) {
      return this.prove(node.expression, wanted);
    }
    if (wanted === 'claims' && isProfileSource(node)) {
      return 'yes';
    }
    if (ts.isStringLiteralLike(node)) {
      return 'no';
    }
    if (ts.isTemplateExpression(node)) {
      const [span, ...more] = node.templateSpans;
      const alone = span && more.length === 0 && node.head.text + span.literal.text === '';
      return alone ? this.prove(span.expression, wanted) : 'unknown';
    }
    if (ts.isConditionalExpression(node)) {
      return this.proveAll([node.whenTrue, node.whenFalse], wanted);
    }
    if (ts.isBinaryExpression(node)) {
      return this.proveBinary(node, wanted);
    }
    if (ts.isCallExpression(node)) {
      return this.proveCall(node, wanted);
    }
    if (ts.isPropertyAccessExpression(node) || ts.isElementAccessExpression(node)) {
      return this.proveProperty(node, wanted);
    }
    return ts.isIdentifier(node) ? this.proveName(node, wanted) : 'unknown';
  }

  private proveBinary(node: ts.BinaryExpression, wanted: Wanted): Answer {
    const { kind } = node.operatorToken;
    if (kind === ts.SyntaxKind.BarBarToken || kind === ts.SyntaxKind.QuestionQuestionToken) {
      return this.proveAll([node.left, node.right], wanted);
    }
    return kind === ts.SyntaxKind.AmpersandAmpersandToken
      ? this.prove(node.right, wanted)
      : 'unknown';
  }

  private proveCall(node: ts.CallExpression, wanted: Wanted): Answer {
    const name = calleeName(node.expression);
    const [first] = node.arguments;
    if (first && ['encodeURIComponent', 'encodeURI', 'String'].includes(name ?? '')) {
      return this.prove(first, wanted);
    }
    if (name === 'getItem' && first && ts.isStringLiteralLike(first)) {
      return this.proveStored(first.text, wanted);
    }
    if (['parse', 'stringify', 'firstValueFrom', 'lastValueFrom'].includes(name ?? '') && first) {
      return this.prove(first, wanted);
    }
    if (CHOSEN_ON_THE_PAGE.test(node.expression.getText())) {
      return 'no';
    }
    const read = this.values.resolve(node.expression);
    if (read && ts.isCallExpression(read) && calleeName(read.expression) === 'toSignal') {
      const [source] = read.arguments;
      return source ? this.proveStream(source, wanted) : 'unknown';
    }
    const declared = this.values.declarationOf(node.expression);
    const body =
      declared && (ts.isMethodDeclaration(declared) || ts.isFunctionDeclaration(declared))
        ? onlyReturn(declared.body)
        : undefined;
    return body ? this.prove(body, wanted) : 'unknown';
  }

  private proveProperty(
    node: ts.PropertyAccessExpression | ts.ElementAccessExpression,
    wanted: Wanted,
  ): Answer {
    const name = ts.isPropertyAccessExpression(node)
      ? node.name.text
      : ts.isStringLiteralLike(node.argumentExpression)
        ? node.argumentExpression.text
        : undefined;
    const object = unwrap(node.expression);
    if (name === undefined) {
      return 'unknown';
    }
    if (/^(local|session)Storage$/.test(object.getText())) {
      return this.proveStored(name, wanted);
    }
    if (wanted === 'id' && (name === 'sub' || name === 'user_id')) {
      const claims = this.prove(object, 'claims');
      if (claims !== 'unknown') {
        return claims;
      }
    }
    if (CHOSEN_ON_THE_PAGE.test(object.getText())) {
      return 'no';
    }
    return this.proveMember(object, name, wanted);
  }

  /** A property of a class: its initializer, and what any file assigns to a property of that name. */
  private proveMember(object: ts.Expression, name: string, wanted: Wanted): Answer {
    const owner = this.values.instanceClass(object);
    const member = owner && memberNamed(owner, name);
    if (!owner || !member) {
      return 'unknown';
    }
    if (ts.isGetAccessorDeclaration(member)) {
      const returned = onlyReturn(member.body);
      return returned ? this.prove(returned, wanted) : 'unknown';
    }
    if (!ts.isPropertyDeclaration(member)) {
      return 'unknown';
    }
    if (ts.getDecorators(member)?.some(({ expression }) => /^Input\b/.test(expression.getText()))) {
      return 'no';
    }
    const initial = member.initializer ? [member.initializer] : [];
    return this.proveAll([...initial, ...this.index.assignedTo(name)], wanted);
  }

  private proveName(node: ts.Identifier, wanted: Wanted): Answer {
    const declared = this.values.declarationOf(node);
    if (!declared) {
      return 'unknown';
    }
    if (ts.isParameter(declared)) {
      return this.proveParameter(declared, wanted);
    }
    if (ts.isBindingElement(declared)) {
      const holder = declared.parent.parent;
      const key = (declared.propertyName ?? declared.name).getText();
      const isClaim = wanted === 'id' && (key === 'sub' || key === 'user_id');
      if (!isClaim) {
        return 'unknown';
      }
      return ts.isVariableDeclaration(holder) && holder.initializer
        ? this.prove(holder.initializer, 'claims')
        : 'unknown';
    }
    if (ts.isVariableDeclaration(declared)) {
      const assigned = assignedIn(declared.getSourceFile(), node.text);
      const initial = declared.initializer ? [declared.initializer] : [];
      return this.proveAll([...initial, ...assigned], wanted);
    }
    return 'unknown';
  }

  /** What every caller gives: a callback's parameter is what the SDK hands over. */
  private proveParameter(parameter: ts.ParameterDeclaration, wanted: Wanted): Answer {
    const callback = parameter.parent;
    const at = callback.parameters.indexOf(parameter);
    if (ts.isArrowFunction(callback) || ts.isFunctionExpression(callback)) {
      const given = ts.isCallExpression(callback.parent) ? callback.parent : undefined;
      if (given && wanted === 'claims' && at === 1 && isProfileSource(given)) {
        return 'yes';
      }
      const sources = given && callbackSources(this.values, given, callback, at);
      return sources ? this.proveAll(sources, wanted) : 'unknown';
    }
    const { name } = callback;
    if (!name || !(ts.isMethodDeclaration(callback) || ts.isFunctionDeclaration(callback))) {
      return 'unknown';
    }
    const calls = this.index.callsOf(name.getText());
    const given = calls.map((call) => call.arguments[at]);
    return calls.length > 0 && given.every((each) => each !== undefined)
      ? this.proveAll(given, wanted)
      : 'unknown';
  }

  private proveStream(source: ts.Expression, wanted: Wanted): Answer {
    return this.prove(streamSource(source), wanted);
  }

  private proveStored(key: string, wanted: Wanted): Answer {
    return this.proveAll(this.index.storedAs(key), wanted);
  }

  private proveAll(expressions: readonly ts.Expression[], wanted: Wanted): Answer {
    return allOf(
      expressions.filter((each) => !isPlaceholder(each)).map((each) => this.prove(each, wanted)),
    );
  }
}
