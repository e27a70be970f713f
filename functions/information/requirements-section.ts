import {
  type PublishedRequirement,
  publishedRequirements,
  type RequirementGroup,
} from '#domain/screening/published/published-requirements.ts';
import type { Season } from '#domain/season/season.ts';
import { wallClock } from '#domain/values/time.ts';
import { momentPhrase } from '#functions/page/clock-markup.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { formatDayWithYear } from '#functions/wording/days.ts';

import { inSeries } from './in-series.ts';
import type { InformationModel } from './information-model.ts';

/** What is required, from the rules that screen applications; nothing where the season has none. */
export function requirementsSection(model: InformationModel): Shown {
  const groups = publishedRequirements(model.season);
  if (groups.length === 0) return false;
  return html`<h2 id="requirements">Requirements</h2>
<p>These are the rules by which applications are read. A rule invites and declines nobody: a person decides.</p>
${groups.map((group) => html`<h3>${whom(model.season, group)}</h3><ul>${group.requirements.map((each) => requirement(model, each))}</ul>`)}`;
}

function requirement(model: InformationModel, { name, by, toDo }: PublishedRequirement): Markup {
  return html`<li><b>${name}</b>${by && html`, by ${by.at === undefined ? formatDayWithYear(by.on) : momentPhrase(wallClock(by.on, by.at, model.season.program.zone), model.clocks)}`}.${toDo && html` ${toDo}`}</li>`;
}

/** `Graduates of foreign medical schools who need a visa`, `Applicants to Categorical and Primary Care`. */
function whom(season: Season, { tracks = [], schools, visa }: RequirementGroup): string {
  const people =
    schools === 'foreign'
      ? 'Graduates of foreign medical schools'
      : schools === undefined
        ? tracks.length > 0
          ? 'Applicants'
          : 'All applicants'
        : 'Graduates of schools in the United States or Canada';
  const names = tracks.map((id) => season.tracks.find((track) => track.id === id)?.name ?? id);
  const wanting =
    visa === undefined ? '' : visa === 'any' ? ' who need a visa' : ` who seek a visa of the kind ${visa}`;
  return `${people}${tracks.length > 0 ? ` to ${inSeries(names)}` : ''}${wanting}`;
}
