import ts from 'typescript';
import { unwrap } from '../app-code/unwrap';
import type { ValueResolver } from '../app-code/value-resolver';

/** Whether headers name Authorization and nothing beyond what HttpClient sets for itself. */
export function setsOnlyAuthorization(headers: ts.Expression, values: ValueResolver): boolean {
  const names = [...headerText(headers, values).matchAll(/(['"]?)([A-Za-z-]+)\1\s*[:,]/g)].map(
    ([, , name]) => name?.toLowerCase(),
  );
  return (
    !isChangedLater(headers) &&
    names.includes('authorization') &&
    names.every((name) => ['authorization', 'content-type', 'accept'].includes(name ?? ''))
  );
}

/** The code that makes the headers, followed through variables and properties. */
export function headerText(headers: ts.Expression, values: ValueResolver): string {
  return (values.resolve(headers) ?? headers).getText();
}

/** Whether a header is added after the headers are made: `headers.append(…)`, `headers['X'] = …`. */
function isChangedLater(headers: ts.Expression): boolean {
  const name = unwrap(headers);
  if (!ts.isIdentifier(name)) {
    return false;
  }
  const { text } = name.getSourceFile();
  const escaped = name.text.replaceAll('$', '\\$');
  return new RegExp(
    `\\b${escaped}(\\.(append|set|delete)\\(|\\[[^\\]]*\\]\\s*=|\\.\\w+\\s*=[^=])`,
  ).test(text);
}
