import { checkoutOf, workingTree } from './checkout.ts';
import { startServices } from './services.ts';
import { openStage, type Stage } from './stage.ts';

/** The two versions compared: the release and the working tree. They share one machine and one DynamoDB Local. */
export type Stages = { readonly before: Stage; readonly now: Stage };

export type LazyStages = {
  /** Opens both at the first call. */
  open(): Promise<Stages>;
  close(): Promise<void>;
};

export function lazyStages(baseline: string): LazyStages {
  const endings: (() => Promise<void>)[] = [];
  const opened = async (): Promise<Stages> => {
    const checkouts = [await checkoutOf(baseline), await workingTree()] as const;
    const services = await startServices();
    endings.push(() => services.stop());
    const before = await openStage(checkouts[0], services, 'before');
    endings.push(() => before.stop());
    const now = await openStage(checkouts[1], services, 'now');
    endings.push(() => now.stop());
    return { before, now };
  };
  let stages: Promise<Stages> | undefined;
  return {
    open: () => {
      stages ??= opened();
      return stages;
    },
    close: async () => {
      for (const end of endings.splice(0).reverse()) await end();
    },
  };
}

/** Both, so that neither always comes after the other. */
export function inTurn({ before, now }: Stages, round: number): readonly Stage[] {
  return round % 2 === 0 ? [before, now] : [now, before];
}
