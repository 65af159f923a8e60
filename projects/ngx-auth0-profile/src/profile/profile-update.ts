import type { Auth0ProfileError } from '../errors/auth0-profile-error';
import type { PlainObject } from '../metadata/merge-patch';
import { isEmptyPatch, type MetadataEdits } from './metadata-edits';
import type { ProfilePolicies } from './profile-policies';
import type { ProfileReader } from './profile-reader';
import type { ProfileTabs } from './profile-tabs';
import type { ProfileWriter } from './profile-writer';
import { planUpdate } from './update-plan';
import type { StoredProfile } from './user-profile';

/** One request of an update, and the fields it changes. */
interface UpdateStep {
  readonly fields: readonly string[];
  readonly send: () => Promise<unknown>;
}

/** What the steps of an update need. */
export interface UpdateContext {
  readonly policies: ProfilePolicies;
  readonly reader: ProfileReader;
  readonly writer: ProfileWriter;
  readonly tabs: ProfileTabs;
  readonly metadataEdits: MetadataEdits;
  readonly toError: (caught: unknown) => Promise<Auth0ProfileError>;
}

/** One edit of attributes and metadata, which may take requests to several APIs. */
export class ProfileUpdate {
  /** What the proxy has accepted, and no answer has shown yet. */
  private accepted: PlainObject | undefined;

  constructor(
    private readonly context: UpdateContext,
    private readonly id: string,
    private readonly stored: StoredProfile,
  ) {}

  /**
   * Sends what differs from the stored profile. Everything is checked before the first request.
   *
   * @throws {Auth0ProfileError} why a request failed, with `changed`, `notChanged` and `maybeChanged`.
   */
  async send(attributes: PlainObject, metadata: PlainObject): Promise<void> {
    const steps = await this.steps(attributes, metadata);
    const changed: string[] = [];
    for (const [index, { fields, send }] of steps.entries()) {
      try {
        await send();
        changed.push(...fields);
      } catch (caught) {
        const later = steps.slice(index + 1).flatMap((step) => step.fields);
        throw await this.failure(caught, changed, fields, later);
      }
    }
    if (this.accepted) {
      await this.readAgain(changed);
    }
  }

  /**
   * The requests, ordered so that a failure loses least: first what is refused most often, and nothing has been
   * changed then; last the e-mail address, which cannot be taken back, because Auth0 sends mails for it.
   */
  private async steps(attributes: PlainObject, patch: PlainObject): Promise<readonly UpdateStep[]> {
    const { policies, writer, metadataEdits } = this.context;
    const changes = changedAttributes(this.stored, attributes);
    await policies.read(this.id, Object.keys(changes));
    const { myAccount, proxy } = planUpdate(changes, {
      policyOf: (field) => policies.policyOf(field, this.id),
      hasProxy: writer.hasProxy,
      unavailable: policies.unavailable(this.id),
    });
    await metadataEdits.check(this.stored, patch);
    const { email, ...others } = proxy;
    return [
      {
        fields: Object.keys(myAccount),
        send: () => this.updateByMyAccount(myAccount),
      },
      {
        fields: Object.keys(others),
        send: () => this.updateByProxy(others, writer.writeAttributes(this.id, others)),
      },
      {
        fields: isEmptyPatch(patch) ? [] : ['user_metadata'],
        send: () => metadataEdits.update(this.id, patch, {}),
      },
      {
        fields: email === undefined ? [] : ['email'],
        // Not shown until it is verified.
        send: () => this.updateByProxy({}, writer.changeEmail(this.id, email)),
      },
    ].filter(({ fields }) => fields.length > 0);
  }

  private async updateByMyAccount(fields: PlainObject): Promise<void> {
    const answer = await this.context.policies.update(this.id, fields);
    const names = [...Object.keys(fields), 'user_id', 'updated_at'];
    await this.show(Object.fromEntries(names.map((name) => [name, answer[name]])));
  }

  private async updateByProxy(attributes: PlainObject, sent: Promise<unknown>): Promise<void> {
    await sent;
    this.accepted = { ...this.accepted, ...attributes };
  }

  /** Shows attributes that an API has accepted, in the other tabs too. */
  private async show(attributes: PlainObject): Promise<void> {
    const { reader, tabs } = this.context;
    const latest = (await reader.latest(this.id)) ?? this.stored;
    const { stored } = await reader.receive(this.id, { ...latest, ...attributes });
    tabs.announce(stored);
  }

  /** The proxy may have changed more than was sent, such as whether the e-mail address is verified. */
  private async readAgain(changed: readonly string[]): Promise<void> {
    const { reader, tabs, toError } = this.context;
    try {
      const { stored } = await reader.read(this.id);
      tabs.announce(stored);
    } catch (caught) {
      throw Object.assign(await toError(caught), { changed });
    }
  }

  private async failure(
    caught: unknown,
    changed: readonly string[],
    failed: readonly string[],
    later: readonly string[],
  ): Promise<Auth0ProfileError> {
    if (this.accepted) {
      // What was saved is shown although no read has returned it.
      await this.show(this.accepted).catch(() => undefined);
    }
    const error = await this.context.toError(caught);
    // The request may have been carried out although no answer arrived.
    const isUncertain = error.code === 'network' || error.code === 'unavailable';
    return Object.assign(error, {
      changed,
      notChanged: isUncertain ? later : [...failed, ...later],
      maybeChanged: isUncertain ? failed : [],
      // The explanation so far is that of the request alone.
      ...(changed.length > 0 && { diagnosis: undefined }),
    });
  }
}

/** The attributes that the server does not have yet. An e-mail address that is sent again becomes unverified. */
function changedAttributes(server: StoredProfile, attributes: PlainObject): PlainObject {
  return Object.fromEntries(
    Object.entries(attributes).filter(([name, value]) => {
      const present = server[name] ?? null;
      return name === 'email' && typeof present === 'string' && typeof value === 'string'
        ? present.toLowerCase() !== value.toLowerCase()
        : present !== value;
    }),
  );
}
