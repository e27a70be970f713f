import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { GatewayReply } from '#functions/http/reply.ts';

type Content = Readonly<Record<string, { readonly schema?: object }>>;
type Operation = {
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content; readonly headers?: object }>>;
};
export type Description = {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
};

/** The requests and replies of an OpenAPI document, as served; read as any JSON Schema reader would. */
export type Contract = {
  /** Every operation, as `POST /i/{token}/book`. */
  readonly operations: readonly string[];
  /** The differences between the reply and the document; none if it is as described. */
  faultOf(operation: string, reply: GatewayReply): string | undefined;
  /** Whether the document allows this value as the JSON body of the request. */
  allows(operation: string, body: unknown): boolean;
};

export function contractOf(document: Description): Contract {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  formats.default(ajv);
  ajv.addSchema(document, 'openapi');
  const compiled = new Map<string, ValidateFunction>();
  const validator = (pointer: string) => {
    const known = compiled.get(pointer) ?? ajv.compile({ $ref: `openapi#${pointer}` });
    compiled.set(pointer, known);
    return known;
  };
  const find = (operation: string) => {
    const [method = '', path = ''] = operation.split(' ');
    const found = document.paths[path]?.[method.toLowerCase()];
    if (!found) throw new Error(`the document does not describe ${operation}`);
    return { found, pointer: pointerTo('paths', path, method.toLowerCase()) };
  };
  return {
    operations: Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    ),
    faultOf(operation, { statusCode, headers, body }) {
      const { found, pointer } = find(operation);
      const response = found.responses[statusCode];
      if (!response) return `status ${statusCode} is not listed`;
      const missing = Object.keys(response.headers ?? {}).filter((name) => headers[name] === undefined);
      if (missing.length > 0) return `without ${missing}`;
      if (!response.content) return body === '' ? undefined : 'a body where none is described';
      const type = (headers['content-type'] ?? '').split(';')[0] ?? '';
      if (!response.content[type]) return `${statusCode} as ${type || 'nothing'} is not listed`;
      const check = validator(
        `${pointer}${pointerTo('responses', String(statusCode), 'content', type, 'schema')}`,
      );
      const value: unknown = type.endsWith('json') ? JSON.parse(body) : body;
      return check(value) ? undefined : ajv.errorsText(check.errors);
    },
    allows(operation, body) {
      const { pointer } = find(operation);
      return validator(`${pointer}${pointerTo('requestBody', 'content', 'application/json', 'schema')}`)(
        body,
      );
    },
  };
}

function pointerTo(...steps: readonly string[]): string {
  const escaped = steps.map((step) => step.replaceAll('~', '~0').replaceAll('/', '~1'));
  return escaped.map((step) => `/${encodeURIComponent(step)}`).join('');
}
