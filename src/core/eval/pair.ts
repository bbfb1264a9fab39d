/** What a system said, and what a human translator did. */
export interface Pair {
  hypothesis: string;
  reference: string;
}
