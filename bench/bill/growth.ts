/** The load that one program puts on its account, with a stack of its own and at its busiest. */
export type ProgramLoad = {
  readonly roles: number;
  readonly alarms: number;
  readonly mailsOnWaveDay: number;
  /** When a wave has just opened: pages and answers a second, and how long each runs. */
  readonly requestsPerSecond: number;
  readonly secondsOfRequest: number;
  readonly scheduledRunsPerSecond: number;
};

/** A quota of an AWS account in one region, before anybody asks for more. */
export type Limit = {
  readonly what: string;
  readonly most: number;
  readonly of: (load: ProgramLoad) => number;
  readonly remedy: string;
};

export const limits: readonly Limit[] = [
  {
    what: 'SES: messages in 24 hours',
    most: 50_000,
    of: ({ mailsOnWaveDay }) => mailsOnWaveDay,
    remedy:
      'ask SES for more, which it grants to senders with few bounces; spread the waves of programs over days',
  },
  {
    what: 'IAM: roles in the account',
    most: 1_000,
    of: ({ roles }) => roles,
    remedy: 'ask for 5,000; beyond that an account for every hundred programs, or one stack for many seasons',
  },
  {
    what: 'CloudWatch: alarms',
    most: 5_000,
    of: ({ alarms }) => alarms,
    remedy: 'ask for more, or watch the metrics of all stacks together',
  },
  {
    what: 'Lambda: executions at once',
    most: 1_000,
    of: ({ requestsPerSecond, secondsOfRequest }) => requestsPerSecond * secondsOfRequest,
    remedy: 'ask for more; the API’s throttles keep one program from taking all',
  },
  {
    what: 'API Gateway: requests a second, all APIs together',
    most: 10_000,
    of: ({ requestsPerSecond }) => requestsPerSecond,
    remedy: 'ask for more, or spread programs over accounts',
  },
  {
    what: 'API Gateway: HTTP APIs in a region',
    most: 600,
    of: () => 1,
    remedy: 'ask for more, or put several seasons behind one API: every link names its season',
  },
  {
    what: 'CloudFormation: stacks',
    most: 2_000,
    of: () => 1,
    remedy: 'ask for more, or an account for every few hundred programs',
  },
  {
    what: 'DynamoDB: tables',
    most: 2_500,
    of: () => 1,
    remedy: 'ask for more, or keep many seasons in one table: every key begins with the season',
  },
  {
    what: 'EventBridge Scheduler: runs begun in a second',
    most: 500,
    of: ({ scheduledRunsPerSecond }) => scheduledRunsPerSecond,
    remedy: 'let one sweep serve many seasons: the index of what is due is not of one season',
  },
];

export type Reached = {
  readonly limit: Limit;
  /** How much of the limit is used: 1 is all of it. */
  readonly share: number;
};

/** How much of each limit `programs` on one account use, the one that is nearest first. */
export function limitsAt(programs: number, load: ProgramLoad): readonly Reached[] {
  return limits
    .map((limit) => ({ limit, share: (programs * limit.of(load)) / limit.most }))
    .sort((one, other) => other.share - one.share);
}
