import type { Content } from '#shared/content.ts';
import { textOf } from '#shared/content.ts';
import type { Document, Targets, Unit } from '../document.ts';

/**
 * The document, whose targets go through `prepare` before they are written. A target that says what its source says is
 * left out: the original stands, byte for byte.
 */
export function preparingTargets(
  document: Document,
  prepare: (target: Content, unit: Unit, index: number) => Content,
): Document {
  const { units } = document;
  return {
    ...document,
    write(targets, options) {
      const prepared = new Map<number, Content>();
      for (const [index, target] of targets) {
        const unit = units[index];
        if (unit && !isSame(unit.content, target))
          prepared.set(index, prepare(target, unit, index));
      }
      return document.write(prepared satisfies Targets, options);
    },
  };
}

function isSame(source: Content, target: Content): boolean {
  return textOf(source) === textOf(target) && shapeOf(source) === shapeOf(target);
}

/** The tags, and after how much of the text each stands. */
function shapeOf(content: Content): string {
  let length = 0;
  let shape = '';
  for (const part of content) {
    if (typeof part === 'string') length += part.length;
    else shape += `${part.kind}${part.id}@${length} `;
  }
  return shape;
}
