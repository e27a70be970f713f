import { type FieldName, fieldNames, fieldOf } from '#domain/applications/fields.ts';
import { withoutNumber } from './repeated-title.ts';

/** What a column of an export is read as. `withheld`: it is not read, on purpose. */
export type ColumnUse = FieldName | 'tracks' | 'soap' | 'withheld';

const trackTitles = ['tracksappliedbyapplicant', 'tracksapplied', 'trackapplied', 'tracks', 'track'];
const soapTitles = ['soapapplicant', 'soapreapplyapplicant', 'soaptrackappliedbyapplicant'];

/**
 * What is sensitive or another person's: no rule may use it and nobody needs it to schedule, so it is never stored. An
 * unknown column is not read either; these are named apart, so that a coordinator sees that it is on purpose.
 */
const withheld = [
  /gender|pronoun|sexualorientation|maritalstatus/,
  /^((legal|birth)?sex|nationality)$/,
  /selfidentif|underrepresented/,
  /^(applicant)?(race|ethnicity|religio|hispanic)/,
  /birth|dob$|^age$/,
  /citizenship/,
  /limit(ing|ation)|disabilit|health(status|condition)/,
  /felony|misdemeanor|conviction|criminal/,
  /military|veteran/,
  /^ssn|ssn$|socialsecurity/,
  /partner|spouse/,
  /hobbies|interests$/,
  /^(author|title|pmid|journal|publication)s?$/,
  /^countof/,
  /^(contact|permanent|home|mailing|current)?(street)?(address|city|zip|postalcode)/,
  /(division|setting|geographic)preference/,
];

const known: ReadonlyMap<string, ColumnUse> = new Map([
  ...fieldNames.flatMap((name) => fieldOf(name).titles.map((title) => [title, name] as const)),
  ...trackTitles.map((title) => [title, 'tracks'] as const),
  ...soapTitles.map((title) => [title, 'soap'] as const),
]);

/** What a column of this title is read as; `undefined` if nothing is known of it. ERAS ends a repeat in `_1`, `_2`. */
export function useOfTitle(title: string): ColumnUse | undefined {
  const plain = plainTitle(title);
  return known.get(plain) ?? (withheld.some((each) => each.test(plain)) ? 'withheld' : undefined);
}

/** Whether the title is one that an application can be read by, for telling the separator of a file. */
export function isApplicationTitle(title: string): boolean {
  return useOfTitle(title) !== undefined;
}

/** How well the title names the field, 0 being best: an export may have an address of contact beside the address. */
export function rankOfTitle(title: string, name: FieldName): number {
  return fieldOf(name).titles.indexOf(plainTitle(title));
}

/** The title as it is compared: without its number, case, blanks and punctuation. */
export function plainTitle(title: string): string {
  return withoutNumber(title)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');
}
