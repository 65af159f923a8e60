import ts from 'typescript';
import { insertInto } from '../../app-code/insert';
import { isImported } from '../../app-code/imported-name';
import { NotAnalysable } from '../../app-code/not-analysable';
import type { RootEditor } from '../../app-code/root-editor';
import { findCall } from '../../app-code/root-providers';
import { removeImport } from '../../app-code/remove-import';

const HTTP = '@angular/common/http';
const LIBRARY = 'ngx-auth0-profile';

/**
 * Puts `profileInterceptor` last among the interceptors of the application's one HttpClient:
 * after those that may rewrite a URL, and after those that may set an `Authorization` header.
 * @throws NotAnalysable when a `provideHttpClient` may hide where it cannot be followed
 */
export function wireInterceptor(editor: RootEditor, mentions: (text: string) => boolean): void {
  const providers = editor.providers();
  const call = findCall(providers, 'provideHttpClient', HTTP);
  if (call) {
    mergeInterceptor(editor, call);
    return;
  }
  if (providers.unknown.length > 0 && mentions('provideHttpClient(')) {
    throw new NotAnalysable(
      `${providers.unknown[0]?.getText() ?? 'A provider'} in ${editor.root().literal.getSourceFile().fileName} cannot be followed, and provideHttpClient() is called somewhere.`,
      'the provideHttpClient(...) call of the application',
    );
  }
  const old = providers.names.find((name) => isImported(name, 'HttpClientModule', HTTP));
  if (old) {
    removeElement(editor, old);
  }
  const keepClasses = old !== undefined || mentions('HTTP_INTERCEPTORS');
  editor.addProvider((use) => {
    const features = [
      ...(keepClasses ? [`${use('withInterceptorsFromDi', HTTP)}()`] : []),
      `${use('withInterceptors', HTTP)}([${use('profileInterceptor', LIBRARY)}])`,
    ];
    return `${use('provideHttpClient', HTTP)}(${features.join(', ')})`;
  });
}

function mergeInterceptor(editor: RootEditor, found: ts.CallExpression): void {
  const find = () => {
    const call = findCall(editor.providers(), 'provideHttpClient', HTTP);
    return call ?? found;
  };
  const given = () =>
    find().arguments.find(
      (each): each is ts.CallExpression =>
        ts.isCallExpression(each) && isImported(each.expression, 'withInterceptors', HTTP),
    );
  const list = given()?.arguments[0];
  if (!list) {
    editor.editCall(
      find,
      (call, use) => {
        insertInto(
          editor.sources,
          call,
          `${use('withInterceptors', HTTP)}([${use('profileInterceptor', LIBRARY)}])`,
        );
      },
      ['withInterceptors', HTTP],
      ['profileInterceptor', LIBRARY],
    );
    return;
  }
  const array = () => {
    const [expression] = given()?.arguments ?? [];
    return expression && editor.values.resolve(expression);
  };
  const target = array();
  if (target && ts.isArrayLiteralExpression(target)) {
    if (target.elements.some((each) => isImported(each, 'profileInterceptor', LIBRARY))) {
      return;
    }
    const path = target.getSourceFile().fileName;
    const name = editor.use(path)('profileInterceptor', LIBRARY);
    const now = array();
    if (now && ts.isArrayLiteralExpression(now)) {
      insertInto(editor.sources, now, name);
    }
    return;
  }
  if (list.getText().includes('profileInterceptor')) {
    return;
  }
  editor.editCall(
    find,
    (_, use) => {
      const [expression] = given()?.arguments ?? [];
      if (!expression) {
        return;
      }
      editor.sources.change(expression.getSourceFile().fileName, [
        {
          start: expression.getStart(),
          end: expression.getEnd(),
          text: `[...${expression.getText()}, ${use('profileInterceptor', LIBRARY)}]`,
        },
      ]);
    },
    ['profileInterceptor', LIBRARY],
  );
}

/** Takes a name out of the array that lists it, with its comma, and out of the imports. */
function removeElement(editor: RootEditor, name: ts.Identifier): void {
  const source = name.getSourceFile();
  let end = name.getEnd();
  let start = name.getFullStart();
  const after = /^\s*,/.exec(source.text.slice(end));
  if (after) {
    start = name.getStart();
    end +=
      after[0].length + (/^\s*/.exec(source.text.slice(end + after[0].length))?.[0].length ?? 0);
  } else {
    const before = /,\s*$/.exec(source.text.slice(0, start));
    start -= before?.[0].length ?? 0;
  }
  editor.sources.change(source.fileName, [{ start, end, text: '' }]);
  removeImport(editor.sources, source.fileName, 'HttpClientModule', HTTP);
}
