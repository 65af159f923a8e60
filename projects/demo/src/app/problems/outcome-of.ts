import { isAuth0ProfileError } from 'ngx-auth0-profile';

/** What the page was doing when an error occurred. */
export type Operation = 'load' | 'save' | 'login';

/** What an error means for the data of the user: one sentence, which never claims more than is known. */
export function outcomeOf(operation: Operation, error: unknown): string {
  switch (operation) {
    case 'login':
      return 'You are not logged in.';
    case 'load':
      return 'Nothing was changed.';
    case 'save':
      return mayBeSaved(error)
        ? 'It is not known whether your change was saved. Reload the page before you save again.'
        : 'Your change was not saved.';
  }
}

/** A request that was sent may have been done, even if the response is an error of the server or is lost. */
function mayBeSaved(error: unknown): boolean {
  return (
    isAuth0ProfileError(error) &&
    (error.code === 'unavailable' || (error.code === 'network' && error.status === 0))
  );
}
