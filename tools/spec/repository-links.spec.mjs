import { repositoryLinks } from '../release/repository-links.mjs';
import { SetupError } from '../setup/setup-error.mjs';

const COMPLETE = {
  repository: { type: 'git', url: 'git+https://git.example/owner/name.git' },
  homepage: 'https://git.example/owner/name#readme',
  bugs: { url: 'https://git.example/owner/name/issues' },
};

describe('repositoryLinks', () => {
  it('adds the directory of the package to the repository', () => {
    expect(repositoryLinks(COMPLETE, 'projects/a')).toEqual({
      ...COMPLETE,
      repository: { ...COMPLETE.repository, directory: 'projects/a' },
    });
  });

  const incomplete = {
    'repository.url': { ...COMPLETE, repository: { type: 'git', url: '' } },
    homepage: { ...COMPLETE, homepage: '' },
    'bugs.url': { ...COMPLETE, bugs: undefined },
  };
  for (const [member, manifest] of Object.entries(incomplete)) {
    it(`when ${member} is empty, refuses the release and names the member`, () => {
      expect(() => repositoryLinks(manifest, 'projects/a')).toThrowError(
        SetupError,
        new RegExp(`^'${member}' in package.json is empty, so nothing is released`),
      );
    });
  }

  it('when a link is no https URL, refuses the release', () => {
    const manifest = { ...COMPLETE, homepage: 'http://git.example/' };
    expect(() => repositoryLinks(manifest, 'projects/a')).toThrowError(SetupError, /not an https/);
  });
});
