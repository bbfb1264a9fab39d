/** What a package may unfold to. Real documents stay far below; what is above is an accident or an attack. */
export const MAX_ENTRIES = 20_000;
export const MAX_ENTRY_BYTES = 128 * 2 ** 20;
/** Of all entries that are read. */
export const MAX_TOTAL_BYTES = 512 * 2 ** 20;
/** An entry may unfold to more than `MAX_RATIO` times its size only up to this. */
export const MAX_DENSE_BYTES = 10 * 2 ** 20;
export const MAX_RATIO = 200;
