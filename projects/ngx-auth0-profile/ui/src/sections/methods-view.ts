import type { TemplateRef } from '@angular/core';
import type { QrCodeContext } from '../frame/qr-code-template';
import { SectionParts } from '../frame/section-parts';
import type { SectionView } from '../frame/section-view';
import type { MethodsSection } from '../methods/methods-section';
import { injectLoaded } from '../state/loaded';
import type { LazySection } from './lazy-section';

/** The template that draws a QR code, where the application has one. */
export type QrCodeTemplate = () => TemplateRef<QrCodeContext> | undefined;

/** The authentication methods of the user. Call in an injection context. */
export function methodsView({ load, loaded }: LazySection<MethodsSection>): SectionView {
  const data = injectLoaded(() => async () => {
    const section = await load();
    section.reset();
    await section.load();
    return [];
  });
  return {
    name: 'security',
    parts: SectionParts,
    intro: () => loaded()?.intro(),
    data,
    items: () => loaded()?.items() ?? [],
    empty: () => loaded()?.empty() ?? '',
    offers: () => loaded()?.offers(),
    panel: () => loaded()?.panel(),
    done: () => loaded()?.done() ?? '',
    explain: (error) => loaded()?.explain(error),
  };
}
