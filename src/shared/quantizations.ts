/**
 * How the weights of a model are written, from the most exact to the smallest: 16 bits each, or in blocks of fewer (the
 * names are llama.cpp's, `q4_k_m` for its Q4_K_M).
 */
export const QUANTIZATIONS = [
  ...(['f16', 'q8_0', 'q6_k', 'q5_k_m', 'q5_k_s', 'q4_k_m', 'q4_k_s'] as const),
  ...(['q3_k_m', 'q2_k'] as const),
] as const;
export type Quantization = (typeof QUANTIZATIONS)[number];
