/** A form that this repository does not use, and its replacement. */
type Retired = { readonly form: RegExp; readonly instead: string };

export type Finding = { readonly line: number; readonly found: string; readonly instead: string };

const stemsInIze =
  'anonym|apolog|author|capital|categor|central|character|critic|custom|emphas|equal|final|general|harmon|initial|item|local|maxim|memor|minim|modern|normal|optim|parallel|penal|personal|priorit|random|real|recogn|sanit|serial|special|stabil|standard|summar|synchron|token|util|visual';

/** British forms. Searched for anywhere in a word, since a name in code may have one in its middle. */
const british: readonly Retired[] = [
  { form: /programme(?![dr])/gi, instead: 'program' },
  { form: /cancell(?:ed|er|ing)/gi, instead: 'canceled, canceling' },
  { form: /organis(?!m)/gi, instead: 'organiz-' },
  { form: new RegExp(`(?:${stemsInIze})is(?:e|ing|ation)`, 'gi'), instead: '-ize' },
  { form: /(?:anal|paral)ys(?:ed|er|ing)|\b(?:anal|paral)yse\b/gi, instead: '-yze' },
  { form: /(?:behavi|col|endeav|fav|flav|harb|hon|hum|lab|neighb|rum|vap)our/gi, instead: '-or' },
  // Node calls one of its functions `publicEncrypt`.
  { form: /(?<!pub)licenc/gi, instead: 'license' },
  { form: /(?:def|off|pret)ence(?!d)/gi, instead: '-ense' },
  { form: /centre|\bmetres?\b|theatre/gi, instead: '-er' },
  { form: /catalogue|dialogue|analogue/gi, instead: '-log' },
  { form: /(?:counsell|labell|levell|modell|signall|travell)(?:ed|er|ing|or)/gi, instead: 'a single l' },
  { form: /fulfil(?!l)|enrol(?!l)|skilful|\binstal(?!l)/gi, instead: 'a double l' },
  { form: /\bpractis(?:e|ed|es|ing)\b/gi, instead: 'practice' },
  { form: /judgement|acknowledgement/gi, instead: 'judgment, acknowledgment' },
  { form: /artefact/gi, instead: 'artifact' },
  { form: /\bcheque/gi, instead: 'check' },
  { form: /\bgrey/gi, instead: 'gray' },
  { form: /\b(?:whilst|amongst)\b/gi, instead: 'while, among' },
  { form: /\b(?:burnt|dreamt|learnt|spelt)\b/gi, instead: '-ed' },
  { form: /\be-mail/gi, instead: 'email' },
  { form: /\bsummer time\b/gi, instead: 'daylight time' },
  { form: /\bany more\b/gi, instead: 'anymore; before a noun: more' },
];

/** Words and names that were given up, so that nobody takes them up again from an old branch or from memory. */
const givenUp: readonly Retired[] = [
  { form: /goes to (?:some(?:body|one)|anyone) else\b/gi, instead: 'can be offered to another applicant' },
  { form: /\banew\b/gi, instead: 'again' },
  { form: /\bwhoever\b/gi, instead: 'a noun: "an applicant who"' },
  { form: /\bbe had\b|\bcanBeHad\b/g, instead: 'available' },
  { form: /^\s*(?:\/\*\*|\*)\s+Answers\b/gm, instead: 'Returns' },
  { form: /\bgraveyard\b/gi, instead: 'deadLetters' },
  { form: /\bkept(?:TableStream|Key|LinkKeys)\b/g, instead: 'existing-' },
  { form: /\bturnstile\b/gi, instead: 'semaphore' },
  { form: /\bfewAtOnce\b|\bfew-at-once\b/g, instead: 'mapConcurrently' },
  { form: /\bputLatest\b|\bput-latest\b/g, instead: 'lru-map' },
  { form: /\bglimpse\b/gi, instead: 'snapshot' },
  { form: /\bdisagreements?\b/gi, instead: 'discrepancy' },
  { form: /\bwhoWasCaught\b|\bwho-was-caught\b/g, instead: 'staleBookings' },
  { form: /\bwhoIsLeft\b/g, instead: 'firstUnplaceable' },
  { form: /\bopenSince\b/g, instead: 'unfencedSince' },
  { form: /\bisOfOneMoment\b/g, instead: 'isConsistent' },
  { form: /\basItWas\b/g, instead: 'withReleasedStarts' },
  { form: /\bworthOf\b/g, instead: 'equivalenceKey' },
  { form: /\bfreeAlike\b/g, instead: 'freeGroups' },
  { form: /\bcountLike\b/g, instead: 'countSameLabel' },
  { form: /\bbothDaysNeeded\b/g, instead: 'needsBothDays' },
  { form: /\blastResorts\b/g, instead: 'fallbacks' },
  { form: /\bnothingIfNotStored\b/g, instead: 'undefinedIfNotFound' },
  { form: /\bisForGood\b/g, instead: 'isPermanent' },
  { form: /\bcurable\b/g, instead: 'retryable' },
  { form: /\bmendedAt\b/g, instead: 'resolvedAt' },
  { form: /\bHappening\b|\bhappenings\b/g, instead: 'EventName, eventNames' },
];

/** Names that others have given and that are spelled as they are: each with whose it is. */
export const foreignNames: readonly { readonly name: string; readonly from: string }[] = [
  { name: 'aria-labelledby', from: 'WAI-ARIA, the attribute of HTML' },
  { name: 'ICalEventStatus.CANCELLED', from: 'ical-generator' },
  { name: "'CANCELLED'", from: 'RFC 5545, the status of a calendar entry' },
  { name: 'NAME,E-Mail,Tracks', from: 'a list whose columns somebody else has named' },
];

const withoutForeignNames = (text: string) =>
  foreignNames.reduce((rest, { name }) => rest.replaceAll(name, '_'.repeat(name.length)), text);

/** Returns each retired form in `written`, with its line and its replacement. */
export function retiredForms(written: string): readonly Finding[] {
  const text = withoutForeignNames(written);
  return [...british, ...givenUp]
    .flatMap(({ form, instead }) =>
      [...text.matchAll(form)].map((match) => {
        const found = match[0].trim();
        const at = match.index + match[0].indexOf(found);
        return { line: text.slice(0, at).split('\n').length, found, instead };
      }),
    )
    .toSorted((a, b) => a.line - b.line);
}
