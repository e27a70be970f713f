/** Words of which half of all schools are made: they tell none from another. */
const common = new Set(
  'a and at college department division faculty for health hospital in institute medical medicine of school sciences the university'.split(
    ' ',
  ),
);

/**
 * Whether one of an interviewer's schools or departments may be the applicant's school: all telling words of the one are in the
 * other. It is only ever a suggestion to ask: schools are written in many ways, and some share a name.
 */
export function sharesSchool(schools: readonly string[], school: string | undefined): boolean {
  const applicant = tellingWords(school ?? '');
  if (applicant.size === 0) return false;
  return schools.some((each) => {
    const own = tellingWords(each);
    return own.size > 0 && (isWithin(own, applicant) || isWithin(applicant, own));
  });
}

function isWithin(some: ReadonlySet<string>, all: ReadonlySet<string>): boolean {
  return [...some].every((word) => all.has(word));
}

function tellingWords(text: string): ReadonlySet<string> {
  const words = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]/u);
  return new Set(words.filter((word) => (word.length > 1 || /\p{N}/u.test(word)) && !common.has(word)));
}
