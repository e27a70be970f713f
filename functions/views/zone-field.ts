import { html, type Markup } from './markup.ts';
import type { OfferModel } from './offer-model.ts';

/** Carries the reader's zone on from a form, where the address named it. */
export function zoneField({ reader }: OfferModel): Markup | false {
  return reader.from === 'address' && html`<input type="hidden" name="zone" value="${reader.zone}">`;
}
