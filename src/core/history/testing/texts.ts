/** Texts that both the process that writes and the one that checks can make from an id. */
export const sourceOf = (id: string): string => `第${id}句：`.concat('今天天气很好。'.repeat(40));

export const targetOf = (id: string): string =>
  `Sentence ${id}: `.concat('The weather is nice today. '.repeat(40));
