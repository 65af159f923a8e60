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
import { injectManagementApiLocation } from '../management-api/management-api-options';
import { AccessTokens } from '../tokens/access-tokens';
import { startInTurn } from '../tokens/start-in-turn';

/**
 * Shows its template while every one of the scopes is granted. Asks Auth0 silently, never the user;
 * shows nothing on the server. What it hides is not protected by it: the API decides.
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
  private readonly tokens = inject(AccessTokens);
  private readonly managementApi = injectManagementApiLocation();
  private readonly template = inject<TemplateRef<unknown>>(TemplateRef);
  private readonly container = inject(ViewContainerRef);

  /** The scope, or all of the scopes. */
  readonly auth0ProfileHasScope = input.required<string | readonly string[]>();
  /** The API they belong to. Default: the Management API. */
  readonly auth0ProfileHasScopeAudience = input<string>();
  /** What to show instead. Default: nothing. */
  readonly auth0ProfileHasScopeElse = input<TemplateRef<unknown>>();

  private readonly audience = computed(
    () => this.auth0ProfileHasScopeAudience() ?? this.managementApi()?.audience ?? '',
  );
  private readonly scopes = computed(() => {
    const wanted = this.auth0ProfileHasScope();
    return typeof wanted === 'string' ? [wanted] : wanted;
  });
  private readonly granted = computed(() => {
    const granted = this.tokens.granted().get(this.audience());
    return this.scopes().every((scope) => granted?.has(scope));
  });

  constructor() {
    if (isPlatformServer(inject(PLATFORM_ID))) {
      return;
    }
    effect(() => {
      const audience = this.audience();
      const scopes = this.scopes();
      // What is not granted shows as such; there is nobody to tell why.
      this.ask(audience, scopes).catch(() => undefined);
    });
    effect(() => {
      const template = this.granted() ? this.template : this.auth0ProfileHasScopeElse();
      this.container.clear();
      if (template) {
        this.container.createEmbeddedView(template);
      }
    });
  }

  private async ask(audience: string, scopes: readonly string[]): Promise<void> {
    const authorization = await startInTurn(this.injector);
    if (await authorization.port.user()) {
      await authorization.silently(audience, scopes);
    }
  }
}
