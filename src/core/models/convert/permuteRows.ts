/**
 * Rows of the query or key matrix in the order that llama.cpp's `llama` architecture wants. Rotary position embedding
 * turns pairs of rows of a head: Hugging Face pairs row i with row i + half, llama.cpp with the next one. `values` are
 * whole heads of `headLength` rows of `columns` values.
 */
export function permuteRows(
  values: Float32Array,
  columns: number,
  headLength: number,
): Float32Array {
  const permuted = new Float32Array(values.length);
  const half = headLength / 2;
  const rows = values.length / columns;
  for (let row = 0; row < rows; row++) {
    const inHead = row % headLength;
    const target = row - inHead + (inHead < half ? 2 * inHead : 2 * (inHead - half) + 1);
    permuted.set(values.subarray(row * columns, (row + 1) * columns), target * columns);
  }
  return permuted;
}
