import { countsOf, type OrderComparison } from '#domain/match-lists/compare-orders.ts';
import { counted } from '#functions/wording/counted.ts';

/** `3 people in this order, 1 of them new on the list and 2 with another rank than now; 6 people go off the list.` */
export function comparisonWords(compared: OrderComparison): string {
  const { added, moved } = countsOf(compared);
  const people = counted(compared.order.length, 'person', 'people');
  const off = compared.off.length;
  const going = `${off === 0 ? 'nobody goes' : `${counted(off, 'person goes', 'people go')}`} off the list`;
  return `${people} in this order, ${added} of them new on the list and ${moved} with another rank than now; ${going}.`;
}
