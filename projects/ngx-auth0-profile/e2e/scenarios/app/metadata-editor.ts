import { JsonPipe } from '@angular/common';
import { Component, inject } from '@angular/core';
import { HasScope, ProfileService } from 'ngx-auth0-profile';

/** MetadataEditor metadata by a patch in JSON. */
@Component({
  selector: 'scenarios-metadata-editor',
  imports: [HasScope, JsonPipe],
  template: `
    <label>Patch <textarea #patch></textarea></label>
    <button *auth0ProfileHasScope="'update:current_user_metadata'" (click)="save(patch.value)">
      Save
    </button>
    <output aria-label="Metadata">{{ profile()?.user_metadata | json }}</output>
    <output aria-label="Status">{{ status() }}</output>
    <output aria-label="Problem">{{ error()?.code }}</output>
  `,
})
export class MetadataEditor {
  private readonly profiles = inject(ProfileService);
  protected readonly profile = this.profiles.profile;
  protected readonly status = this.profiles.status;
  protected readonly error = this.profiles.error;

  protected async save(patch: string): Promise<void> {
    await this.profiles.updateMetadata(JSON.parse(patch) as Record<string, string>);
  }
}
