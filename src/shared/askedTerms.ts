/** How one asks for a term, as the chips of the chat do (`chat.ask` in the window's words) and as people write it. */
const WORDS = [
  /^use (?:the (?:term|word) )?["“]([^"”]{1,100})["”]/i,
  /请(?:使用|用)“([^”]{1,100})”/u,
  /(?:改为|改成|换成)“([^”]{1,100})”/u,
];
const AVOIDED = [
  /^use ["“][^"”]{1,100}["”] instead of ["“]([^"”]{1,100})["”]/i,
  /代替“([^”]{1,100})”/u,
  /把“([^”]{1,100})”(?:改为|改成|换成)/u,
];

/** The term that a message asks for, and the one that it replaces; none where it asks for something else. */
export function askedTerms(message: string): { words: string[]; avoided: string[] } {
  return { words: firstOf(WORDS, message), avoided: firstOf(AVOIDED, message) };
}

function firstOf(requests: readonly RegExp[], message: string): string[] {
  for (const request of requests) {
    const term = request.exec(message)?.[1]?.trim();
    if (term) return [term];
  }
  return [];
}
