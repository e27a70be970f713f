/** The environment variables that functions read. Endpoints and credentials are the SDK's own variables. */
export const environmentNames = {
  /** The DynamoDB table. */
  table: 'TABLE_NAME',
  /** The id of the season that is being recruited for. */
  season: 'SEASON',
  /** The address for questions of applicants, of the program whose season is recruited for. */
  contact: 'PROGRAM_CONTACT',
  /** The secret that holds the keys of personal links. */
  linkKeys: 'LINK_KEYS_SECRET',
  /** Where the applicant's pages are, as `https://interviews.example.org`: no slash at the end. */
  publicUrl: 'PUBLIC_URL',
  /** The SES configuration set whose events the `feedback` function hears. */
  configurationSet: 'MAIL_CONFIGURATION_SET',
  /** The bucket of the files that coordinators upload, and of the reports on them. */
  files: 'FILES_BUCKET',
  /** Milliseconds by which this deployment's clock is moved; a demonstration's only. */
  clockShift: 'CLOCK_SHIFT_MS',
} as const;

export type EnvironmentName = keyof typeof environmentNames;

/** The value of a variable that a function can do without; `undefined` where it is missing. */
export function optional(name: EnvironmentName): string | undefined {
  return process.env[environmentNames[name]] || undefined;
}

/** The value of a variable without which the function cannot work. Throws, naming it, where it is missing. */
export function required(name: EnvironmentName): string {
  const value = process.env[environmentNames[name]];
  if (!value) throw new Error(`the environment variable ${environmentNames[name]} is not set`);
  return value;
}
