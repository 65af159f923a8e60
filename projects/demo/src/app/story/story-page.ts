import { Component, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { RouterLink } from '@angular/router';

import { DEMO_CONFIG } from '../config/demo-config';
import { CodeBlock } from './code/code-block';
import type { Exchange } from './exchange/exchange';
import { ExchangeCard } from './exchange/exchange-card';
import { StepList } from './step-list';
import { LoginRequiredError } from './session/login-request';
import { StoryProgress } from './story-progress';
import { StoryRunner } from './story-runner';
import { StorySession } from './session/story-session';
import type { StoryStep } from './story-step';
import { findStep, stepAfter } from './story-steps';

/** One step of the story: the developer's assumption, code, request, response, and next change. */
@Component({
  selector: 'demo-story-page',
  imports: [
    CodeBlock,
    ExchangeCard,
    MatButton,
    MatFormField,
    MatHint,
    MatInput,
    MatLabel,
    RouterLink,
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
  protected readonly failure = linkedSignal({ source: this.step, computation: () => '' });
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
      if (this.progress.consumePendingRun(this.step().id)) {
        void this.run();
      }
    });
  }

  protected async run(): Promise<void> {
    const step = this.step();
    this.running.set(true);
    this.failure.set('');
    try {
      const exchanges: Exchange[] = [];
      for await (const exchange of this.runner.run(step, { email: this.email() })) {
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
    const [request] = this.step().requests;
    if (error instanceof LoginRequiredError && request) {
      await this.session.login(request.login(this.config), this.step().id);
    } else {
      this.failure.set(error instanceof Error ? error.message : String(error));
    }
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
