import { inject } from '@angular/core';
import { DeviceCredentialService } from 'ngx-auth0-profile';
import { SectionParts } from '../frame/section-parts';
import type { SectionView } from '../frame/section-view';
import { injectLoaded } from '../state/loaded';
import { fill } from '../texts/account-language';
import { AccountLanguageService } from '../texts/account-language-service';

/** A device that may act for the user. */
export interface AccountDevice {
  /** The id of its credential, which deletes it. */
  readonly id: string;
  /** The name that the user knows it by. */
  readonly name: string;
  /** When it was last used, as an ISO 8601 text. */
  readonly lastUsed?: string;
  /** Whether it is the one that the page is shown on. Default: `false`. */
  readonly isCurrent?: boolean;
}

/** Reads the devices from your own back end: a token in a browser cannot list them. */
export type DeviceLoader = () => Promise<readonly AccountDevice[]>;

/** The devices with a credential of the user. Call in an injection context. */
export function devicesView(loadDevices: () => DeviceLoader | undefined): SectionView {
  const service = inject(DeviceCredentialService);
  const language = inject(AccountLanguageService);
  const { texts } = language;
  const loaded = injectLoaded(loadDevices);
  return {
    name: 'devices',
    parts: SectionParts,
    intro: () => texts().devicesIntro,
    unavailable: () => (loadDevices() ? undefined : texts().notAvailable),
    data: loaded,
    items: () => {
      const { thisDevice, removeDevice, removeDeviceQuestion, deviceRemoved, lastUsed } = texts();
      return loaded.items().map(({ id, name, lastUsed: time, isCurrent }) => {
        const date = language.date(time);
        const run = async () => {
          await service.delete(id);
          loaded.remove((device) => device.id === id);
          return deviceRemoved;
        };
        return {
          id,
          title: name,
          badge: isCurrent ? thisDevice : undefined,
          detail: date && fill(lastUsed, { date }),
          commands: [
            { label: removeDevice, run, question: fill(removeDeviceQuestion, { device: name }) },
          ],
        };
      });
    },
    empty: () => texts().noDevices,
  };
}
