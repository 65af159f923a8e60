import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

import { StatusPill } from './status-pill';
import { StoryProgress } from './story-progress';
import { STORY } from './story-steps';

/** The steps of the story with the answers each is known for. */
@Component({
  selector: 'demo-step-list',
  imports: [RouterLink, RouterLinkActive, StatusPill],
  templateUrl: './step-list.html',
  styleUrl: './step-list.scss',
})
export class StepList {
  protected readonly steps = STORY;
  protected readonly seen = inject(StoryProgress).seen;
}
