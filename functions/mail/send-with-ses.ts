import {
  MessageRejected,
  type SESClient,
  SESServiceException,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import type { Sending } from '#domain/decisions/change-record.ts';
import { type Letter, mimeOf } from './mime.ts';

/** The outcome of sending a letter; `detail` is the carrier's message id, or its reason for refusing. */
export type Sent = Pick<Sending, 'as' | 'detail'>;

/**
 * Sends a letter with SES, tagged so that its delivery events can be mapped back to the notice. Returns `refused` if
 * SES will never accept this message to this address. Throws on an error that can be retried, after a pause or once
 * an operator has fixed something (a permission, an unverified identity, paused sending).
 */
export async function sendNotice(ses: SESClient, configurationSet: string, letter: Letter): Promise<Sent> {
  const { raw, from, to } = await mimeOf(letter);
  const command = new SendRawEmailCommand({
    Source: from,
    Destinations: [to],
    RawMessage: { Data: raw },
    ConfigurationSetName: configurationSet,
    Tags: tagsOf(letter),
  });
  try {
    const { MessageId } = await ses.send(command);
    return { as: 'sent', detail: MessageId ?? '' };
  } catch (cause) {
    if (!(cause instanceof SESServiceException)) throw cause;
    const detail = withoutAddresses(cause.message);
    if (isPermanent(cause)) return { as: 'refused', detail };
    throw new Error(
      `SES did not take notice ${letter.index} of ${letter.record.id}: ${cause.name}, ${detail}`,
    );
  }
}

/** The error message of SES without the addresses that it quotes: errors are logged, and logs hold no addresses. */
function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>,:;"']+@[^\s<>,:;"']+/g, '(address)').slice(0, 300);
}

/** SES allows only these characters in tags; our ids consist of them. */
const tagValue = /^[\w-]{1,256}$/;

function tagsOf({ record, index }: Letter): { readonly Name: string; readonly Value: string }[] {
  const values = { season: record.season, offer: record.offer, record: record.id, notice: String(index) };
  return Object.entries(values).flatMap(([Name, Value]) => {
    if (Value === undefined) return [];
    if (!tagValue.test(Value)) throw new Error(`${Name} ${Value} cannot be a tag`);
    return [{ Name, Value }];
  });
}

/** Whether the message or its address is at fault, so that a retry would be refused again. */
function isPermanent(cause: SESServiceException): boolean {
  if (cause instanceof MessageRejected) return !retryable.test(cause.message);
  return cause.name === 'InvalidParameterValue';
}

/** SES also rejects messages when the account or the sender's identity is at fault; those can be retried. */
const retryable = /not verified|paused|suspended|quota|sending rate/i;
