import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { type Deployment, type Resource, resourcesOf } from '#functions/cli/deployment.ts';

/** The functions of the stack, or the one of `entry`, named as in the template (`Digest`). */
export function functionsOf(deployment: Deployment, entry = ''): readonly [Resource, ...Resource[]] {
  return resourcesOf(deployment, 'AWS::Lambda::Function', entry);
}

/** The environment variables of a function. Throws if AWS cannot decrypt them. */
export async function functionEnvironment({ name }: Resource): Promise<Readonly<Record<string, string>>> {
  const command = new GetFunctionConfigurationCommand({ FunctionName: name });
  const { Environment } = await new LambdaClient({}).send(command);
  if (Environment?.Error) throw new Error(Environment.Error.Message ?? Environment.Error.ErrorCode);
  return Environment?.Variables ?? {};
}
