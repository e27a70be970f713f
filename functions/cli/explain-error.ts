const notAllowed = 'Your AWS credentials do not allow this.';

const advice: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'This is a folder, not a file.',
  EACCES: 'This file may not be read.',
  ECONNREFUSED: 'Nothing answers there. If it should be the service on this machine: npm start',
  ENOTFOUND: 'This address is not known. Check the region, and that you are connected.',
  ResourceNotFoundException: 'There is no such table there. Check its name, the region and the account.',
  AccessDeniedException: notAllowed,
  AccessDenied: notAllowed,
  AuthorizationErrorException: notAllowed,
  ValidationError: 'There is no such stack there. Check its name, the region and the account.',
  CredentialsProviderError: 'There are no AWS credentials. Set them as for the AWS command line.',
  ExpiredTokenException: 'Your AWS credentials have expired. Sign in again.',
  UnrecognizedClientException: 'AWS does not know these credentials.',
};

/** What went wrong, for an operator: in one line where it is a thing that happens, else with all that is known of it. */
export function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message === 'Region is missing') return 'Say in which region it is: set AWS_REGION.';
  const found = [codeOf(error), error.name, error.cause instanceof Error ? codeOf(error.cause) : '']
    .map((code) => advice[code])
    .find((each) => each !== undefined);
  return found ? `${found} (${error.message || error.name})` : (error.stack ?? error.message);
}

function codeOf(error: Error): string {
  const first = error instanceof AggregateError ? error.errors[0] : undefined;
  const source: unknown = first ?? error;
  return source instanceof Error && 'code' in source ? String(source.code) : '';
}
