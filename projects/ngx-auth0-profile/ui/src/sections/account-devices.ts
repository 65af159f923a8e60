import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { AccountFrame, type UnavailableSection } from '../frame/account-frame';
import { devicesView, type DeviceLoader } from './devices-view';

/** The devices with a credential of the user. Deleting one needs what `DeviceCredentialService` needs. */
@Component({
  selector: 'auth0-account-devices',
  imports: [AccountFrame],
  template: `<auth0-account-frame [view]="view" [unavailable]="unavailable()" />`,
  changeDetection: ChangeDetectionStrategy.OnPush,
})
export class AccountDevices {
  /** Reads the devices. Without it the section is not available. */
  readonly loadDevices = input<DeviceLoader>();

  /** What the section shows where it is not available. Default: why. */
  readonly unavailable = input<UnavailableSection>('explain');

  protected readonly view = devicesView(this.loadDevices);
}
