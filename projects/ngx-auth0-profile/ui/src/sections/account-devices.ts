import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { AccountFrame, type UnavailableSection } from '../frame/account-frame';
import { AccountLanguageService } from '../texts/account-language-service';
import type { DeviceLoader } from './devices-view';
import { injectLazyView } from './lazy-view';

/** The devices with a credential of the user. Deleting one needs what `DeviceCredentialService` needs. */
@Component({
  selector: 'auth0-account-devices',
  imports: [AccountFrame],
  template: `<auth0-account-frame [view]="view()" [unavailable]="unavailable()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountDevices {
  private readonly texts = inject(AccountLanguageService).texts;

  /** Reads the devices. Without it the section is not available. */
  readonly loadDevices = input<DeviceLoader>();

  /** What the section shows where it is not available. Default: why. */
  readonly unavailable = input<UnavailableSection>('explain');

  protected readonly view = injectLazyView(
    'devices',
    (module) => module.devicesView(this.loadDevices),
    () => (this.loadDevices() ? undefined : this.texts().notAvailable),
  );
}
