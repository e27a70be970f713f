const notAllowed = 'Your AWS credentials do not allow this.';

const advice: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file.',
  EISDIR: 'This is a folder, not a file.',
  EACCES: 'You do not have permission to read this file.',
  ECONNREFUSED: 'The connection was refused. To start the service on this machine: npm start',
  ENOTFOUND: 'This host is unknown. Check the region and your network connection.',
  ResourceNotFoundException: 'There is no such table. Check its name, the region and the account.',
  AccessDeniedException: notAllowed,
  AccessDenied: notAllowed,
  AuthorizationErrorException: notAllowed,
  ValidationError: 'There is no such stack. Check its name, the region and the account.',
  CredentialsProviderError: 'There are no AWS credentials. Configure them as for the AWS CLI.',
  ExpiredTokenException: 'Your AWS credentials have expired. Sign in again.',
  UnrecognizedClientException: 'AWS does not know these credentials.',
};

/** Describes an error to the operator: expected ones in one line with advice, any other with its stack trace. */
export function explainError(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.message === 'Region is missing') return 'No region is set: set AWS_REGION.';
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
