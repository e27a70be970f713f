/** The emulator's known gaps, and the rehearsal's workaround for each. */
export const gaps = [
  {
    lacks: 'DKIM tokens of a domain in SES (AWS::SES::EmailIdentity, DkimDNSTokenName1)',
    instead: 'the sender is verified as one address; DNS records are not rehearsed',
  },
  {
    lacks: 'the identity and the sender of SendRawEmail in IAM (it demands a right to every resource)',
    instead:
      'the role of notices is given that right for the rehearsal; every other right is the template’s own',
  },
  {
    lacks: 'the configuration set and the tags of SendRawEmail',
    instead: 'mail is handed on as it is, and read from there; the tests of the mail itself hold its tags',
  },
  {
    lacks: 'event publishing of SES configuration sets (bounces, complaints)',
    instead: 'a bounce is published by hand to the topic that SES would publish to',
  },
  {
    lacks: 'time zones of EventBridge Scheduler',
    instead: 'the expressions are read back as deployed, then both schedules are hurried to once a minute',
  },
  {
    lacks: 'the cookies of a request to an HTTP API (`cookies` of the event)',
    instead:
      'a session is begun by the API, and what is done in it is handed to the deployed function as the event of the API',
  },
  {
    lacks: 'throttles and access logs of HTTP APIs',
    instead: 'nothing; the template’s tests hold them',
  },
  {
    lacks: 'point-in-time recovery of a table that CloudFormation makes',
    instead: 'the doctor has to find that it lacks; the template’s tests hold that it is asked for',
  },
  {
    lacks: 'earlier moments of a table, in point-in-time restore',
    instead: 'the table is restored as it is now, by the steps of the runbook',
  },
] as const;
