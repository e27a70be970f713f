import {
  MessageRejected,
  type SESClient,
  SESServiceException,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses';
import type { Sending } from '#domain/decisions/change-record.ts';
import { type Letter, mimeOf } from './mime.ts';

/** What became of a letter; `detail` is the carrier's id of the message, or its reason. */
export type Sent = Pick<Sending, 'as' | 'detail'>;

/**
 * Hands a letter to SES, tagged with what its events are to be mapped back by. Answers `refused` where SES will never
 * take this message to this address; throws where it may yet do so, after a pause or once an operator has mended
 * something (no permission, an identity that is not verified, sending paused).
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

/** What SES says, less the addresses that it likes to repeat: errors are logged, and logs hold no addresses. */
function withoutAddresses(text: string): string {
  return text.replace(/[^\s<>,:;"']+@[^\s<>,:;"']+/g, '(address)').slice(0, 300);
}

/** SES allows these characters in tags, and no others; our ids are made of them. */
const tagValue = /^[\w-]{1,256}$/;

function tagsOf({ record, index }: Letter): { readonly Name: string; readonly Value: string }[] {
  const values = { season: record.season, offer: record.offer, record: record.id, notice: String(index) };
  return Object.entries(values).flatMap(([Name, Value]) => {
    if (Value === undefined) return [];
    if (!tagValue.test(Value)) throw new Error(`${Name} ${Value} cannot be a tag`);
    return [{ Name, Value }];
  });
}

/** Whether the fault lies with the message or its address, so that sending it again would be refused again. */
function isPermanent(cause: SESServiceException): boolean {
  if (cause instanceof MessageRejected) return !retryable.test(cause.message);
  return cause.name === 'InvalidParameterValue';
}

/** SES also calls a message rejected where the account or the sender's identity is what has to be mended. */
const retryable = /not verified|paused|suspended|quota|sending rate/i;
