import type { StoryStep } from './story-step';
import { audienceOnlyStep } from './steps/audience-only';
import { changeEmailStep } from './steps/change-email';
import { currentUserMetadataStep } from './steps/current-user-metadata';
import { droppedScopeStep } from './steps/dropped-scope';
import { idTokenStep } from './steps/id-token';
import { lockStep } from './steps/lock';
import { opaqueTokenStep } from './steps/opaque-token';

/** The steps of the story, in order. */
export const STORY: readonly StoryStep[] = [
  idTokenStep,
  opaqueTokenStep,
  audienceOnlyStep,
  droppedScopeStep,
  currentUserMetadataStep,
  changeEmailStep,
  lockStep,
];

/** The step with this id; `undefined` when there is none. */
export function findStep(id: string): StoryStep | undefined {
  return STORY.find((step) => step.id === id);
}

/** The step after `step`; `undefined` after the last one. */
export function stepAfter(step: StoryStep): StoryStep | undefined {
  return STORY[STORY.indexOf(step) + 1];
}
