import type { ApplicationRef } from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { isAuth0ProfileError } from 'ngx-auth0-profile';
import type { ScenarioSettings } from '../../scenario-settings';
import type { ScriptedTab, TabCommand, TabResult } from '../../scripted-tab';
import { createAppConfig } from '../app.config';
import { ScriptedPage } from './scripted-page';

/** Starts and ends the application any number of times in one page, which is much faster than a reload. */
export function createScriptedTab(): ScriptedTab {
  const violations: string[] = [];
  let app: ApplicationRef | undefined;
  new MutationObserver(() => {
    const problem = foreignData();
    if (problem !== undefined) {
      violations.push(problem);
    }
  }).observe(document.body, { childList: true, characterData: true, subtree: true });

  async function start(settings: ScenarioSettings): Promise<void> {
    document.body.append(document.createElement('scenarios-root'));
    app = await bootstrapApplication(ScriptedPage, createAppConfig(settings));
  }

  function end(): void {
    app?.destroy();
    document.querySelector('scenarios-root')?.remove();
  }

  async function execute(command: TabCommand, user: string): Promise<void> {
    const page = app?.components[0]?.instance as ScriptedPage;
    switch (command.kind) {
      case 'log-in':
        return page.logIn(command.user);
      case 'log-out':
        return page.logOut();
      case 'edit':
        return page.edit(command.member, `${user}/${command.value}`);
      case 'load':
        return page.load();
      case 'call':
        return page.call(command.address);
      case 'drop-tokens':
        dropTokens();
        return;
    }
  }

  return {
    violations,
    get user() {
      return shown('User');
    },
    start,
    stop() {
      end();
      violations.length = 0;
      localStorage.clear();
      sessionStorage.clear();
    },
    async run(command): Promise<TabResult> {
      // A user acts on what is painted.
      app?.tick();
      const user = shown('User');
      const outcome = await execute(command, user).then(() => 'done', codeOf);
      return { shown: user, outcome };
    },
  };
}

/** What the page shows of another user than the signed-in one. */
function foreignData(): string | undefined {
  const user = shown('User');
  const profile = shown('Profile');
  const ids = profile.match(/auth0\|\w+/g) ?? [];
  return ids.every((id) => id === user)
    ? undefined
    : `The page of ${user || 'an unknown user'} shows ${profile}`;
}

function shown(label: string): string {
  return document.querySelector(`[aria-label="${label}"]`)?.textContent ?? '';
}

function dropTokens(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith('@@auth0spajs@@') && !key.includes('@@user@@')) {
      localStorage.removeItem(key);
    }
  }
}

function codeOf(error: unknown): string {
  return isAuth0ProfileError(error) ? error.code : String(error);
}
