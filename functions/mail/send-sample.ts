import { type SESClient, SESServiceException, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { type Letter, mimeOf } from './mime.ts';

/**
 * Sends a letter that belongs to no record, with the credentials of the person who runs a command: without the
 * configuration set, so that nothing that becomes of it is noted. Returns why SES did not take it, if so.
 */
export async function sendSample(ses: SESClient, letter: Letter): Promise<string | undefined> {
  const { raw, from, to } = await mimeOf(letter);
  try {
    await ses.send(new SendRawEmailCommand({ Source: from, Destinations: [to], RawMessage: { Data: raw } }));
    return undefined;
  } catch (cause) {
    if (!(cause instanceof SESServiceException)) throw cause;
    return isDenied(cause)
      ? `Your AWS credentials lack the right ses:SendRawEmail for ${from}: ask for it, or use a role that has it.`
      : `The mail service did not take the mail to ${to}: ${cause.message}`;
  }
}

function isDenied({ name }: SESServiceException): boolean {
  return name === 'AccessDenied' || name === 'AccessDeniedException';
}
