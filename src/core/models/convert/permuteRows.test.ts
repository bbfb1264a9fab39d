import { expect, it } from 'vitest';
import { createRandom } from '../testModel/random.ts';
import { permuteRows } from './permuteRows.ts';

const HEAD = 8;
const COLUMNS = 6;
const random = createRandom(3);
const matrix = (rows: number) =>
  Float32Array.from({ length: rows * COLUMNS }, () => random() - 0.5);
const input = [...matrix(1)];

/** The heads of matrix × input. */
function project(values: Float32Array): number[][] {
  const rows = Array.from({ length: values.length / COLUMNS }, (_, row) =>
    input.reduce((sum, x, column) => sum + x * (values[row * COLUMNS + column] ?? 0), 0),
  );
  return Array.from({ length: rows.length / HEAD }, (_, head) =>
    rows.slice(head * HEAD, (head + 1) * HEAD),
  );
}

/** Turns each pair of a head by its angle at a position; `pair` tells the two rows of a pair. */
function rotate(head: number[], position: number, pair: (index: number) => [number, number]) {
  const turned = [...head];
  for (let index = 0; index < HEAD / 2; index++) {
    const [a, b] = pair(index);
    const angle = position * 10_000 ** ((-2 * index) / HEAD);
    const [x, y] = [head[a] ?? 0, head[b] ?? 0];
    turned[a] = x * Math.cos(angle) - y * Math.sin(angle);
    turned[b] = x * Math.sin(angle) + y * Math.cos(angle);
  }
  return turned;
}
const halves = (index: number): [number, number] => [index, index + HEAD / 2];
const neighbours = (index: number): [number, number] => [2 * index, 2 * index + 1];

it('attention is the same: halves rotated before, neighbours after', () => {
  const [queries, keys] = [matrix(3 * HEAD), matrix(3 * HEAD)];
  const scores = (q: Float32Array, k: Float32Array, pair: typeof halves) =>
    project(q).map((query, head) => {
      const [a, b] = [rotate(query, 11, pair), rotate(project(k)[head] ?? [], 4, pair)];
      return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
    });
  const before = scores(queries, keys, halves);
  const [q, k] = [queries, keys].map((values) => permuteRows(values, COLUMNS, HEAD));
  const after = scores(q ?? queries, k ?? keys, neighbours);
  for (const [head, score] of before.entries()) expect(after[head]).toBeCloseTo(score, 10);
  // Without it they are others, or this would prove nothing.
  expect(scores(queries, keys, neighbours)[0]).not.toBeCloseTo(before[0] ?? 0, 3);
});
