import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type Listening, listen } from '#infra/local/process/listen.ts';
import { collectBody } from '#infra/local/process/read-body.ts';

/** A local Secrets Manager that supports only `GetSecretValue`, for the given secrets by name. */
export function startSecretsEndpoint(secrets: Readonly<Record<string, string>>): Promise<Listening> {
  const server = createServer((request, response) => {
    answer(secrets, request, response).catch(() => response.destroy());
  });
  return listen(server);
}

async function answer(
  secrets: Readonly<Record<string, string>>,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const body = (await collectBody(request, 64 * 1024))?.toString('utf8') ?? '';
  const operation = request.headers['x-amz-target'];
  if (operation !== 'secretsmanager.GetSecretValue') return send(response, 400, unknown(String(operation)));
  const name = String((JSON.parse(body) as { SecretId?: unknown }).SecretId);
  const value = Object.hasOwn(secrets, name) ? secrets[name] : undefined;
  if (value === undefined) return send(response, 400, missing);
  send(response, 200, {
    ARN: `arn:aws:secretsmanager:us-east-1:000000000000:secret:${name}`,
    Name: name,
    SecretString: value,
    VersionId: '00000000-0000-0000-0000-000000000001',
    VersionStages: ['AWSCURRENT'],
  });
}

const missing = {
  __type: 'ResourceNotFoundException',
  Message: "Secrets Manager can't find the specified secret.",
};

function unknown(operation: string): object {
  return { __type: 'UnknownOperationException', Message: `${operation} is not answered here` };
}

function send(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
}
