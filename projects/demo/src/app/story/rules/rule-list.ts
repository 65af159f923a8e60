import { Component, inject } from '@angular/core';
import { MatSlideToggle, type MatSlideToggleChange } from '@angular/material/slide-toggle';

import { CodeBlock } from '../code/code-block';
import { TenantRules } from './tenant-rules';

/** The rules of the tenant, each with a switch. */
@Component({
  selector: 'demo-rule-list',
  imports: [CodeBlock, MatSlideToggle],
  template: `
    <p>
      The tenant runs these rules at each login, in this order. The first one stores a value in
      <code>app_metadata</code>, where it stays; the second one copies the metadata into claims of
      the tokens.
    </p>
    @for (rule of rules.list.hasValue() ? rules.list.value() : []; track rule.name) {
      <section [attr.aria-label]="rule.name">
        <mat-slide-toggle [checked]="rule.enabled" (change)="switch(rule.name, $event)">{{
          rule.name
        }}</mat-slide-toggle>
        <demo-code-block [code]="indented(rule.script)" />
      </section>
    }
    @if (rules.failed(); as name) {
      <p role="alert">"{{ name }}" was not switched, because the tenant did not answer.</p>
    }
    @if (rules.list.error()) {
      <p role="alert">The rules could not be read. Start the demo with <code>npm start</code>.</p>
    }
  `,
  styles: `
    :host,
    section {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
    :host {
      margin-top: 12px;
    }
  `,
})
export class RuleList {
  protected readonly rules = inject(TenantRules);

  protected async switch(name: string, { checked, source }: MatSlideToggleChange): Promise<void> {
    await this.rules.switch(name, checked);
    if (this.rules.failed()) {
      source.checked = !checked;
    }
  }

  /** The code block expects two characters in front of each line. */
  protected indented(script: string): string {
    return script.replace(/^/gm, '  ');
  }
}
