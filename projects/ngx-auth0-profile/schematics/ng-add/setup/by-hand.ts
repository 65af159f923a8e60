import type { NotAnalysable } from '../../app-code/not-analysable';
import { routeCode, type GuardedRoute } from '../../app-code/add-route';
import type { Settings } from '../settings';
import { provideAuth0Code, provideProfileCode } from './auth0-code';
import { literalValueCode, quote } from './configured-values';

/** The root providers to paste, and where, when an application's source cannot be followed. */
export function providersByHand(
  { reason, place }: NotAnalysable,
  settings: Settings,
  server: boolean,
  hasAuth0: boolean,
): string {
  const use = (symbol: string) => symbol;
  const addsAuth0 = !hasAuth0 && settings.mode !== 'bff';
  const values = literalValueCode(settings);
  const providers = [
    'provideHttpClient(withInterceptors([profileInterceptor]))',
    ...(addsAuth0 ? [provideAuth0Code(use, values, settings, server)] : []),
    provideProfileCode(use, values, settings),
  ];
  const login =
    settings.mode === 'bff'
      ? "import { withBff } from 'ngx-auth0-profile/bff';"
      : "import { withAuth0Angular } from 'ngx-auth0-profile/auth0-angular';";
  const own = [
    'profileInterceptor',
    'provideAuth0Profile',
    settings.mode === 'proxy' ? 'withProxy' : 'withStepUp',
  ];
  return [
    `The providers were not added. ${reason}`,
    `Add them to ${place}. If provideHttpClient(...) is there already, give that call`,
    'withInterceptors([profileInterceptor]) instead of adding a second one:',
    '',
    "import { provideHttpClient, withInterceptors } from '@angular/common/http';",
    ...(addsAuth0 ? ["import { provideAuth0 } from '@auth0/auth0-angular';"] : []),
    `import { ${own.join(', ')} } from 'ngx-auth0-profile';`,
    login,
    ...(settings.myAccount
      ? ["import { withMyAccount } from 'ngx-auth0-profile/my-account';"]
      : []),
    '',
    ...providers.map((provider) => `${provider},`),
  ].join('\n');
}

/** The route to paste. */
export function routeByHand(
  { reason, place }: Pick<NotAnalysable, 'reason' | 'place'>,
  file: string,
  route: GuardedRoute,
  settings: Settings,
): string {
  const audience = settings.mode === 'proxy' ? quote(settings.development.audience) : undefined;
  return [
    `The route '${route.path}' was not added. ${reason}`,
    `Add it to ${place}, before a '**' route:`,
    '',
    "import { scopeGuard } from 'ngx-auth0-profile';",
    '',
    `${routeCode(file, route, audience)},`,
  ].join('\n');
}
