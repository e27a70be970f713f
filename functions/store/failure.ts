import { DynamoDBServiceException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';

/**
 * What a failed read or commit means. `lost`: the world is no longer as it was read, so read again and decide afresh.
 * `unsettled`: nothing is known, or it may even be done, so send the same again under the same token.
 */
export type Failure = 'lost' | 'unsettled';

/** The service says that it has not done it. */
const notDone = new Set([
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'TransactionConflictException',
]);

const passing = new Set([
  ...notDone,
  'InternalServerError',
  'ServiceUnavailable',
  'TimeoutError',
  'TransactionInProgressException',
]);

const passingReasons = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded']);

/** What `error`, thrown by `commit`, means; `undefined` if it is nothing that a second try could mend. */
export function failureOf(error: unknown): Failure | undefined {
  if (error instanceof TransactionCanceledException) return failureOfCanceled(error);
  if (!(error instanceof Error)) return undefined;
  return passing.has(error.name) || wasCutOff(error) || hasFailedThere(error) ? 'unsettled' : undefined;
}

/**
 * Whether a commit that failed with `error` may be carried out all the same, now or later: nothing was heard of the send
 * itself, or of one that the SDK made before it, of which it tells no more than the number.
 */
export function mayStillArrive(error: unknown): boolean {
  if (!(error instanceof Error) || triesOf(error) > 1) return true;
  return !(error instanceof TransactionCanceledException || notDone.has(error.name));
}

function triesOf(error: Error): number {
  const { attempts } = ('$metadata' in error ? error.$metadata : {}) as { readonly attempts?: number };
  return attempts ?? 1;
}

/** A conflict says nothing about the conditions, not even those reported as failed beside it. */
function failureOfCanceled(error: TransactionCanceledException): Failure | undefined {
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code ?? 'None');
  if (codes.some((code) => passingReasons.has(code))) return 'unsettled';
  return codes.includes('ConditionalCheckFailed') ? 'lost' : undefined;
}

/** The connection broke or the answer timed out: the commit may have happened. */
function wasCutOff(error: Error): boolean {
  const code = 'code' in error ? String(error.code) : '';
  return ['ECONNRESET', 'ECONNREFUSED', 'EPIPE', 'ETIMEDOUT', 'EAI_AGAIN', 'UND_ERR_SOCKET'].includes(code);
}

/** The service, or something on the way to it, answered that it is broken. */
function hasFailedThere(error: Error): boolean {
  return error instanceof DynamoDBServiceException && (error.$metadata.httpStatusCode ?? 0) >= 500;
}
