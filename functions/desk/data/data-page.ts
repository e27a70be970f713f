import { nameOf } from '#domain/applications/application.ts';
import type { Stored } from '#domain/decisions/change-record.ts';
import type { OfferRecord } from '#domain/history/offer-record.ts';
import type { ErasureStanding } from '#domain/people/erase.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { deskPage } from '#functions/desk/desk-page.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import { LONGEST_REASON } from '#functions/desk/longest-reason.ts';
import { meanwhileNote } from '#functions/desk/offer/offer-history.ts';
import { personPath } from '#functions/desk/person/person-model.ts';
import { type DeskProblem, tellAtDesk } from '#functions/desk/problems.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { toldNote } from '#functions/desk/told-note.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { seenPerson } from './seen-person.ts';

export type DataModel = {
  readonly id: string;
  readonly standing: ErasureStanding;
  /** What an erasure removes and keeps, line by line. */
  readonly preview: readonly string[];
  /** Why the person cannot be erased now, or was not. */
  readonly problem?: DeskProblem | undefined;
  readonly typed?: URLSearchParams | undefined;
  /** What of the person’s invitations changed after the form was made. */
  readonly meanwhile?: readonly Stored<OfferRecord>[] | undefined;
};

export function dataPath(id: string): string {
  return `${personPath(id)}/data`;
}

/** What is held about a person: to be handed over, or erased. */
export function dataPage(coordinator: SignedIn, model: DataModel): string {
  const { id, problem } = model;
  const name = nameIn(model);
  const told = problem && tellAtDesk(problem, coordinator);
  const main = html`<h1>Data of <bdi>${name}</bdi></h1>
${told && toldNote(told)}${meanwhileNote({ coordinator, season: model.standing.season }, model.meanwhile ?? [])}
<section aria-labelledby="copy"><h2 id="copy">A copy for the person</h2>
<p>Everything that is held: application, facts, invitations with their history, and lines of digests, without anybody else’s data. Two things are kept apart from the desk: what they said of themselves for an audit, and what they wrote in a request for an accommodation, which is left out unless you are the one who reads it. The person who runs Fairslot for your program adds them with <code>npm run season -- export ${id}</code>.</p>
<p class="actions"><a class="button quiet" href="${dataPath(id)}/export.json" download>Download everything (JSON)</a></p></section>
<section aria-labelledby="erase"><h2 id="erase">Erase this person</h2>
<ul>${model.preview.map((line) => html`<li>${line.trim()}</li>`)}</ul>
<p>Backups keep what was erased for 35 days more. Nobody reads them unless the table is restored, and then the person is to be erased again.</p>
${coordinator.may === 'edit' && eraseForm(coordinator, model)}</section>
<p class="actions"><a class="button quiet" href="/desk/retention">Who is erased by the season’s retention</a></p>`;
  const title = `Data of ${name}`;
  return deskPage({
    title: told ? `${told.title} · ${title}` : title,
    main,
    coordinator,
    area: 'applications',
  });
}

function nameIn({ id, standing: { offers, applications } }: DataModel): string {
  const [application, offer] = [applications[0], offers[0]];
  if (application) return nameOf(application.values);
  return offer?.applicant.name ?? `AAMC ID ${id}`;
}

function eraseForm(coordinator: SignedIn, { id, typed, standing }: DataModel): Markup {
  return html`<form class="stack" method="post" action="${dataPath(id)}">${csrfField(coordinator)}${hiddenFields([['seen', seenPerson(standing)]])}
<label>Reason<small>Optional. It stays on record, so it must not name the person.</small><textarea name="reason" maxlength="${LONGEST_REASON}">${typed?.get('reason') ?? ''}</textarea></label>
<label>To erase, type the AAMC ID ${id}<input name="confirm" value="${typed?.get('confirm') ?? ''}" required maxlength="100" autocomplete="off"></label>
<button>Erase this person for good</button></form>`;
}
