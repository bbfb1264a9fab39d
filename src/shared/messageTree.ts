/** What of a message makes the tree; an array of them has parents before their children. */
export interface Node {
  id: string;
  parentId: string | null;
}

/** From a first message to `leafId`: what the model is told, and the window shows. Empty when there is no such leaf. */
export function branchTo<M extends Node>(messages: readonly M[], leafId: string | null): M[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const branch: M[] = [];
  for (let id = leafId; id !== null;) {
    const message = byId.get(id);
    if (!message) break;
    branch.push(message);
    id = message.parentId;
  }
  return branch.reverse();
}

/** The end of the newest branch through the message. */
export function leafBelow(messages: readonly Node[], id: string): string {
  const newestChild = new Map(messages.map((message) => [message.parentId, message.id]));
  let leaf = id;
  for (let child = newestChild.get(leaf); child !== undefined; child = newestChild.get(leaf))
    leaf = child;
  return leaf;
}

/** The versions of a message, itself among them, in the order they came. */
export function versionsOf<M extends Node>(messages: readonly M[], { parentId }: Node): M[] {
  return messages.filter((message) => message.parentId === parentId);
}
