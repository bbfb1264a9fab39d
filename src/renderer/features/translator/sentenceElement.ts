/** The id of the element of a sentence of the translation. */
export const sentenceElementId = (segment: number) => `sentence-${String(segment)}`;

export function sentenceElement(segment: number): HTMLElement | null {
  return document.getElementById(sentenceElementId(segment));
}

/** The sentence that an element of the translation is in. */
export function sentenceAround(element: EventTarget | null): number | null {
  const around = element instanceof Element ? element.closest<HTMLElement>('[data-segment]') : null;
  return around ? Number(around.dataset.segment) : null;
}
