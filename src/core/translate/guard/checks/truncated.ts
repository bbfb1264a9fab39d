import type { Suspect } from '../guard.ts';
import { textWeight } from '../textWeight.ts';

const CLOSERS = '["\'“”’»›」』）)\\]】＞》〉]*$';
/** A sentence has come to its end. */
const ENDED = new RegExp(`[.!?…。！？｡．؟۔।॥։።;；:：~～♪*]\\s*${CLOSERS}`, 'u');
/** A sentence goes on after this. */
const GOES_ON = /[,，、،(（[【「『]\s*$/u;
/** Characters in which an end shows. */
const END = 12;
/** Latin letters; what is shorter may say the same in few words. */
const LONG = 40;
/** The share of the weight of its source that a whole translation without a full stop has. */
const SHARE = 0.5;
/** The same with a comma at its end. */
const SHARE_BEFORE_MORE = 0.75;

/** An answer that ran out of tokens, or ends in mid-sentence where its source comes to an end. */
export function truncated({ source, target, finish }: Suspect): boolean {
  if (finish === 'length') return true;
  const [from, to] = [source.trim(), target.trim()];
  const [fromEnd, toEnd] = [from.slice(-END), to.slice(-END)];
  if (!ENDED.test(fromEnd) || ENDED.test(toEnd)) return false;
  const weight = textWeight(from);
  const share = GOES_ON.test(toEnd) ? SHARE_BEFORE_MORE : SHARE;
  return weight >= LONG && textWeight(to) < share * weight;
}
