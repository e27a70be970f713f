/** The cleanup steps of everything that was started. */
export type ShutdownStack = {
  add(end: () => unknown): void;
  /** Runs each step once, last in, first out; a step that fails does not stop the others. */
  run(): Promise<void>;
};

export function shutdownStack(failed: (cause: unknown) => void): ShutdownStack {
  const noted: (() => unknown)[] = [];
  return {
    add: (end) => noted.push(end),
    async run() {
      for (let end = noted.pop(); end; end = noted.pop()) {
        try {
          await end();
        } catch (cause) {
          failed(cause);
        }
      }
    },
  };
}
