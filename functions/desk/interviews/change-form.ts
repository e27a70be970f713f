import { choicesLeft, interviewBegan } from '#domain/interview-plan/begun.ts';
import { type Interview, interviewKey } from '#domain/interview-plan/interview-day.ts';
import { csrfField } from '#functions/desk/csrf.ts';
import { hiddenFields } from '#functions/desk/hidden-fields.ts';
import type { SignedIn } from '#functions/desk/signed-in.ts';
import { interviewWords } from '#functions/interviews/fault-lines.ts';
import { html, type Markup } from '#functions/page/markup.ts';
import { interviewDayPath } from './interviews-path.ts';
import type { ShownPlan } from './plan-tables.ts';

/** The value of a time with those who hold the interview then, in the form that moves it. */
export function placeValue({
  from,
  to,
  interviewers,
}: Pick<Interview, 'from' | 'to' | 'interviewers'>): string {
  return JSON.stringify([from, to, interviewers.toSorted()]);
}

/** The forms that move one interview, or swap it with another one. */
export function changeForm(
  coordinator: SignedIn,
  { loaded, words, interviews }: ShownPlan,
  key: string,
  typed: URLSearchParams | undefined,
): Markup | false {
  const held = interviews.find((each) => interviewKey(each) === key);
  if (!held) return false;
  const { on, planned, day } = loaded;
  const version = String(planned?.version ?? 0);
  if (interviewBegan(day, held))
    return html`<section class="refused" aria-labelledby="change"><h2 id="change">${interviewWords(words, held)}</h2>
<p>That time is past: what has begun stays as it was published.</p></section>`;
  const common = (act: string) =>
    html`${csrfField(coordinator)}${hiddenFields(Object.entries({ act, version, interview: key }))}`;
  const places = choicesLeft(day)
    .filter(
      ({ bars, interview: each }) => bars.length === 0 && isAlike(each, held) && each.guest === held.guest,
    )
    .map(({ interview: each }) => each);
  const chosen = typed?.get('to') ?? placeValue(held);
  const others = interviews.filter(
    (each) => each !== held && isAlike(each, held) && each.guest !== held.guest && !interviewBegan(day, each),
  );
  return html`<section aria-labelledby="change"><h2 id="change">Change: ${interviewWords(words, held)}</h2>
<form class="stack" method="post" action="${interviewDayPath(on)}">${common('move')}
<label>Hold it at<small>Times and people that the agenda and their hours allow. What else stands against it is said before anything changes.</small>
<select name="to">${places.map((place) => option(placeValue(place), `${words.time(place.from)} – ${words.time(place.to)} with ${words.people(place.interviewers)}`, chosen))}</select></label>
<button>Move this interview</button></form>
${
  others.length > 0 &&
  html`<form class="stack" method="post" action="${interviewDayPath(on)}">${common('swap')}
<label>Swap it with<select name="other">${others.map((each) => option(interviewKey(each), interviewWords(words, each), typed?.get('other') ?? ''))}</select></label>
<button class="quiet">Swap the two applicants</button></form>`
}
<p class="actions"><a href="${interviewDayPath(on)}">Leave it as it is</a></p></section>`;
}

function isAlike(one: Interview, other: Interview): boolean {
  return one.kind === other.kind && one.track === other.track;
}

function option(value: string, words: string, chosen: string): Markup {
  return html`<option value="${value}"${value === chosen && html` selected`}>${words}</option>`;
}
