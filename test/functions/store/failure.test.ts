import {
  DynamoDBServiceException,
  InternalServerError,
  ProvisionedThroughputExceededException,
  RequestLimitExceeded,
  ResourceNotFoundException,
  TransactionCanceledException,
  TransactionConflictException,
  TransactionInProgressException,
} from '@aws-sdk/client-dynamodb';
import { expect, test } from 'vitest';
import { failureOf } from '#functions/store/failure.ts';

const said = { $metadata: {}, message: 'as the service says' };

function canceled(...codes: readonly string[]): TransactionCanceledException {
  return new TransactionCanceledException({ ...said, CancellationReasons: codes.map((Code) => ({ Code })) });
}

function named(name: string): Error {
  return Object.assign(new Error('as the service says'), { name });
}

function coded(code: string): Error {
  return Object.assign(new Error('as the socket says'), { code });
}

test.each([
  ['a condition failed', canceled('None', 'ConditionalCheckFailed', 'None')],
  ['several conditions failed', canceled('ConditionalCheckFailed', 'ConditionalCheckFailed')],
])('lost, so read again and decide afresh: %s', (_what, error) => {
  expect(failureOf(error)).toBe('lost');
});

test.each([
  ['a conflict', canceled('None', 'TransactionConflict')],
  [
    'a conflict beside a failed condition, which says nothing',
    canceled('ConditionalCheckFailed', 'TransactionConflict'),
  ],
  ['throttled inside a transaction', canceled('ThrottlingError', 'None')],
  [
    'throttled inside, beside a failed condition',
    canceled('ProvisionedThroughputExceeded', 'ConditionalCheckFailed'),
  ],
  ['a conflict with a single write', new TransactionConflictException(said)],
  ['the same token is under way', new TransactionInProgressException(said)],
  ['throttled', new ProvisionedThroughputExceededException(said)],
  ['the account is throttled', new RequestLimitExceeded(said)],
  ['throttled by the new name', named('ThrottlingException')],
  ['the service broke', new InternalServerError(said)],
  ['the service is away', named('ServiceUnavailable')],
  [
    'something on the way answered 503',
    new DynamoDBServiceException({
      ...said,
      name: 'Unknown',
      $fault: 'server',
      $metadata: { httpStatusCode: 503 },
    }),
  ],
  ['no answer in time', named('TimeoutError')],
  ['the connection was reset', coded('ECONNRESET')],
  ['the connection was refused', coded('ECONNREFUSED')],
  ['the pipe broke', coded('EPIPE')],
  ['no answer from the socket', coded('ETIMEDOUT')],
  ['the name was not found for the moment', coded('EAI_AGAIN')],
])('unsettled, so send the same again: %s', (_what, error) => {
  expect(failureOf(error)).toBe('unsettled');
});

test.each([
  ['a request that is wrong in itself', canceled('None', 'ValidationError')],
  ['a transaction canceled for no reason that we know', canceled('None', 'None')],
  ['an item that is too large', canceled('ItemCollectionSizeLimitExceeded')],
  ['a table that is not there', new ResourceNotFoundException(said)],
  ['a token used for something else', named('IdempotentParameterMismatchException')],
  ['no right to write', named('AccessDeniedException')],
  ['a mistake of ours', new TypeError('undefined is not a function')],
  ['something thrown that is no error', 'thrown'],
])('nothing that a second try could mend: %s', (_what, error) => {
  expect(failureOf(error)).toBeUndefined();
});
