/** What has to be ended, noted as it is begun. */
export type Endings = {
  add(end: () => unknown): void;
  /** Ends everything once, last begun first; what fails does not keep the others from ending. */
  run(): Promise<void>;
};

export function endings(failed: (cause: unknown) => void): Endings {
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
