/**
 * What an applicant said of themselves in ERAS, in words that many share. It is read and kept only where the season file switches
 * the audit on, apart from the application, and nothing but the audit reads it.
 */
export type SelfIdentification = { readonly sex?: string; readonly identity?: string };

export type AnswerName = keyof SelfIdentification;

/** What is known of whom, by AAMC ID. A person who did not answer is not in it. */
export type SelfIdentifications = ReadonlyMap<string, SelfIdentification>;

/** Written with the step of an import that states it, and removed with the person. No history keeps it. */
export type PutSelfIdentification = {
  readonly kind: 'put-self-identification';
  readonly person: string;
  readonly answers: SelfIdentification;
  /** Something is stored of the person already. */
  readonly isKnown: boolean;
};

/** Whether a file says something else than is stored. A blank is no answer, and takes back none. */
export function isNews(stored: SelfIdentification | undefined, stated: SelfIdentification): boolean {
  return Object.entries(stated).some(([name, answer]) => stored?.[name as AnswerName] !== answer);
}
