import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

import { type DemoFault, FAULTS } from './fault-list';
import { TenantControl } from './tenant-control';

/** Lets the tenant fail, so that the states of the page can be seen. */
@Component({
  selector: 'demo-fault-panel',
  imports: [MatButton],
  template: `
    <section aria-labelledby="faults-title">
      <h2 id="faults-title">Let something go wrong</h2>
      <p class="buttons">
        @for (fault of faults; track fault.label) {
          <button matButton="outlined" type="button" (click)="start(fault)">
            {{ fault.label }}
          </button>
        }
        <button matButton type="button" (click)="stop()">Stop all</button>
      </p>
      <p role="status" data-testid="fault">{{ status() }}</p>
    </section>
  `,
  styles: `
    section {
      display: grid;
      gap: 8px;
    }
    .buttons {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
    }
    [role='status'] {
      min-height: 1.5em;
      color: var(--demo-quiet);
    }
  `,
})
export class FaultPanel {
  private readonly control = inject(TenantControl);

  protected readonly faults = FAULTS;
  protected readonly status = signal('Then save a change above.');

  protected async start(fault: DemoFault): Promise<void> {
    await this.run(fault.effect, async () => {
      await this.control.send('DELETE', 'faults');
      await fault.start(this.control);
    });
  }

  protected async stop(): Promise<void> {
    await this.run('The tenant answers as usual.', () => this.control.send('DELETE', 'faults'));
  }

  private async run(done: string, action: () => Promise<unknown>): Promise<void> {
    try {
      await action();
      this.status.set(done);
    } catch {
      this.status.set('Nothing was changed, because the emulator does not answer.');
    }
  }
}
