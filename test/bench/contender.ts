/** One way to answer an applicant who asks for a seat. The request is the same for all: the path and body of the form. */
export type Contender = {
  /** Whatever can be made ready before the crowd comes. */
  readonly prepare: (run: Run) => Promise<void>;
  readonly answer: (path: string, body: string) => Promise<Answered>;
};

/** One run: a season with its applicants, known to all sides by what it is drawn from. */
export type Run = {
  readonly season: string;
  readonly applicants: number;
  readonly seats: number;
  readonly seed: number;
};

export type Answered = {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** Season and offer that the path of a form names, as `/i/{token}/book`. */
export function namedIn(path: string): { readonly season: string; readonly offer: string } {
  const [season = '', offer = ''] = (path.split('/')[2] ?? '').split('.');
  return { season, offer };
}
