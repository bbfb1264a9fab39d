/** A way to talk to another process, whatever carries it. Messages arrive in order and as structured clones. */
export interface EnginePort {
  send(message: unknown): void;
  onMessage(listener: (message: unknown) => void): void;
  /** Called once, when the other side is gone. */
  onClose(listener: () => void): void;
  /** Ends the other process; only the side that started it has this. */
  kill?(): void;
}
