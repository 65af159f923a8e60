import { Component, computed, input } from '@angular/core';

import { codeLines } from './code-lines';

/** Shows a piece of the developer's code; changed lines are marked by sign, colour and word. */
@Component({
  selector: 'demo-code-block',
  template: `
    <pre><code>@for (line of lines(); track $index) {<span class="line" [class]="line.change"
      ><span class="sign" aria-hidden="true">{{ signs[line.change] }}</span
      >@if (words[line.change]; as word) {<span class="cdk-visually-hidden">{{ word }} </span>}<span
        class="text">{{ line.text }}</span
      ></span>}</code></pre>
  `,
  styleUrl: './code-block.scss',
})
export class CodeBlock {
  /** Code with a leading `+`, `-` or space in front of each line. */
  readonly code = input.required<string>();

  protected readonly lines = computed(() => codeLines(this.code()));
  protected readonly signs = { added: '+', removed: '−', same: '' };
  protected readonly words = { added: 'added:', removed: 'removed:', same: '' };
}
