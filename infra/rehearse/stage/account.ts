import { dirname } from 'node:path';

/** The emulator's own account: no account of AWS has this number. */
export const emulatedAccount = '000000000000';
export const region = 'us-east-1';

export type Emulated = {
  readonly endpoint: string;
  /** File with the certificate that the endpoint shows. */
  readonly certificate: string;
  /** A folder for whatever wants a home: nobody's real profile is in it. */
  readonly home: string;
};

/**
 * The environment of everything that the rehearsal runs: made from nothing, so that no credential, profile or endpoint
 * of the person at the machine is in it. Throws unless the endpoint is this machine's own.
 */
export function accountEnvironment({
  endpoint,
  certificate,
  home,
}: Emulated): Readonly<Record<string, string>> {
  const { protocol, hostname } = new URL(endpoint);
  if (protocol !== 'https:' || hostname !== '127.0.0.1')
    throw new Error(`${endpoint} is not the emulator: the rehearsal speaks to nobody else`);
  return {
    PATH: [dirname(process.execPath), process.env.PATH ?? ''].join(':'),
    HOME: home,
    TMPDIR: home,
    AWS_ENDPOINT_URL: endpoint,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_CA_BUNDLE: certificate,
    NODE_EXTRA_CA_CERTS: certificate,
    CDK_DISABLE_CLI_TELEMETRY: 'true',
  };
}
