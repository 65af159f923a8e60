import {
  Component,
  computed,
  effect,
  inject,
  input,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';

import { diagnose } from 'ngx-auth0-profile/diagnosis';

import { DEMO_CONFIG } from '../config/demo-config';
import { DiagnosisNote } from '../problems/diagnosis-note';
import { CodeBlock } from './code/code-block';
import type { Exchange } from './exchange/exchange';
import { ExchangeCard } from './exchange/exchange-card';
import { settingsOf, withSettings } from './request-settings';
import { RequestSettingsForm } from './request-settings-form';
import { RuleList } from './rules/rule-list';
import { StepList } from './step-list';
import { LoginFailedError, LoginRequiredError } from './session/login-request';
import { StoryProgress } from './story-progress';
import { StoryRunner } from './story-runner';
import { StorySession } from './session/story-session';
import type { StoryRequest, StoryStep } from './story-step';
import { findStep, stepAfter } from './story-steps';

/** One step of the story: the developer's assumption, code, request, response, and next change. */
@Component({
  selector: 'demo-story-page',
  imports: [
    CodeBlock,
    DiagnosisNote,
    ExchangeCard,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    RequestSettingsForm,
    RouterLink,
    RuleList,
    StepList,
  ],
  templateUrl: './story-page.html',
  styleUrl: './story-page.scss',
})
export class StoryPage {
  private readonly config = inject(DEMO_CONFIG);
  private readonly runner = inject(StoryRunner);
  private readonly session = inject(StorySession);
  private readonly progress = inject(StoryProgress);

  /** The step's id, from the address. */
  readonly stepId = input.required<string>();

  protected readonly step = computed(() => knownStep(this.stepId()));
  protected readonly next = computed(() => stepAfter(this.step()));
  protected readonly user = this.session.currentTokens;
  protected readonly exchanges = computed(() => this.progress.results().get(this.step().id) ?? []);
  protected readonly running = signal(false);
  protected readonly rulesOpened = signal(false);
  /** The settings of the first request. */
  protected readonly settings = linkedSignal(() => settingsOf(this.firstRequest(), this.config));
  protected readonly isChanged = computed(() => {
    const written = settingsOf(this.firstRequest(), this.config);
    return JSON.stringify(this.settings()) !== JSON.stringify(written);
  });
  /** Other settings are sent alone, because the requests of a step belong together. */
  protected readonly requests = computed<readonly StoryRequest[]>(() =>
    this.isChanged() ? [withSettings(this.firstRequest(), this.settings())] : this.step().requests,
  );
  protected readonly failure = linkedSignal<StoryStep, unknown>({
    source: this.step,
    computation: () => undefined,
  });
  protected readonly failureText = computed(() => {
    const error = this.failure();
    return error instanceof Error ? error.message : error && 'The request could not be sent.';
  });
  /** Why the tenant refused the login. */
  protected readonly failureDiagnosis = computed(() => {
    const error = this.failure();
    return error instanceof LoginFailedError
      ? diagnose(error.reason, { domain: this.config.domain, clientId: this.config.storyClientId })
      : undefined;
  });
  protected readonly email = signal('new-address@tidewater.example');
  /** The responses as text, announced by screen readers. */
  protected readonly announcement = computed(() =>
    this.exchanges()
      .map(({ label, http }) =>
        http.status === 0
          ? `${label}: no response.`
          : `${label}: answered ${http.status} ${http.statusText}.`,
      )
      .join(' '),
  );

  constructor() {
    effect(() => {
      const next = this.progress.consumePendingRun(this.step().id);
      if (next) {
        untracked(() => {
          this.settings.update((settings) => next.settings ?? settings);
          void this.run();
        });
      }
    });
  }

  protected async run(): Promise<void> {
    const step = this.step();
    this.running.set(true);
    this.failure.set(undefined);
    // The cards of an earlier run would look like the result of this one.
    this.progress.store(step.id, []);
    try {
      const exchanges: Exchange[] = [];
      for await (const exchange of this.runner.run(this.requests(), { email: this.email() })) {
        exchanges.push(exchange);
        this.progress.store(step.id, [...exchanges]);
      }
    } catch (error) {
      await this.recover(error);
    } finally {
      this.running.set(false);
    }
  }

  protected switchUser(): Promise<void> {
    return this.session.logout();
  }

  private async recover(error: unknown): Promise<void> {
    const [request] = this.requests();
    if (error instanceof LoginRequiredError && request) {
      const next = { step: this.step().id, settings: this.settings() };
      await this.session.login(request.login(this.config), next);
    } else {
      this.failure.set(error);
    }
  }

  protected reset(): void {
    this.settings.set(settingsOf(this.firstRequest(), this.config));
  }

  private firstRequest(): StoryRequest {
    const [request] = this.step().requests;
    if (!request) {
      throw new Error(`Step ${this.step().id} sends no request. Add one to its file.`);
    }
    return request;
  }
}

/** The route matches known steps only. */
function knownStep(id: string): StoryStep {
  const step = findStep(id);
  if (!step) {
    throw new Error(`The story has no step "${id}". Add it to STORY.`);
  }
  return step;
}
