import { type InformationTopic, informationTopics } from '#domain/season/information-section.ts';
import { html, type Markup, type Shown } from '#functions/page/markup.ts';
import { page } from '#functions/page/page.ts';
import { placeOf } from '#functions/wording/place-names.ts';
import { zoneTitle } from '#functions/wording/zone-names.ts';
import { datesSection } from './dates-section.ts';
import type { InformationModel } from './information-model.ts';
import { requirementsSection } from './requirements-section.ts';
import { topicHeadings } from './topic-words.ts';
import { tracksSection } from './tracks-section.ts';

/** The address of the public page. */
export const informationPath = '/season';

/** Everything that applicants are told of the season before they apply: in one request, for everybody. */
export function informationPage(model: InformationModel): string {
  const { season, clocks, isReaderKnown } = model;
  const { information = {}, program, screening } = season;
  const { links = [] } = information;
  const topics = informationTopics.filter((topic) => topic !== 'about');
  const main = html`<h1>Applying to ${program.name}</h1>
${paragraphs(information.about, 'lead')}
${datesSection(model)}
${tracksSection(model)}
${requirementsSection(model)}
${topics.map((topic) => topicSection(topic, information[topic]))}
${screening?.signals && html`<h2 id="signals">How we use signals</h2>${paragraphs(screening.signals)}`}
${links.length > 0 && html`<h2 id="links">Links</h2><ul>${links.map(({ name, address }) => html`<li><a href="${address}">${name}</a></li>`)}</ul>`}
${zoneForm(model)}`;
  return page({
    title: 'Information for applicants',
    from: program.name,
    main,
    zoneBar: zoneBar(model),
    foot: html`<p>Questions? Email <a href="mailto:${program.contact}">${program.contact}</a>.</p>`,
    looksForZone: isReaderKnown ? undefined : clocks.program,
    isPublic: true,
  });
}

function topicSection(topic: InformationTopic, words: string | undefined): Shown {
  return words !== undefined && html`<h2 id="${topic}">${topicHeadings[topic]}</h2>${paragraphs(words)}`;
}

/** The program's own words: each line is a paragraph. */
function paragraphs(words = '', css?: string): readonly Markup[] {
  const lines = words.split('\n').filter((line) => line.trim() !== '');
  return lines.map((line) => html`<p${css && html` class="${css}"`}>${line}</p>`);
}

function zoneBar({ now, clocks, isReaderKnown }: InformationModel): Markup {
  const [program, reader] = [zoneTitle(clocks.program, now), zoneTitle(clocks.reader, now)];
  return html`<p class="zone">${
    isReaderKnown && program !== reader
      ? html`Times: <b>${program}</b> (the program) and <b>${reader}</b> (you).`
      : html`All times are <b>${program}</b>.`
  } <a href="#zone">Change time zone</a></p>`;
}

/** One city for about each hour of the day, for readers whose browser does not say where it is. */
const cities = [
  ...['Pacific/Honolulu', 'America/Anchorage', 'America/Los_Angeles', 'America/Denver', 'America/Phoenix'],
  ...['America/Chicago', 'America/New_York', 'America/Puerto_Rico', 'America/Sao_Paulo', 'Europe/London'],
  ...['Africa/Lagos', 'Europe/Berlin', 'Africa/Cairo', 'Asia/Beirut', 'Asia/Riyadh', 'Asia/Dubai'],
  ...['Asia/Karachi', 'Asia/Kolkata', 'Asia/Kathmandu', 'Asia/Dhaka', 'Asia/Bangkok', 'Asia/Shanghai'],
  ...['Asia/Manila', 'Asia/Tokyo', 'Australia/Sydney', 'Pacific/Auckland'],
];

function zoneForm({ clocks }: InformationModel): Markup {
  const listed = [...new Set([clocks.reader, ...cities])];
  return html`<form method="get" action="${informationPath}"><label for="zone">Show times also for</label>
<select id="zone" name="zone">${listed.map((zone) => html`<option value="${zone}">${placeOf(zone)}\n`)}</select>
<p class="actions"><button>Show</button></p></form>`;
}
