import { type EnvironmentName, environmentNames } from '#functions/runtime/environment.ts';

export type Endpoints = {
  readonly database: string;
  readonly mail: string;
  readonly secrets: string;
  readonly files: string;
  readonly accessKeyId: string;
  readonly region: string;
};

/** The names of the local resources. */
export const localNames = {
  table: 'fairslot',
  linkKeys: 'fairslot-link-keys',
  configurationSet: 'fairslot',
  files: 'fairslot-files',
};

/**
 * The environment of the functions and the operator's command: their own variables, and the SDK's, which alone decide
 * between this machine and AWS. AWS_PROFILE is emptied because a developer's profile would override the keys.
 */
export function localEnvironment(
  places: Endpoints,
  own: { readonly season: string; readonly contact: string; readonly publicUrl: string },
): Readonly<Record<string, string>> {
  const named: Record<Exclude<EnvironmentName, 'clockShift'>, string> = { ...localNames, ...own };
  return {
    ...Object.fromEntries(
      Object.entries(named).map(([name, value]) => [environmentNames[name as EnvironmentName], value]),
    ),
    AWS_ENDPOINT_URL_DYNAMODB: places.database,
    AWS_ENDPOINT_URL_SES: places.mail,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: places.secrets,
    AWS_ENDPOINT_URL_S3: places.files,
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
    AWS_REGION: places.region,
    AWS_ACCESS_KEY_ID: places.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
  };
}

/** Restores this process's environment to `before`. */
export function restoreEnvironment(before: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) {
    if (!(name in before)) delete process.env[name];
  }
  Object.assign(process.env, before);
}
