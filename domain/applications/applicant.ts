/** What ERAS tells us about a person, as far as scheduling needs it. */
export type Applicant = {
  /** AAMC id, or whatever the imported list calls the person; unique in a season. */
  readonly id: string;
  readonly name: string;
  readonly email: string;
};
