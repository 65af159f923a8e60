import { Component, model } from '@angular/core';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';

import type { RequestSettings } from './request-settings';

/** Controls for token, audience and scope of a request. */
@Component({
  selector: 'demo-request-settings',
  imports: [MatFormField, MatInput, MatLabel, MatOption, MatSelect],
  template: `
    <mat-form-field>
      <mat-label>Token to send</mat-label>
      <mat-select [value]="settings().token" (selectionChange)="change({ token: $event.value })">
        <mat-option value="idToken">ID token</mat-option>
        <mat-option value="accessToken">Access token</mat-option>
      </mat-select>
    </mat-form-field>
    <mat-form-field>
      <mat-label>Audience</mat-label>
      <mat-select
        [value]="settings().audience"
        (selectionChange)="change({ audience: $event.value })"
      >
        <mat-option value="none">none</mat-option>
        <mat-option value="management-api">Management API</mat-option>
        <mat-option value="profile-proxy">Profile proxy</mat-option>
      </mat-select>
    </mat-form-field>
    <mat-form-field class="scope">
      <mat-label>Scope</mat-label>
      <input
        matInput
        #scope
        autocomplete="off"
        spellcheck="false"
        [value]="settings().scope"
        (input)="change({ scope: scope.value })"
      />
    </mat-form-field>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 200px), 1fr));
      gap: 12px;
    }
    .scope {
      grid-column: 1 / -1;
    }
  `,
})
export class RequestSettingsForm {
  readonly settings = model.required<RequestSettings>();

  protected change(settings: Partial<RequestSettings>): void {
    this.settings.update((current) => ({ ...current, ...settings }));
  }
}
