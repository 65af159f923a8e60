import { SetupError } from '../setup/setup-error.mjs';

/**
 * The `repository`, `homepage` and `bugs` of a package in `directory`, from the workspace's own
 * package.json, the only place where they are set. npm's provenance compares `repository` with the
 * repository that runs the release.
 * @throws SetupError while one of them is empty or no https URL
 */
export function repositoryLinks({ repository, homepage, bugs }, directory) {
  const values = {
    'repository.url': repository?.url?.replace(/^git\+/, ''),
    homepage,
    'bugs.url': bugs?.url,
  };
  for (const [member, value] of Object.entries(values)) {
    if (URL.parse(value ?? '')?.protocol !== 'https:') {
      throw new SetupError(
        `'${member}' in package.json is ${value ? `'${value}', not an https URL` : 'empty'}, so nothing is released. ` +
          "Set 'repository.url' (for example 'git+https://git.example/owner/name.git'), 'homepage' and 'bugs.url' there.",
      );
    }
  }
  return { repository: { ...repository, directory }, homepage, bugs };
}
