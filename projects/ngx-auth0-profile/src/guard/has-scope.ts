import {
  Directive,
  Injector,
  PLATFORM_ID,
  TemplateRef,
  ViewContainerRef,
  computed,
  effect,
  inject,
  input,
} from '@angular/core';
import { isPlatformServer } from '@angular/common';
import { LazyAuthorization } from '../requests/lazy-authorization';
import { injectManagementApiLocation } from '../resources/with-management-api';
import { GRANTED_SCOPES } from '../tokens/granted-scopes';
import { afterFirstPaint } from '../startup/after-first-paint';

/**
 * Renders its template while all of the scopes are granted. Requests them silently, without prompting the
 * user or risking the session, and renders nothing on the server. It does not protect what it hides: the API decides.
 *
 * @example
 * ```html
 * <button *auth0ProfileHasScope="'update:current_user_metadata'; else readOnly">Save</button>
 * <ng-template #readOnly>Ask an administrator to change it.</ng-template>
 * ```
 */
@Directive({ selector: '[auth0ProfileHasScope]' })
export class HasScope {
  private readonly injector = inject(Injector);
  private readonly grantedScopes = inject(GRANTED_SCOPES);
  private readonly managementApi = injectManagementApiLocation();
  private readonly template = inject<TemplateRef<unknown>>(TemplateRef);
  private readonly container = inject(ViewContainerRef);

  /** The scope, or all of the scopes. */
  readonly auth0ProfileHasScope = input.required<string | readonly string[]>();
  /** The API they belong to. Default: the Management API, and the My Account API for its scopes. */
  readonly auth0ProfileHasScopeAudience = input<string>();
  /** The template to render otherwise. Default: none. */
  readonly auth0ProfileHasScopeElse = input<TemplateRef<unknown>>();

  private readonly audience = computed(
    () => this.auth0ProfileHasScopeAudience() ?? this.managementApi()?.audience ?? '',
  );
  private readonly scopes = computed(() => {
    const wanted = this.auth0ProfileHasScope();
    return typeof wanted === 'string' ? [wanted] : wanted;
  });
  private readonly granted = computed(() => {
    const granted = this.grantedScopes().get(this.audience());
    return this.scopes().every((scope) => granted?.has(scope));
  });

  constructor() {
    if (isPlatformServer(inject(PLATFORM_ID))) {
      return;
    }
    effect(() => {
      const audience = this.audience();
      const scopes = this.scopes();
      // Scopes without a token are not granted, which the template shows.
      this.requestToken(audience, scopes).catch(() => undefined);
    });
    effect(() => {
      const template = this.granted() ? this.template : this.auth0ProfileHasScopeElse();
      this.container.clear();
      if (template) {
        this.container.createEmbeddedView(template);
      }
    });
  }

  private async requestToken(audience: string, scopes: readonly string[]): Promise<void> {
    await afterFirstPaint(this.injector);
    const { port, silentTokens } = await this.injector.get(LazyAuthorization).load();
    if (await port.user()) {
      await silentTokens.getPassively(audience, scopes);
    }
  }
}
