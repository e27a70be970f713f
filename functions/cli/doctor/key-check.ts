import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { output } from '#functions/cli/deployment.ts';
import type { LinkKeys } from '#functions/links/link-token.ts';
import { readLinkKeys } from '#functions/links/parse-link-keys.ts';
import { type Check, type Finding, ok, problem, remark } from './finding.ts';

/** Rotate once a season, so that a leaked key opens the links of one season only. */
const OLD_AFTER_DAYS = 365;
const DAY = 24 * 3_600_000;

/** The secret holds keys that the functions can read. The check never prints any part of it. */
export const keyCheck: Check = {
  about: 'The link keys',
  async inspect(deployment) {
    const arn = output(deployment, 'LinkKeysArn');
    const command = new GetSecretValueCommand({ SecretId: arn });
    const { SecretString, CreatedDate } = await new SecretsManagerClient({}).send(command);
    try {
      return [ageFinding(readLinkKeys(SecretString), CreatedDate)];
    } catch (error) {
      return [unreadable(arn, error instanceof Error ? error.message : '')];
    }
  },
};

function ageFinding({ previous }: LinkKeys, since: Date | undefined): Finding {
  const days = since ? Math.floor((Date.now() - since.getTime()) / DAY) : 0;
  if (previous === null && days > OLD_AFTER_DAYS)
    return remark(
      `The link key has been the same for ${days} days`,
      'The longer a key is in use, the more links a leak of it would open.',
      'npm run link-keys -- rotate; existing links keep working',
    );
  return ok(previous === null ? 'The link key can be read' : 'Both link keys can be read');
}

function unreadable(arn: string, wrong: string): Finding {
  return problem(
    `The link keys cannot be used: ${wrong}`,
    'No personal link opens, and no mail with a link is sent.',
    `Check whether the previous version is intact (aws secretsmanager get-secret-value --secret-id ${arn} --version-stage AWSPREVIOUS) and restore it`,
  );
}
