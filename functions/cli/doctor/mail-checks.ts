import {
  GetAccountCommand,
  GetConfigurationSetCommand,
  GetEmailIdentityCommand,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import { output, resourcesOf } from '#functions/cli/deployment.ts';
import { type Check, type Finding, ok, problem } from './finding.ts';

/** The account is out of the SES sandbox, and sending is enabled. */
const account: Check = {
  about: 'The SES account',
  async inspect(deployment) {
    const settings = await new SESv2Client({}).send(new GetAccountCommand({}));
    const url = output(deployment, 'PublicUrl');
    const findings: Finding[] = [];
    if (!settings.ProductionAccessEnabled)
      findings.push(
        problem(
          'SES is in the sandbox',
          'Mail goes only to verified addresses: no applicant receives an invitation.',
          `aws sesv2 put-account-details --production-access-enabled --mail-type TRANSACTIONAL --website-url ${url}`,
        ),
      );
    if (!settings.SendingEnabled)
      findings.push(
        problem(
          'SES does not send for this account',
          'No mail is sent. AWS or someone with access to this account has paused it.',
          'Find the reason in the SES console, then: aws sesv2 put-account-sending-attributes --sending-enabled',
        ),
      );
    if (settings.EnforcementStatus && settings.EnforcementStatus !== 'HEALTHY')
      findings.push(
        problem(
          `AWS is reviewing this sender: ${settings.EnforcementStatus}`,
          'Too many mails bounced or were reported. AWS may stop all mail of the account.',
          'SES console, “Reputation metrics”; docs/operating.md#mail-bouncing',
        ),
      );
    return findings.length > 0 ? findings : [ok('SES sends to every address')];
  },
};

/** The season's sender is verified with SES, and its domain signs mail with DKIM. */
const sender: Check = {
  about: 'The mail sender',
  async inspect(deployment) {
    const ses = new SESv2Client({});
    const findings: Finding[] = [];
    for (const { name } of resourcesOf(deployment, 'AWS::SES::EmailIdentity')) {
      const seen = await ses.send(new GetEmailIdentityCommand({ EmailIdentity: name }));
      const isDomain = seen.IdentityType ? seen.IdentityType !== 'EMAIL_ADDRESS' : !name.includes('@');
      const { Status, SigningEnabled } = seen.DkimAttributes ?? {};
      if (!seen.VerifiedForSendingStatus) findings.push(unverified(name, isDomain));
      else if (isDomain && !(Status === 'SUCCESS' && SigningEnabled)) findings.push(unsigned(name, Status));
      else findings.push(ok(`The sender ${name} is verified`));
    }
    return findings;
  },
};

function unverified(name: string, isDomain: boolean): Finding {
  return problem(
    `The sender ${name} is not verified`,
    'SES refuses every mail of this deployment.',
    isDomain
      ? 'Add the outputs MailRecord1 to MailRecord3 of the stack as CNAME records; SES checks for them for 72 hours'
      : `Follow the link in the mail that AWS sent to ${name}; the SES console can resend it`,
  );
}

function unsigned(name: string, status = 'unknown'): Finding {
  return problem(
    `The mail of ${name} is not signed (DKIM: ${status})`,
    'Large mail providers reject unsigned mail or treat it as spam.',
    'Check that the outputs MailRecord1 to MailRecord3 of the stack exist as CNAME records in DNS',
  );
}

/** Sending is not paused for this deployment's configuration set. */
const configurationSet: Check = {
  about: 'The SES configuration set',
  async inspect(deployment) {
    const name = output(deployment, 'ConfigurationSet');
    const command = new GetConfigurationSetCommand({ ConfigurationSetName: name });
    const { SendingOptions } = await new SESv2Client({}).send(command);
    if (SendingOptions?.SendingEnabled !== false) return [ok('The deployment’s own mail is not paused')];
    return [
      problem(
        'The deployment’s own mail is paused',
        'No mail is sent, although SES sends other mail of this account.',
        `aws sesv2 put-configuration-set-sending-options --configuration-set-name ${name} --sending-enabled`,
      ),
    ];
  },
};

export const mailChecks: readonly Check[] = [account, sender, configurationSet];
