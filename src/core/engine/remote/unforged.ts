/**
 * What special tokens look like: `</s>`, `<|eot_id|>` and their like in LLaMA's, Llama 3's, ChatML's, Gemma's,
 * Mistral's and DeepSeek's vocabularies.
 */
const SPECIAL =
  /<(?=[|｜][^<>|｜\s]{1,64}[|｜]>|\/?s>|(?:unk|pad|bos|eos|start_of_turn|end_of_turn)>)|\[(?=\/?INST\])/g;

/**
 * A server makes special tokens of whatever spells one, also within what a user wrote: a space after the first
 * character keeps it text, as it does for the marks of chat templates. Lone surrogates become U+FFFD.
 */
export function unforged(text: string): string {
  return text.toWellFormed().replace(SPECIAL, '$& ');
}
