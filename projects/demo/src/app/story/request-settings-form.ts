import { Component, model } from '@angular/core';
import { MatCheckbox } from '@angular/material/checkbox';
import { MatFormField, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';

import { RESPONSE_TYPES, type RequestSettings } from './request-settings';

/** Controls for the login and the token of a request. */
@Component({
  selector: 'demo-request-settings',
  imports: [MatCheckbox, MatFormField, MatInput, MatLabel, MatOption, MatSelect],
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
    <mat-form-field>
      <mat-label>Response type</mat-label>
      <mat-select
        [value]="settings().responseType"
        (selectionChange)="change({ responseType: $event.value })"
      >
        @for (type of responseTypes; track type) {
          <mat-option [value]="type">{{ type }}</mat-option>
        }
      </mat-select>
    </mat-form-field>
    <mat-form-field class="scope">
      <mat-label>Scope</mat-label>
      <input
        matInput
        #scope
        autocomplete="off"
        autocapitalize="none"
        spellcheck="false"
        [value]="settings().scope"
        (input)="change({ scope: scope.value })"
      />
    </mat-form-field>
    <mat-checkbox [checked]="settings().mfa" (change)="change({ mfa: $event.checked })"
      >Ask for a second factor (the code of the demo is 123456)</mat-checkbox
    >
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(100%, 12.5rem), 1fr));
      gap: 12px;
    }
    .scope,
    mat-checkbox {
      grid-column: 1 / -1;
    }
  `,
})
export class RequestSettingsForm {
  readonly settings = model.required<RequestSettings>();

  protected readonly responseTypes = RESPONSE_TYPES;

  protected change(settings: Partial<RequestSettings>): void {
    this.settings.update((current) => ({ ...current, ...settings }));
  }
}
