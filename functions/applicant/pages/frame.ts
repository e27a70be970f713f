import { addressOf, clocksOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { page } from '#functions/page/page.ts';
import { zonesAt } from '#functions/wording/clocks.ts';
import { zoneTitle } from '#functions/wording/zone-names.ts';

/** A page of one offer, with its clocks above and the program's address below. */
export function offerPageFrame(
  model: OfferModel,
  title: string,
  main: Shown,
  { mayReload = true }: { readonly mayReload?: boolean } = {},
): string {
  const { program } = model.season;
  return page({
    title,
    from: program.name,
    main,
    zoneBar: zoneBar(model),
    foot: questions(program.contact),
    ...(mayReload ? zoneFor(model) : {}),
  });
}

/** Whom to ask, at the foot of a page. */
export function questions(contact: string): Markup {
  return html`<p>Questions? Email <a href="mailto:${contact}">${contact}</a>.</p>`;
}

/** Which zone the script starts from: it looks for an unknown one, and offers the device's instead of a stored one. */
function zoneFor({ reader, season }: OfferModel): { looksForZone?: string; showsZone?: string } {
  if (reader.from === 'nowhere') return { looksForZone: season.program.zone };
  return reader.from === 'offer' ? { showsZone: reader.zone } : {};
}

function zoneBar(model: OfferModel): Markup {
  const [program, reader] = zonesAt(model.now, clocksOf(model)).map((zone) => zoneTitle(zone, model.now));
  const told = reader
    ? html`Times: <b>${program}</b> (the program) and <b>${reader}</b> (you).`
    : html`All times are <b>${program}</b>.`;
  return html`<p class="zone">${told} <a href="${addressOf(model, '/zone')}">Change time zone</a>${model.reader.from === 'offer' && html`<span hidden> <a id="device" href="${addressOf(model, '/zone')}">Use your device’s time zone</a></span>`}</p>`;
}
