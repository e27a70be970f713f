import { addressOf, clocksOf, type OfferModel } from '#functions/applicant/offer-model.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { page } from '#functions/page/page.ts';
import { placeOf } from '#functions/wording/clocks.ts';

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
  const { program, reader } = clocksOf(model);
  const told =
    program === reader
      ? html`Times: <b>${placeOf(program)}</b> (the program).`
      : html`Times: <b>${placeOf(program)}</b> (the program) and <b>${placeOf(reader)}</b> (you).`;
  return html`<p class="zone">${told} <a href="${addressOf(model, '/zone')}">Change time zone</a></p>`;
}
