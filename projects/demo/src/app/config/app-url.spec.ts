import { appUrl } from './app-url';

describe('appUrl', () => {
  const base = document.querySelector('base') ?? document.createElement('base');
  const usual = base.getAttribute('href');

  afterEach(() => {
    if (usual === null) {
      base.remove();
    } else {
      base.setAttribute('href', usual);
    }
  });

  for (const [href, first, story] of [
    ['/', '/', '/story/1'],
    ['/demo/', '/demo/', '/demo/story/1'],
  ] as const) {
    it(`returns URLs below the base URL ${href}`, () => {
      base.setAttribute('href', href);
      document.head.prepend(base);
      expect(appUrl()).toBe(location.origin + first);
      expect(appUrl('story/1')).toBe(location.origin + story);
    });
  }
});
