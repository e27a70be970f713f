import { type Deadline, deadlineAt, type Season } from '#domain/season/season.ts';
import { momentLines } from '#functions/page/clock-markup.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';
import type { InformationModel } from './information-model.ts';

/** The dates that are published, in their order: deadlines, the last invitations, and by when everybody is told. */
export function datesSection(model: InformationModel): Markup {
  return html`<h2 id="dates">Dates</h2>
<ul>${datesOf(model.season).map((each) => html`<li>${each.name}: ${moment(model, each)}</li>`)}</ul>`;
}

type Published = Pick<Deadline, 'name' | 'on' | 'at'>;

function datesOf(season: Season): readonly Published[] {
  const { offers, statuses, deadlines, matchLists } = season;
  const dates: readonly Published[] = [
    ...deadlines,
    { name: 'Last day on which invitations go out', on: offers.until },
    ...(matchLists?.visitsFrom
      ? [{ name: 'First day for a visit in person, after our lists are locked', on: matchLists.visitsFrom }]
      : []),
    ...(statuses ? [{ name: 'By this day everybody knows where they stand', on: statuses.toldBy }] : []),
  ];
  return dates.toSorted((one, other) => (one.on < other.on ? -1 : Number(one.on > other.on)));
}

function moment({ season, clocks }: InformationModel, date: Published): Markup {
  const at = deadlineAt(season, { id: '', ...date });
  return at ? momentLines(at, clocks) : html`<b>${formatDayWithYear(date.on)}</b>`;
}
