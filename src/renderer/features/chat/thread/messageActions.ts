/** What can be done about a message of the conversation that is shown. */
export interface MessageActions {
  /** Another answer beside this one. */
  regenerate: (messageId: string) => void;
  /** Says `text` in place of an earlier message of the user; answers with whether it is a message now. */
  edit: (messageId: string, text: string) => Promise<boolean>;
  /** Another version: its newest branch. */
  show: (messageId: string) => void;
  /** The branch up to this message and no further. */
  revert: (messageId: string) => void;
  /** A new conversation with the messages up to this one. */
  branch: (messageId: string) => void;
  /** Into the translation that the revision began with; with `remember` also into the translation memory. */
  accept: (messageId: string, remember: boolean) => void;
  copy: (text: string) => void;
}
