import { Component, inject } from '@angular/core';
import { RouterLink, RouterLinkActive } from '@angular/router';

import { StatusPill } from '../request-log/status-pill';
import { StoryProgress } from './story-progress';
import { STORY } from './story-steps';

/** Links to the steps of the story with the status of each. */
@Component({
  selector: 'demo-step-list',
  imports: [RouterLink, RouterLinkActive, StatusPill],
  templateUrl: './step-list.html',
  styleUrl: './step-list.scss',
})
export class StepList {
  protected readonly steps = STORY;
  protected readonly results = inject(StoryProgress).results;
}
