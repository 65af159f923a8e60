import { html } from 'hono/html';
import type { Application } from '../state/application.ts';
import type { Organization } from '../state/organization.ts';
import { EMULATOR_NOTE, errorMessage, pageResponse, type Html } from './page.ts';

/** What the page for choosing an organization shows. */
export interface OrganizationPageModel {
  transactionId: string;
  application: Application;
  /** The organizations to choose from; without them the page asks for a name. */
  organizations: readonly Organization[] | undefined;
  error: string | undefined;
  formTargets: readonly string[];
}

/** Asks a person for the organization they log in to. */
export function organizationPage(model: OrganizationPageModel): Promise<Response> {
  const { application, organizations } = model;
  const action = `/u/organization?state=${encodeURIComponent(model.transactionId)}`;
  return pageResponse({
    title: `Choose an organization | ${application.name}`,
    status: model.error === undefined ? 200 : 400,
    formTargets: model.formTargets,
    main: html`<main>
      <h1>Choose an organization</h1>
      <p>to continue to ${application.name}.</p>
      ${errorMessage(model.error)}
      <form method="post" action="${action}">
        ${organizations === undefined ? nameField() : organizationButtons(organizations)}
      </form>
      ${application.organization_usage === 'require' ? '' : withoutOrganization(action)}
      ${EMULATOR_NOTE}
    </main>`,
  });
}

function nameField(): Html {
  return html`<label for="organization">Organization name</label>
    <input id="organization" name="organization" required />
    <button class="primary" type="submit" name="action" value="default">Continue</button>`;
}

function organizationButtons(organizations: readonly Organization[]): Html {
  return html`<ul>
    ${organizations.map(
      ({ id, name, display_name }) =>
        html`<li>
          <button type="submit" name="organization" value="${id}">
            ${display_name} <small>${name}</small>
          </button>
        </li>`,
    )}
  </ul>`;
}

function withoutOrganization(action: string): Html {
  return html`<form method="post" action="${action}">
    <button class="quiet" type="submit" name="action" value="skip">
      Continue without an organization
    </button>
  </form>`;
}
