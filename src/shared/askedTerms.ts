/** How one asks for a term, as the chips of the chat do (`chat.ask` in the window's words) and as people write it. */
const REQUESTS = [
  /^use (?:the (?:term|word) )?["“]([^"”]{1,100})["”]/i,
  /请(?:使用|用)“([^”]{1,100})”/u,
  /(?:改为|改成|换成)“([^”]{1,100})”/u,
];

/** The term that a message asks for; none where it asks for something else. */
export function askedTerms(message: string): string[] {
  for (const request of REQUESTS) {
    const term = request.exec(message)?.[1]?.trim();
    if (term) return [term];
  }
  return [];
}
