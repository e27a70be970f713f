import type { Draw } from './random.ts';

/** One row of an export: its cells by the titles of their columns. */
export type SampleRow = Readonly<Record<string, string>>;

const tracks = {
  categorical: 'Medicine-Categorical|1261140C0 (Categorical)',
  primaryCare: 'Medicine-Primary|1261140M0 (Primary Care)',
  scientist: 'Medicine-Stanbury PSP|1261140C0 (Categorical)',
  preliminary: 'Medicine-Preliminary|1261140P0 (Preliminary)',
  neurology: 'Medicine-Neurology Preliminary|1261140P1 (Preliminary)',
} as const;

/** How many tick what: most categorical alone; some several, of which one excludes the others. */
const choices: Readonly<Record<string, readonly (keyof typeof tracks)[]>> = {
  alone: ['categorical'],
  both: ['categorical', 'primaryCare'],
  primary: ['primaryCare'],
  scientist: ['scientist'],
  scientistToo: ['categorical', 'scientist'],
  preliminary: ['preliminary'],
  preliminaryToo: ['categorical', 'preliminary'],
  neurology: ['neurology'],
};
const shares = {
  ...{ alone: 52, both: 21, primary: 4, scientist: 3, scientistToo: 3 },
  ...{ preliminary: 10, preliminaryToo: 4, neurology: 3 },
};

const schoolKinds = {
  'U.S. M.D. Private School': 20,
  'U.S. M.D. Public School': 24,
  'U.S. D.O. School': 12,
  abroad: 44,
};
const firstNames = [
  'Ann',
  'Bo',
  'Chidinma',
  'Dario',
  'Élise',
  'Farid',
  'Grace',
  'Hana',
  'Ivo',
  'José',
  'Kofi',
  'Søren',
] as const;
const middleNames = ['', '', '', 'B.', 'Lee', 'María'] as const;
const countries = ['IND', 'PAK', 'NGA', 'LBN', 'MEX', 'GBR', 'GRD', 'DMA', 'EGY', 'BRA'] as const;
const hobbies = [
  'Running, and "slow" cooking.',
  'Chess;\nwrite to me at chess@example.org',
  'Choir, hiking',
  '=cooking',
  '',
] as const;

/** An invented person's row, as ERAS exports it: marked as a sample, with an address on example.org. */
export function sampleApplication(index: number, draw: Draw): SampleRow {
  const kind = draw.weighted(schoolKinds);
  const isAbroad = kind === 'abroad';
  return {
    ...identity(index, draw),
    ...trackCells(choices[draw.weighted(shares)] ?? ['categorical']),
    ...school(index, kind, draw),
    ...exams(isAbroad, kind.includes('D.O.'), draw),
    ...papers(isAbroad, draw),
    ...sensitive(index, draw),
  };
}

function identity(index: number, draw: Draw): SampleRow {
  const first = draw.oneOf(firstNames);
  const middle = draw.oneOf(middleNames);
  const last = `Sample-${String(index + 1).padStart(4, '0')}`;
  return {
    'AAMC ID': String(20_900_000 + index),
    'ERAS Application ID': String(7_100_000 + draw.below(899_999)),
    'NRMP ID': draw.isSo(0.3) ? `N${10_000_000 + index}` : '',
    'USMLE ID': draw.isSo(0.9)
      ? `5-${String(100 + (index % 900))}-${String(100 + draw.below(900))}-${index % 10}`
      : '',
    'Applicant Name': `${last}, ${[first, middle].filter(Boolean).join(' ')}`,
    'First Name': first,
    'Middle Name': middle,
    'Last Name': last,
    Email: `sample${index + 1}@example.org`,
    'Preferred Phone': `+1 617 555 ${String(index % 10_000).padStart(4, '0')}`,
    'Contact State': draw.oneOf(['Massachusetts', 'New York', 'California', 'Texas', '']),
    'Contact Country': 'USA',
    'Applicant Applied Date': draw.isSo(0.97) ? '10/21/2020' : draw.oneOf(['10/22/2020', '11/3/2020']),
  };
}

function trackCells(ticked: readonly (keyof typeof tracks)[]): SampleRow {
  return Object.fromEntries(
    [1, 2, 3, 4, 5].map((number) => {
      const track = ticked[number - 1];
      return [`Tracks Applied by Applicant_${number}`, track ? tracks[track] : ''];
    }),
  );
}

function school(index: number, kind: string, draw: Draw): SampleRow {
  const isAbroad = kind === 'abroad';
  const isOsteopathic = kind.includes('D.O.');
  const year = draw.isSo(0.7) ? 2021 : 2014 + draw.below(7);
  return {
    'Medical School of Graduation_1': `Sample School of Medicine ${1 + (index % 140)}`,
    'Medical School of Graduation_2': draw.isSo(0.02) ? 'Another Sample School of Medicine' : '',
    'Medical School Type_1': isAbroad ? 'International School' : kind,
    'Medical School Country_1': isAbroad ? draw.oneOf(countries) : 'USA',
    'US or Canadian Applicant': isAbroad ? (draw.isSo(0.15) ? 'Yes' : 'No') : 'Yes',
    'Medical Degree': isOsteopathic
      ? 'D.O.'
      : isAbroad
        ? draw.oneOf(['M.B.B.S.', 'M.D.', 'M.B.,B.Ch.'])
        : draw.isSo(0.06)
          ? 'M.D./Ph.D.'
          : 'M.D.',
    'Medical School Attendance Dates': `8/${year - 4} - 5/${year}`,
  };
}

function exams(isAbroad: boolean, isOsteopathic: boolean, draw: Draw): SampleRow {
  const takesUsmle = !isOsteopathic || draw.isSo(0.6);
  const score = (mean: number, share: number) =>
    takesUsmle && draw.isSo(share) ? String(draw.score(mean, 40, 192, 280)) : '';
  const comlex = (share: number) =>
    isOsteopathic && draw.isSo(share) ? String(draw.score(560, 200, 400, 800)) : '';
  const step1 = score(isAbroad ? 240 : 236, 0.99);
  return {
    'USMLE Step 1 Status': step1 ? 'Pass' : '',
    'USMLE Step 1 Score': step1,
    'USMLE Step 2 CK Score': score(isAbroad ? 245 : 244, 0.72),
    'USMLE Step 2 CS Score':
      takesUsmle && draw.isSo(isAbroad ? 0.8 : 0.4) ? (draw.isSo(0.03) ? 'Fail' : 'Pass') : '',
    'USMLE Step 3 Score': isAbroad && draw.isSo(0.2) ? String(draw.score(225, 30, 198, 260)) : '',
    'COMLEX-USA Level 1 Score': comlex(0.98),
    'COMLEX-USA Level 2 CE Score': comlex(0.7),
  };
}

function papers(isAbroad: boolean, draw: Draw): SampleRow {
  return {
    'ECFMG Certified': isAbroad ? draw.weighted({ Yes: 55, No: 40, '': 5 }) : '',
    'Visa Sponsorship Needed': isAbroad
      ? draw.weighted({ Yes: 60, No: 33, '': 7 })
      : draw.weighted({ No: 90, '': 10 }),
    'Visa Sponsorship Sought':
      isAbroad && draw.isSo(0.55) ? draw.oneOf(['J-1', 'J-1', 'H-1B', 'J-1, H-1B']) : '',
    'MSPE Received': draw.weighted({ Yes: 96, No: 4 }),
    'Medical School Transcript Received': draw.weighted({ Yes: 95, No: 5 }),
    'Personal Statement Received': draw.weighted({ Yes: 99, No: 1 }),
    'Photo Received': draw.weighted({ Yes: 94, No: 6 }),
    'Most Recent Application Status': 'Applied',
    'Withdrawn by Applicant': draw.isSo(0.01) ? 'Yes' : 'No',
    'Selected to Interview': '',
    'Participating as a Couple in NRMP': draw.weighted({ Yes: 6, No: 94 }),
    'SOAP Applicant': 'No',
  };
}

/** What an export may hold and an import does not read. */
/** What people say of themselves; every fifth does not. Told by the index, so that it is drawn with nothing else. */
const sexes = ['Woman', 'Man', 'Man', 'Woman', 'No Response'] as const;
const identities = [
  'White',
  'Asian',
  'Black or African American',
  'White|Other: invented',
  '',
  'Asian',
  'White',
] as const;

function sensitive(index: number, draw: Draw): SampleRow {
  const author = draw.isSo(0.4);
  return {
    Gender: sexes[index % sexes.length] ?? '',
    'Self Identify': identities[index % identities.length] ?? '',
    Citizenship: '',
    'Date of Birth': '1/1/1900',
    'Couples - Partner Name': '',
    'Felony Conviction': 'No',
    'Misdemeanor Conviction': 'No',
    'Military Service Obligation': 'No',
    'Limiting Factors': 'No',
    'Hobbies and Interests': draw.oneOf(hobbies),
    'Alpha Omega Alpha': draw.oneOf([
      'No chapter at my school',
      'Not elected',
      'Elections held in senior year',
    ]),
    Author_1: author ? 'Sample A; Sample B; Sample C' : '',
    Title_1: author ? 'A sample of a title, "with" quotation marks' : '',
    PMID_1: '',
    'Count of Peer Reviewed Articles': String(draw.below(9)),
    'Count of Posters': String(draw.below(9)),
  };
}
