import type ts from 'typescript';
import { NotAnalysable } from '../app-code/not-analysable';
import type { RootEditor } from '../app-code/root-editor';
import { findCall, findForRoot, type RootProviders } from '../app-code/root-providers';

const AUTH0 = '@auth0/auth0-angular';

/** The call by which an application configures Auth0 already, in any of its forms. */
export function findAuth0Setup(providers: RootProviders): ts.CallExpression | undefined {
  return findCall(providers, 'provideAuth0', AUTH0) ?? findForRoot(providers, 'AuthModule', AUTH0);
}

/** Whether an application configures Auth0 already; where its source cannot be followed, whether it seems to. */
export function hasAuth0Setup(
  editor: RootEditor,
  anySourceMentions: (text: string) => boolean,
): boolean {
  try {
    if (findAuth0Setup(editor.providers())) {
      return true;
    }
  } catch (error) {
    if (!(error instanceof NotAnalysable)) {
      throw error;
    }
  }
  return anySourceMentions('provideAuth0(') || anySourceMentions('AuthModule.forRoot(');
}
