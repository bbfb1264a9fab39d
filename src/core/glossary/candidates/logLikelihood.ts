/**
 * How far from chance it is that two things come together (Dunning's G², 0 for chance): `both` of `total` have the two,
 * `one` the first and `other` the second.
 */
export function logLikelihood(both: number, one: number, other: number, total: number): number {
  const cells = [
    [both, one, other],
    [one - both, one, total - other],
    [other - both, total - one, other],
    [total - one - other + both, total - one, total - other],
  ] as const;
  const sum = cells.reduce(
    (before, [seen, row, column]) =>
      before + (seen > 0 ? seen * Math.log((seen * total) / (row * column)) : 0),
    0,
  );
  return 2 * sum;
}
