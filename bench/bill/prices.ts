/** The day on which these prices were known to the author. Nothing looks them up: check them before relying on them. */
export const PRICES_OF = '2025-05-31';

/** The price of one unit in us-east-1, in US dollars, without any free tier, and the AWS page that lists it. */
export type Price = { readonly usd: number; readonly unit: string; readonly page: string };

export const prices = {
  writeUnit: {
    usd: 0.625e-6,
    unit: 'write request unit',
    page: 'Amazon DynamoDB pricing, on-demand capacity',
  },
  readUnit: { usd: 0.125e-6, unit: 'read request unit', page: 'Amazon DynamoDB pricing, on-demand capacity' },
  tableGbMonth: { usd: 0.25, unit: 'GB stored for a month', page: 'Amazon DynamoDB pricing, data storage' },
  backupGbMonth: {
    usd: 0.2,
    unit: 'GB of point-in-time recovery for a month',
    page: 'Amazon DynamoDB pricing, backup',
  },
  invocation: { usd: 0.2e-6, unit: 'invocation', page: 'AWS Lambda pricing, requests' },
  gbSecond: { usd: 13.3334e-6, unit: 'GB-second on Arm', page: 'AWS Lambda pricing, duration' },
  apiRequest: { usd: 1e-6, unit: 'request', page: 'Amazon API Gateway pricing, HTTP APIs' },
  mail: { usd: 0.1e-3, unit: 'message', page: 'Amazon SES pricing, outbound email' },
  mailGb: { usd: 0.12, unit: 'GB of attachments', page: 'Amazon SES pricing, outbound email' },
  topicMessage: { usd: 0.5e-6, unit: 'message', page: 'Amazon SNS pricing, standard topics' },
  scheduledRun: { usd: 1e-6, unit: 'run', page: 'Amazon EventBridge pricing, Scheduler' },
  keyMonth: { usd: 1, unit: 'key for a month', page: 'AWS KMS pricing, keys' },
  keyUse: { usd: 3e-6, unit: 'request', page: 'AWS KMS pricing, usage' },
  secretMonth: { usd: 0.4, unit: 'secret for a month', page: 'AWS Secrets Manager pricing' },
  secretUse: { usd: 5e-6, unit: 'call', page: 'AWS Secrets Manager pricing' },
  alarmMonth: { usd: 0.1, unit: 'alarm for a month', page: 'Amazon CloudWatch pricing, alarms' },
  logGb: { usd: 0.5, unit: 'GB taken in', page: 'Amazon CloudWatch pricing, logs' },
  logGbMonth: { usd: 0.03, unit: 'GB kept for a month', page: 'Amazon CloudWatch pricing, logs' },
  transferGb: { usd: 0.09, unit: 'GB sent out', page: 'Amazon EC2 on-demand pricing, data transfer' },
} as const satisfies Readonly<Record<string, Price>>;

export type PriceName = keyof typeof prices;
