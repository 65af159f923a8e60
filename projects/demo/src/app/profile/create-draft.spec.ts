import { signal } from '@angular/core';

import { createDraft } from './create-draft';

describe('createDraft', () => {
  describe('when a stored value changes', () => {
    it('keeps an edited field and updates the others', () => {
      const { stored, draft } = setUp();
      edit(draft, { city: 'Lisboa' });
      stored.set({ theme: 'dark', city: 'Marseille' });
      expect(draft.model()).toEqual({ theme: 'dark', city: 'Lisboa' });
      expect(draft.changes()).toEqual({ city: 'Lisboa' });
    });

    it('keeps an edited field that is changed elsewhere too', () => {
      const { stored, draft } = setUp();
      edit(draft, { city: 'Lisboa' });
      stored.set({ theme: 'light', city: 'Porto' });
      expect(draft.model().city).toBe('Lisboa');
      expect(draft.changes()).toEqual({ city: 'Lisboa' });
    });

    it('keeps edits through any number of equal new objects', () => {
      const { stored, draft } = setUp();
      edit(draft, { city: 'Lisboa' });
      for (let update = 0; update < 3; update++) {
        stored.set({ ...stored() });
        expect(draft.model().city).toBe('Lisboa');
      }
    });

    it('follows a field whose edit was undone', () => {
      const { stored, draft } = setUp();
      edit(draft, { city: 'Lisboa' });
      edit(draft, { city: 'Marseille' });
      stored.set({ theme: 'light', city: 'Porto' });
      expect(draft.model().city).toBe('Porto');
    });
  });

  describe('when the changes were saved', () => {
    it('follows the saved fields again, also when the server has changed the value', () => {
      const { stored, draft } = setUp();
      edit(draft, { city: ' Lisboa ' });
      const changes = draft.changes();
      stored.set({ theme: 'light', city: 'Lisboa' });
      draft.saved(changes);
      expect(draft.model().city).toBe('Lisboa');
      expect(draft.changes()).toEqual({});
    });

    it('keeps what was typed while the request was sent', () => {
      const { stored, draft } = setUp();
      edit(draft, { theme: 'dark', city: 'Lisboa' });
      const changes = draft.changes();
      edit(draft, { city: 'Lisboa, Portugal' });
      stored.set({ theme: 'dark', city: 'Lisboa' });
      draft.saved(changes);
      expect(draft.model()).toEqual({ theme: 'dark', city: 'Lisboa, Portugal' });
      expect(draft.changes()).toEqual({ city: 'Lisboa, Portugal' });
    });
  });
});

function setUp() {
  const stored = signal({ theme: 'light', city: 'Marseille' });
  const draft = createDraft(() => ({ ...stored() }));
  draft.model();
  return { stored, draft };
}

function edit<T extends object>(draft: ReturnType<typeof createDraft<T>>, fields: Partial<T>) {
  draft.model.update((values) => ({ ...values, ...fields }));
}
