import type { OfferModel } from '#functions/applicant/offer-model.ts';
import { html, type Markup } from '#functions/page/markup.ts';

/** Carries the reader's zone on from a form, where the address named it. */
export function zoneField({ reader }: OfferModel): Markup | false {
  return reader.from === 'address' && html`<input type="hidden" name="zone" value="${reader.zone}">`;
}
