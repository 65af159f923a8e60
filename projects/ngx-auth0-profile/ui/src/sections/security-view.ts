import { inject } from '@angular/core';
import { MfaEnrollmentService } from 'ngx-auth0-profile';
import { SectionParts } from '../frame/section-parts';
import type { SectionView } from '../frame/section-view';
import { injectLoaded } from '../state/loaded';
import { fill } from '../texts/account-language';
import { AccountLanguageService } from '../texts/account-language-service';
import { injectLazySection } from './lazy-section';
import { methodsView, type QrCodeTemplate } from './methods-view';

/**
 * The authentication methods of the user with `withMyAccount()`, else the enrolled second factors. Call in an
 * injection context.
 */
export function securityView(qrCode: QrCodeTemplate): SectionView {
  const methods = injectLazySection((module, parts) => module.createMethodsSection(parts, qrCode));
  return methods ? methodsView(methods) : enrollmentsView();
}

/** The second factors of the user, by the Management API. */
function enrollmentsView(): SectionView {
  const service = inject(MfaEnrollmentService);
  const language = inject(AccountLanguageService);
  const { texts } = language;
  const dated = (text: string, time: string | undefined) => {
    const date = language.date(time);
    return date && fill(text, { date });
  };
  const loaded = injectLoaded(() => () => service.list());
  return {
    name: 'security',
    parts: SectionParts,
    intro: () => texts().securityIntro,
    data: loaded,
    items: () => {
      const { factors, pending, lastUsed, enrolledAt } = texts();
      return loaded.items().map((enrollment) => {
        const { id, status, type = '', name, auth_method: method = '' } = enrollment;
        return {
          id,
          title: factors[method] ?? factors[type] ?? (method || type),
          badge: status === 'pending' ? pending : undefined,
          detail: [
            name,
            enrollment.phone_number,
            dated(lastUsed, enrollment.last_auth),
            dated(enrolledAt, enrollment.enrolled_at),
          ]
            .filter(Boolean)
            .join(' · '),
        };
      });
    },
    empty: () => texts().noFactors,
  };
}
