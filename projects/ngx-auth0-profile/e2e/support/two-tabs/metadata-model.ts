import type { RunningTenant } from 'auth0-tenant-emulator';
import type { MetadataMember } from '../../scenarios/scripted-tab.ts';
import { ada, ben } from '../tenant-seed.ts';

/** An edit that has ended. */
export interface EndedEdit {
  readonly user: string;
  readonly member: MetadataMember;
  readonly value: string;
  /** Whether its promise resolved. The outcome of a rejected one is unknown. */
  readonly resolved: boolean;
}

type Metadata = Record<MetadataMember, string>;

const USERS = [ada.id, ben.id];
const MEMBERS: readonly MetadataMember[] = ['theme', 'address.city', 'address.zip'];

/** The metadata that the tenant has to hold. */
export class MetadataModel {
  private expected: Map<string, Metadata>;

  constructor(private readonly tenant: RunningTenant) {
    this.expected = this.stored();
  }

  /**
   * Compares the tenant with the edits that ran at the same time, and continues from what it holds.
   *
   * @throws Error for an edit that is missing, or a value that nobody has set.
   */
  check(edits: readonly EndedEdit[]): void {
    const stored = this.stored();
    for (const user of USERS) {
      for (const member of MEMBERS) {
        const own = edits.filter((edit) => edit.user === user && edit.member === member);
        const before = this.expected.get(user)?.[member];
        const possible = [
          ...own.map(({ value }) => value),
          ...(own.some(({ resolved }) => resolved) ? [] : [before]),
        ];
        const actual = stored.get(user)?.[member];
        if (!possible.includes(actual)) {
          throw new Error(
            `${member} of ${user} is ${actual ?? 'missing'} on the server, and has to be ${possible.join(' or ')}.`,
          );
        }
      }
    }
    this.expected = stored;
  }

  private stored(): Map<string, Metadata> {
    return new Map(
      USERS.map((user) => {
        const metadata = this.tenant.users.get(user)?.user_metadata as unknown as {
          readonly theme: string;
          readonly address: { readonly city: string; readonly zip: string };
        };
        const { theme, address } = metadata;
        return [user, { theme, 'address.city': address.city, 'address.zip': address.zip }];
      }),
    );
  }
}
