import { Logger } from '@aws-lambda-powertools/logger';

/** One JSON line an event. Never a name, an address, a token or a path: ids of offers and records only. */
export const log = new Logger({ serviceName: 'fairslot' });
