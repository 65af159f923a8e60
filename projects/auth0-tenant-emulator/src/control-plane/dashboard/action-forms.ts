import { html } from 'hono/html';
import type { Html } from '../../pages/page.ts';
import { FAULT_NAMES } from '../../tenant/fault.ts';
import type { TenantContext } from '../../tenant/tenant-context.ts';

/** Where the forms of the dashboard go. */
export const ACTION_PATH = '/_emulator/dashboard';

/** A page must not grow with the number of users. */
const MAX_SUGGESTED_USERS = 12;

/** The forms that change the tenant. */
export function actionForms({ state }: TenantContext): Html {
  return html`<section class="wide" aria-labelledby="actions-title">
    <h2 id="actions-title">Actions</h2>
    <div class="actions">
      ${form(
        html`${field('userId', 'User id', html`list="user-ids"`)}
          <datalist id="user-ids">
            ${[...state.users.keys()]
              .slice(0, MAX_SUGGESTED_USERS)
              .map((id) => html`<option value="${id}"></option> `)}
          </datalist>
          ${button('mint', 'Show a token')} ${button('block', 'Block')}
          ${button('unblock', 'Unblock')} ${button('end-sessions', 'End sessions')}
          ${button('revoke', 'Revoke refresh tokens')} ${button('delete-user', 'Delete')}`,
      )}
      ${form(
        html`${field('email', 'E-mail address', html`required`)}
        ${field('password', 'Password', html``)} ${button('add-user', 'Add user')}`,
      )}
      ${form(
        html`<label for="fault">Fault</label>
          <select id="fault" name="fault">
            ${FAULT_NAMES.map((name) => html`<option>${name}</option> `)}
          </select>
          ${button('add-fault', 'Add fault')} ${button('clear-faults', 'Clear faults')}`,
      )}
      ${form(
        html`${field('seconds', 'Seconds', html`inputmode="numeric" value="3600"`)}
        ${button('advance', 'Advance clock')}`,
      )}
      ${form(html`${button('rotate-keys', 'Rotate keys')} ${button('reset', 'Reset to the seed')}`)}
    </div>
  </section>`;
}

function form(content: Html): Html {
  return html`<form method="post" action="${ACTION_PATH}">${content}</form>`;
}

function field(name: string, label: string, attributes: Html): Html {
  return html`<label for="${name}">${label}</label>
    <input id="${name}" name="${name}" autocomplete="off" ${attributes} />`;
}

function button(action: string, text: string): Html {
  return html`<button class="quiet" type="submit" name="action" value="${action}">${text}</button>`;
}
