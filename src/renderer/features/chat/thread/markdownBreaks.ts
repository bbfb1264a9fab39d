interface Node {
  type: string;
  value?: string;
  children?: Node[];
}

/** A remark plugin: a line break in a text is one that is seen, as translations are kept line by line. */
export function markdownBreaks() {
  return (tree: Node): void => {
    keepBreaks(tree);
  };
}

function keepBreaks(node: Node): void {
  if (!node.children) return;
  node.children = node.children.flatMap((child) => {
    if (child.type !== 'text' || !child.value?.includes('\n')) {
      keepBreaks(child);
      return [child];
    }
    return child.value
      .split('\n')
      .flatMap((value, i) => [
        ...(i > 0 ? [{ type: 'break' }] : []),
        ...(value === '' ? [] : [{ type: 'text', value }]),
      ]);
  });
}
