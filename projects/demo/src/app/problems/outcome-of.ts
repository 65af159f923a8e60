import { isAuth0ProfileError } from 'ngx-auth0-profile';
import { type UserMessageOptions, userMessage } from 'ngx-auth0-profile/messages';

/** What the page was doing when an error occurred. */
export type Operation = 'load' | 'save' | 'login';

const messageOptions: Readonly<Record<Operation, UserMessageOptions>> = {
  load: { operation: 'read' },
  save: { operation: 'write' },
  login: {},
};

/** What an error means for the user. It never claims more than is known about a change. */
export function outcomeOf(operation: Operation, error: unknown): string {
  return operation === 'save' && mayBeSaved(error)
    ? 'It is not known whether your change was saved. Reload the page before you save again.'
    : userMessage(error, messageOptions[operation]);
}

/** A request that was sent may have been done, even if the response is an error of the server or is lost. */
function mayBeSaved(error: unknown): boolean {
  return (
    isAuth0ProfileError(error) &&
    (error.code === 'unavailable' || (error.code === 'network' && error.status === 0))
  );
}
