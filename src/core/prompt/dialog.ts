export interface Message {
  role: 'user' | 'assistant';
  text: string;
  /** The tokens the model itself produced for this answer: never tokenized again, so the KV cache still fits. */
  tokens?: readonly number[];
}

/** What a template turns into tokens: system text (the template's own when absent) and turns, the last one the user's. */
export interface Dialog {
  system?: string;
  messages: readonly Message[];
}
