import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './Button.tsx';
import { CloseIcon } from './icons.tsx';
import { IconButton } from './IconButton.tsx';
import { type Toast, ToastContext } from './toastContext.ts';
import styles from './Toast.module.css';

const SHOWN_MS = 8000;

/** One toast at a time, at the bottom; it waits while the pointer or the focus is on it. */
export function ToastProvider({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const [toast, setToast] = useState<{ id: number; toast: Toast } | null>(null);
  const [held, setHeld] = useState(false);

  const show = useCallback((next: Toast) => {
    setToast((before) => ({ id: (before?.id ?? 0) + 1, toast: next }));
  }, []);
  const close = () => {
    setToast(null);
    setHeld(false);
  };
  useEffect(() => {
    if (!toast || held) return;
    const timer = setTimeout(() => {
      setToast(null);
    }, SHOWN_MS);
    return () => {
      clearTimeout(timer);
    };
  }, [toast, held]);

  const action = toast?.toast.action;
  return (
    <ToastContext value={show}>
      {children}
      <div className={styles.region} role="region" aria-label={t('common.notifications')}>
        <div role="status">
          {toast && <span className={styles.spoken}>{toast.toast.text}</span>}
        </div>
        {toast && (
          <div
            key={toast.id}
            className={styles.toast}
            onPointerEnter={() => {
              setHeld(true);
            }}
            onPointerLeave={() => {
              setHeld(false);
            }}
            onFocus={() => {
              setHeld(true);
            }}
            onBlur={() => {
              setHeld(false);
            }}
          >
            <span aria-hidden="true">{toast.toast.text}</span>
            {action && (
              <Button
                look="quiet"
                onPress={() => {
                  close();
                  action.onAction();
                }}
              >
                {action.label}
              </Button>
            )}
            <IconButton label={t('common.dismiss')} onPress={close}>
              <CloseIcon />
            </IconButton>
          </div>
        )}
      </div>
    </ToastContext>
  );
}
