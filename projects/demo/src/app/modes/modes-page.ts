import { Component, inject, resource } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';

import { DEMO_CONFIG } from '../config/demo-config';
import { CONFIG_URL } from '../config/load-demo-config';
import { RequestLogView } from '../request-log/request-log-view';
import { CodeBlock } from '../story/code/code-block';
import { MODES, chooseMode, chosenMode } from './mode';
import { readPageContents } from './page-contents';
import { STEP_UPS, chooseStepUp, chosenStepUp } from './step-up';
import { TOKEN_CACHE } from './token-cache';

/** Switches between the modes, and shows what a script in the page can read in each. */
@Component({
  selector: 'demo-modes-page',
  imports: [CodeBlock, MatButton, RequestLogView, RouterLink],
  templateUrl: './modes-page.html',
  styleUrl: './modes-page.scss',
})
export class ModesPage {
  private readonly cache = inject(TOKEN_CACHE, { optional: true }) ?? undefined;

  protected readonly config = inject(DEMO_CONFIG);
  protected readonly modes = MODES;
  protected readonly current = chosenMode();
  protected readonly choose = chooseMode;
  protected readonly stepUps = STEP_UPS;
  /** The BFF always redirects. */
  protected readonly currentStepUp = this.current === 'bff' ? 'redirect' : chosenStepUp();
  protected readonly chooseStepUp = chooseStepUp;
  protected readonly contents = resource({ loader: () => readPageContents(this.cache) });
  protected readonly places = [
    { name: 'memory', title: 'Memory (the cache of the SDK)' },
    { name: 'localStorage', title: 'localStorage' },
    { name: 'sessionStorage', title: 'sessionStorage' },
    { name: 'cookies', title: 'Cookies that scripts can read' },
  ] as const;
  protected readonly configUrl = CONFIG_URL;
  protected readonly document = resource({
    loader: async () => {
      const response = await fetch(CONFIG_URL);
      if (!response.ok) {
        throw new Error(`${CONFIG_URL} answered ${response.status}.`);
      }
      return JSON.stringify(await response.json(), null, 2);
    },
  });
}
