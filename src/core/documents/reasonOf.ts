/** What was thrown over a document, for people: the first line, without the marks at its end. */
export function reasonOf(error: unknown): string {
  const said = error instanceof Error ? error.message : String(error);
  if (said.includes('call stack')) return 'it is nested too deep';
  return said.trim().replace(/[\s.:]*(?:\n[^]*)?$/, '');
}
