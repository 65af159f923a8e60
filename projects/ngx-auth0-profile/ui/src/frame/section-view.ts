import type { Injector, Type } from '@angular/core';
import type { AccountSectionName } from '../access/section-name';
import type { SectionForm } from '../form/section-form';
import type { Loaded } from '../state/loaded';

/** Something that the user can do; resolves to the text for its success. */
export interface SectionCommand {
  readonly label: string;
  readonly run: () => Promise<string>;
}

/** A command of an entry. */
export interface SectionItemCommand extends SectionCommand {
  /** What is asked before the command runs. Default: it runs at once. */
  readonly question?: string;
}

/** An entry of a list. */
export interface SectionItem {
  readonly id: string;
  readonly title: string;
  readonly detail?: string;
  readonly badge?: string | undefined;
  /** Whether the badge says something good. */
  readonly isGood?: boolean;
  readonly commands?: readonly SectionItemCommand[];
}

/** A second list of a section. */
export interface SectionList {
  readonly title?: string;
  readonly items: readonly SectionItem[];
}

/** A part of a section that its commands open and close. */
export interface SectionPanel {
  /** It is rendered anew for each new id. */
  readonly id: number;
  readonly component: Type<unknown>;
  readonly injector: Injector;
  /** The entry that it belongs to. Default: it stands below the lists. */
  readonly itemId?: string;
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
  /** The component that renders what follows; lazily loaded. */
  readonly parts?: Type<unknown>;
  readonly items?: () => readonly SectionItem[];
  /** What an empty list says. */
  readonly empty?: () => string;
  /** What can be added to the list. */
  readonly offers?: () => SectionList | undefined;
  readonly commands?: () => readonly SectionCommand[];
  readonly panel?: () => SectionPanel | undefined;
  /** What to say after a success in the panel. */
  readonly done?: () => string;
  /** Why a command failed, where the section knows better than the text of the error's code. */
  readonly explain?: (error: unknown) => string | undefined;
  readonly form?: SectionForm;
}
