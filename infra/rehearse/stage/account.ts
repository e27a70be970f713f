import { dirname } from 'node:path';

/** The emulator's own account: no account of AWS has this number. */
export const emulatedAccount = '000000000000';
export const region = 'us-east-1';

export type Emulated = {
  readonly endpoint: string;
  /** The file with the endpoint's TLS certificate. */
  readonly certificate: string;
  /** An empty HOME, without anyone's real AWS profile. */
  readonly home: string;
};

/**
 * The environment of every process of the rehearsal. It is built from scratch, so that it has no credential, profile
 * or endpoint of the developer. Throws unless the endpoint is on this machine.
 */
export function accountEnvironment({
  endpoint,
  certificate,
  home,
}: Emulated): Readonly<Record<string, string>> {
  const { protocol, hostname } = new URL(endpoint);
  if (protocol !== 'https:' || hostname !== '127.0.0.1')
    throw new Error(`${endpoint} is not the emulator: the rehearsal connects to nothing else`);
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
