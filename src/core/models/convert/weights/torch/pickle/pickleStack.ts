import { ConvertDamage } from '../../../damage.ts';
import type { PickleValue } from './values.ts';

/** Where a tuple or the items of a dictionary begin. */
const MARK = Symbol('mark');

/** The values that a pickle works with. All throw ConvertDamage where one is missing. */
export class PickleStack {
  readonly #values: (PickleValue | typeof MARK)[] = [];

  push(value: PickleValue): void {
    this.#values.push(value);
  }

  mark(): void {
    this.#values.push(MARK);
  }

  pop(): PickleValue {
    return unmarked(this.#values.pop());
  }

  top(): PickleValue {
    return unmarked(this.#values.at(-1));
  }

  /** The last ones, in the order in which they were pushed. */
  popMany(count: number): PickleValue[] {
    if (count > this.#values.length) throw damaged();
    return this.#values.splice(this.#values.length - count).map(unmarked);
  }

  popToMark(): PickleValue[] {
    const at = this.#values.lastIndexOf(MARK);
    if (at < 0) throw damaged();
    const popped = this.popMany(this.#values.length - at - 1);
    this.#values.pop();
    return popped;
  }
}

/** What is wrong with a pickle, in general. */
export function damaged(): ConvertDamage {
  return new ConvertDamage('its description of the weights is damaged');
}

function unmarked(value: PickleValue | typeof MARK | undefined): PickleValue {
  if (value === undefined || value === MARK) throw damaged();
  return value;
}
