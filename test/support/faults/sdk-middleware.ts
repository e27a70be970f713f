/** Passes one try of one request on, and its answer back. */
export type Send = (args: unknown) => Promise<unknown>;

/** The SDK's context of the request that a try belongs to. */
export type Context = { readonly commandName?: string };

/** Any client of the SDK. */
export type SdkClient = { readonly middlewareStack: object };

type Stack = {
  add(middleware: (next: Send, context: Context) => Send, options: Readonly<Record<string, string>>): void;
};

/**
 * Puts `middleware` between a client and the wire, called once for each request: below the SDK's own retries, which
 * call the returned function once for each try. The outermost is above the deserializer and sees what the SDK makes of an
 * answer; the nearest is next to the wire, below all others.
 */
export function putBetween(
  client: SdkClient,
  name: string,
  middleware: (next: Send, context: Context) => Send,
  place: 'outermost' | 'nearest' = 'outermost',
): void {
  const priority = place === 'outermost' ? 'high' : 'low';
  const stack = client.middlewareStack as Stack;
  stack.add(middleware, { step: 'deserialize', priority, name });
}
