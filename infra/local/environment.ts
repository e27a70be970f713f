import { type EnvironmentName, environmentNames } from '#functions/runtime/environment.ts';

export type Places = {
  readonly database: string;
  readonly mail: string;
  readonly secrets: string;
  readonly accessKeyId: string;
  readonly region: string;
};

/** The names that everything has on this machine. */
export const localNames = { table: 'fairslot', linkKeys: 'fairslot-link-keys', configurationSet: 'fairslot' };

/**
 * The environment that functions and the operator's command run under: theirs by name, and the SDK's own variables,
 * which are the only ones that tell this machine from AWS. A profile of the developer's would outrank the keys.
 */
export function environmentOf(
  places: Places,
  own: { readonly season: string; readonly publicUrl: string },
): Readonly<Record<string, string>> {
  const named: Record<Exclude<EnvironmentName, 'clockShift'>, string> = { ...localNames, ...own };
  return {
    ...Object.fromEntries(
      Object.entries(named).map(([name, value]) => [environmentNames[name as EnvironmentName], value]),
    ),
    AWS_ENDPOINT_URL_DYNAMODB: places.database,
    AWS_ENDPOINT_URL_SES: places.mail,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: places.secrets,
    AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
    AWS_REGION: places.region,
    AWS_ACCESS_KEY_ID: places.accessKeyId,
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_SESSION_TOKEN: '',
    AWS_PROFILE: '',
  };
}

/** Makes this process's environment again what it was `before`. */
export function restoreEnvironment(before: NodeJS.ProcessEnv): void {
  for (const name of Object.keys(process.env)) {
    if (!(name in before)) delete process.env[name];
  }
  Object.assign(process.env, before);
}
