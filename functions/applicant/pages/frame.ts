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
    foot: html`<p>Questions? Email <a href="mailto:${program.contact}">${program.contact}</a>.</p>`,
    looksForZone: mayReload && model.reader.from === 'nowhere' ? program.zone : undefined,
  });
}

function zoneBar(model: OfferModel): Markup {
  const [program, reader] = zonesAt(model.now, clocksOf(model)).map((zone) => zoneTitle(zone, model.now));
  const told = reader
    ? html`Times: <b>${program}</b> (the program) and <b>${reader}</b> (you).`
    : html`All times are <b>${program}</b>.`;
  return html`<p class="zone">${told} <a href="${addressOf(model, '/zone')}">Change time zone</a></p>`;
}
