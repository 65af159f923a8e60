import { insertInto } from '../../app-code/insert';
import type { RootEditor } from '../../app-code/root-editor';
import { findCall, findForRoot } from '../../app-code/root-providers';
import { findAuth0Setup } from '../../auth0/auth0-setup';
import type { Settings } from '../settings';
import {
  loginFeatureCode,
  myAccountCode,
  profileFeatureCode,
  provideAuth0Code,
  provideProfileCode,
} from './auth0-code';
import type { ValuesIn } from './configured-values';
import { mergeAuth0 } from './merge-auth0';
import { wireInterceptor } from './wire-interceptor';

const LIBRARY = 'ngx-auth0-profile';

/**
 * Adds to the root providers what is not there yet. Answers with advice that the developer should read.
 * @throws NotAnalysable when the application cannot be followed; nothing is committed then
 */
export function wireApplication(
  editor: RootEditor,
  settings: Settings,
  valuesIn: ValuesIn,
  server: boolean,
  mentions: (text: string) => boolean,
): string[] {
  const advice: string[] = [];
  wireInterceptor(editor, mentions);
  if (findAuth0Setup(editor.providers())) {
    const note = settings.mode === 'direct' ? mergeAuth0(editor, mentions) : undefined;
    if (note) {
      advice.push(note);
    }
  } else if (settings.mode !== 'bff') {
    editor.addProvider((use, path) => provideAuth0Code(use, valuesIn(path), settings, server));
  }
  wireProfile(editor, settings, valuesIn);
  return advice;
}

function wireProfile(editor: RootEditor, settings: Settings, valuesIn: ValuesIn): void {
  const find = () => {
    const providers = editor.providers();
    return (
      findCall(providers, 'provideAuth0Profile', LIBRARY) ??
      findForRoot(providers, 'Auth0ProfileModule', LIBRARY)
    );
  };
  const present = find();
  if (!present) {
    editor.addProvider((use, path) => provideProfileCode(use, valuesIn(path), settings));
    return;
  }
  const path = present.getSourceFile().fileName;
  const add = (code: string): void => {
    // Found again: the import that the code needs has changed the file.
    const call = find();
    if (call) {
      insertInto(editor.sources, call, code);
    }
  };
  if (!/\bwith(Auth0Angular|Bff)\(/.test(present.getText())) {
    add(loginFeatureCode(editor.use(path), settings));
  }
  if (settings.myAccount && !present.getText().includes('withMyAccount(')) {
    add(myAccountCode(editor.use(path)));
  }
  if (settings.mode === 'proxy' && !present.getText().includes('withProxy(')) {
    add(profileFeatureCode(editor.use(path), valuesIn(path), settings));
  }
}
