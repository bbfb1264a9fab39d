import type { ReactNode } from 'react';
import { Dialog, Heading, Modal as AriaModal, ModalOverlay } from 'react-aria-components';
import { cx } from './cx.ts';
import styles from './Modal.module.css';

export interface ModalProps {
  title: string;
  /** A question, which must be answered before anything else, and is not closed by a press elsewhere. */
  isQuestion?: boolean;
  onClose: () => void;
  /** What can be done, the main thing last. */
  buttons: ReactNode;
  children: ReactNode;
}

/** Over the window, which waits for it; Escape closes it, and the focus goes back to where it was. */
export function Modal({ title, isQuestion = false, onClose, buttons, children }: ModalProps) {
  return (
    <ModalOverlay
      isOpen
      isDismissable={!isQuestion}
      className={cx(styles.overlay)}
      onOpenChange={onClose}
    >
      <AriaModal className={cx(styles.modal)}>
        <Dialog className={cx(styles.dialog)} role={isQuestion ? 'alertdialog' : 'dialog'}>
          <Heading slot="title" level={2} className={cx(styles.title)}>
            {title}
          </Heading>
          <div className={styles.body}>{children}</div>
          <div className={styles.buttons}>{buttons}</div>
        </Dialog>
      </AriaModal>
    </ModalOverlay>
  );
}
