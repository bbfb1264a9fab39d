/** So many of so many. */
export interface Share {
  part: number;
  total: number;
}
