import type { ShapeName, Value } from './shapes.ts';

/** One thing that is known of an application. */
export type ApplicationField = {
  /** In words, for a report. */
  readonly label: string;
  readonly shape: ShapeName;
  /** The titles of its column in exports, best first, without case, blanks and punctuation. */
  readonly titles: readonly string[];
  /** ERAS does not let an applicant change it after submission, so a change needs a look. */
  readonly isLocked?: boolean;
};

function field(label: string, shape: ShapeName, ...titles: readonly string[]): ApplicationField {
  return { label, shape, titles };
}

function locked(label: string, shape: ShapeName, ...titles: readonly string[]): ApplicationField {
  return { label, shape, titles, isLocked: true };
}

/** Every field that is kept of an application but its tracks. Spellings are those that public code reads real exports by. */
export const fields = {
  aamcId: field('AAMC ID', 'aamcId', 'aamcid', 'aamcapplicantid', 'id'),
  nrmpId: field('NRMP ID', 'examId', 'nrmpid'),
  usmleId: field('USMLE ID', 'examId', 'usmleid'),
  nbomeId: field('NBOME ID', 'examId', 'nbomeid'),
  'name.whole': field('whole name', 'name', 'applicantname', 'fullname', 'name'),
  'name.first': field('first name', 'name', 'firstname', 'givenname'),
  'name.middle': field('middle name', 'name', 'middlename'),
  'name.last': field('last name', 'name', 'lastname', 'familyname', 'surname'),
  email: field('email address', 'email', 'email', 'emailaddress', 'contactemail', 'preferredemail'),
  phone: field(
    'phone',
    'text',
    'preferredphone',
    'cellphone',
    'contactphone',
    'mobilephone',
    'phonenumber',
    'phone',
  ),
  'place.state': field('state', 'text', 'contactstate', 'permanentstate'),
  'place.country': field('country', 'text', 'contactcountry', 'permanentcountry'),
  appliedOn: field('day of application', 'day', 'applicantapplieddate', 'completeapplicationdate'),
  'eras.considered': field('tracks considered, in ERAS', 'text', 'tracksconsideredbyprogram'),
  'eras.status': field('status in ERAS', 'text', 'mostrecentapplicationstatus'),
  'eras.statusOn': field('day of that status', 'day', 'mostrecentapplicationstatusdate'),
  'eras.selected': field('selected to interview, in ERAS', 'flag', 'selectedtointerview'),
  'eras.withdrawnByApplicant': field('withdrawn by applicant, in ERAS', 'flag', 'withdrawnbyapplicant'),
  'eras.withdrawnByProgram': field('withdrawn by program, in ERAS', 'flag', 'withdrawnbyprogram'),
  'eras.onHold': field('on hold, in ERAS', 'flag', 'onhold'),
  'eras.reviewed': field('reviewed, in ERAS', 'flag', 'applicationreviewed'),
  'eras.inactive': field('inactive, in ERAS', 'flag', 'inactive'),
  'school.name': locked(
    'medical school',
    'text',
    'medicalschoolofgraduation',
    'mostrecentmedicalschool',
    'medicalschoolname',
    'medicalschool',
  ),
  'school.kind': locked('type of school', 'text', 'medicalschooltype'),
  'school.country': locked('country of school', 'text', 'medicalschoolcountry'),
  'school.usOrCanadian': locked('U.S. or Canadian applicant', 'yesNo', 'usorcanadianapplicant'),
  'school.degree': locked('degree', 'text', 'medicaldegree', 'medicaldegreeexpectedorearned'),
  'school.graduation': locked(
    'month of graduation',
    'month',
    'medicalschooldegreedateofgraduation',
    'medicalschoolattendancedates',
  ),
  'step1.status': field('Step 1 status', 'passFail', 'usmlestep1status'),
  'step1.score': field('Step 1 score', 'usmle', 'usmlestep1score', 'step1score', 'step1'),
  'step2ck.status': field('Step 2 CK status', 'passFail', 'usmlestep2ckstatus'),
  'step2ck.score': field('Step 2 CK score', 'usmle', 'usmlestep2ckscore', 'step2ckscore', 'step2ck'),
  'step2cs.status': field('Step 2 CS status', 'passFail', 'usmlestep2csscore', 'usmlestep2csstatus'),
  'step3.score': field('Step 3 score', 'usmle', 'usmlestep3score', 'step3score', 'step3'),
  'comlex1.status': field('COMLEX Level 1 status', 'passFail', 'comlexusalevel1status'),
  'comlex1.score': field('COMLEX Level 1 score', 'comlex', 'comlexusalevel1score'),
  'comlex2ce.score': field('COMLEX Level 2 CE score', 'comlex', 'comlexusalevel2cescore'),
  'comlex2pe.status': field('COMLEX Level 2 PE status', 'passFail', 'comlexusalevel2pescore'),
  'comlex3.score': field('COMLEX Level 3 score', 'comlex', 'comlexusalevel3score'),
  'ecfmg.certified': field('ECFMG certified', 'yesNo', 'ecfmgcertified'),
  'ecfmg.receivedOn': field('ECFMG certification received', 'flagOrDay', 'ecfmgcertificationreceived'),
  'ecfmg.csa': field('CSA exam status', 'text', 'csaexamstatus'),
  'visa.sponsorship': field(
    'visa sponsorship needed',
    'yesNo',
    'visasponsorshipneeded',
    'visasponsorshipneed',
    'visasponsorshiprequired',
  ),
  'visa.sought': field('visa sought', 'text', 'visasponsorshipsought'),
  'visa.current': field('work authorization now', 'text', 'currentworkauthorization', 'currentvisastatus'),
  'visa.expected': field('visa expected', 'text', 'expectedvisastatus'),
  'visa.authorized': field('authorized to work in the U.S.', 'yesNo', 'authorizedtoworkintheus'),
  'documents.mspe': field('MSPE received', 'yesNo', 'mspereceived'),
  'documents.transcript': field('transcript received', 'yesNo', 'medicalschooltranscriptreceived'),
  'documents.statement': field('personal statement received', 'yesNo', 'personalstatementreceived'),
  'documents.photo': field('photo received', 'yesNo', 'photoreceived'),
  signal: field('program signal', 'signal', 'programsignal', 'programsignalsreceived'),
  couple: field('participates as a couple', 'yesNo', 'participatingasacoupleinnrmp'),
} as const satisfies Readonly<Record<string, ApplicationField>>;

export type FieldName = keyof typeof fields;

export const fieldNames = Object.keys(fields) as readonly FieldName[];

/** What is known of an application, each value in the shape of its field. A field that is not there was never answered. */
export type Values = Readonly<Partial<Record<FieldName, Value>>>;

/** Returns the field by its name; the type without the literal texts of the table. */
export function fieldOf(name: FieldName): ApplicationField {
  return fields[name];
}
