import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { output, resourcesOf } from '#functions/cli/deployment.ts';
import { type Check, type Finding, lacking, well } from './finding.ts';

/** The account may write to everybody, and AWS lets it. */
const account: Check = {
  about: 'The SES account',
  async look(deployment) {
    const seen = await new SESv2Client({}).send(new GetAccountCommand({}));
    const url = output(deployment, 'PublicUrl');
    const findings: Finding[] = [];
    if (!seen.ProductionAccessEnabled)
      findings.push(
        lacking(
          'SES is in the sandbox',
          'Mail goes to verified addresses only: no applicant gets an invitation.',
          `aws sesv2 put-account-details --production-access-enabled --mail-type TRANSACTIONAL --website-url ${url}`,
        ),
      );
    if (!seen.SendingEnabled)
      findings.push(
        lacking(
          'SES does not send for this account',
          'No mail leaves. AWS or somebody with this account has paused it.',
          'Look for the reason in the SES console, then: aws sesv2 put-account-sending-attributes --sending-enabled',
        ),
      );
    if (seen.EnforcementStatus && seen.EnforcementStatus !== 'HEALTHY')
      findings.push(
        lacking(
          `AWS reviews this sender: ${seen.EnforcementStatus}`,
          'Too many mails bounced or were reported. AWS may stop all mail of the account.',
          'SES console, “Reputation metrics”; docs/operating.md#mail-bouncing',
        ),
      );
    return findings.length > 0 ? findings : [well('SES sends to everybody')];
  },
};

/** The season's sender is one whom SES knows, and a domain signs its mail. */
const sender: Check = {
  about: 'The sender of mail',
  async look(deployment) {
    const ses = new SESv2Client({});
    const findings: Finding[] = [];
    for (const { name } of resourcesOf(deployment, 'AWS::SES::EmailIdentity')) {
      const seen = await ses.send(new GetEmailIdentityCommand({ EmailIdentity: name }));
      const isDomain = seen.IdentityType ? seen.IdentityType !== 'EMAIL_ADDRESS' : !name.includes('@');
      const { Status, SigningEnabled } = seen.DkimAttributes ?? {};
      if (!seen.VerifiedForSendingStatus) findings.push(unverified(name, isDomain));
      else if (isDomain && !(Status === 'SUCCESS' && SigningEnabled)) findings.push(unsigned(name, Status));
      else findings.push(well(`The sender ${name} is verified`));
    }
    return findings;
  },
};

function unverified(name: string, isDomain: boolean): Finding {
  return lacking(
    `The sender ${name} is not verified`,
    'SES refuses every mail of this deployment.',
    isDomain
      ? 'Enter the outputs MailRecord1 to MailRecord3 of the stack as CNAME records; SES looks for them for 72 hours'
      : `Follow the link in the mail that AWS sent to ${name}; the SES console sends it again`,
  );
}

function unsigned(name: string, status = 'unknown'): Finding {
  return lacking(
    `The mail of ${name} is not signed (DKIM: ${status})`,
    'Large mail providers put unsigned mail among the spam, or refuse it.',
    'See that the outputs MailRecord1 to MailRecord3 of the stack stand as CNAME records in the DNS',
  );
}

/** Mail of this deployment is not paused, whatever the account may do. */
const configurationSet: Check = {
  about: 'The SES configuration set',
  async look(deployment) {
    const name = output(deployment, 'ConfigurationSet');
    const command = new GetConfigurationSetCommand({ ConfigurationSetName: name });
    const { SendingOptions } = await new SESv2Client({}).send(command);
    if (SendingOptions?.SendingEnabled !== false) return [well('The deployment’s own mail is not paused')];
    return [
      lacking(
        'The deployment’s own mail is paused',
        'No mail leaves, though SES sends for others in this account.',
        `aws sesv2 put-configuration-set-sending-options --configuration-set-name ${name} --sending-enabled`,
      ),
    ];
  },
};

export const mailChecks: readonly Check[] = [account, sender, configurationSet];
