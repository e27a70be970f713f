/** What applicants want to read before they apply, in the order of the public page. */
export const informationTopics = [
  'about',
  'applying',
  'tracks',
  'selection',
  'letters',
  'exams',
  'foreignGraduates',
  'visas',
  'interviews',
  'match',
  'awayRotations',
] as const;
export type InformationTopic = (typeof informationTopics)[number];

/** A page elsewhere to which the public page leads. */
export type InformationLink = { readonly name: string; readonly address: string };

/** What the public page of the season says in the program's own words: paragraphs of plain text, and links. */
export type InformationSection = {
  readonly [T in InformationTopic]?: string;
} & { readonly links?: readonly InformationLink[] };
