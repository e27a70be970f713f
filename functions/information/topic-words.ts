import type { InformationTopic } from '#domain/season/information-section.ts';

/** The headings of the public page, and what the desk asks for under each. */
export const topicHeadings: Readonly<Record<InformationTopic, string>> = {
  about: 'About the program',
  applying: 'How to apply',
  tracks: 'Applying for more than one track',
  selection: 'How we choose whom to invite',
  letters: 'Letters of recommendation',
  exams: 'Exams',
  foreignGraduates: 'Graduates of foreign medical schools',
  visas: 'Visas',
  interviews: 'The interview',
  match: 'The Match',
  awayRotations: 'Away rotations and observerships',
};
