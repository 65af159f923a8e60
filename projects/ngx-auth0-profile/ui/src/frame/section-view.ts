import type { AccountSectionName } from '../access/section-name';
import type { SectionForm } from '../form/section-form';
import type { Loaded } from '../state/loaded';

/** Something that the user can do; resolves to the text for its success. */
export interface SectionCommand {
  readonly label: string;
  readonly run: () => Promise<string>;
}

/** An entry of a list. */
export interface SectionItem {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly badge?: string | undefined;
  /** Whether the badge says something good. */
  readonly isGood?: boolean;
  readonly command?: SectionCommand | undefined;
  /** What is asked before the command runs. Default: it runs at once. */
  readonly question?: string;
}

/** What a section shows; every part that it does not have is left out. */
export interface SectionView {
  readonly name: AccountSectionName;
  readonly intro?: () => string | undefined;
  /** Why the section is not available. */
  readonly unavailable?: () => string | undefined;
  /** Data beside the profile. */
  readonly data?: Loaded;
  /** The name and the picture of the user. */
  readonly person?: () => {
    readonly name: string;
    readonly detail: string;
    readonly picture?: string;
  };
  readonly items?: () => readonly SectionItem[];
  /** What an empty list says. */
  readonly empty?: () => string;
  readonly commands?: () => readonly SectionCommand[];
  readonly form?: SectionForm;
}
