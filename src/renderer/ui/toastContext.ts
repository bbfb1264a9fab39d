import { createContext, use } from 'react';

export interface Toast {
  text: string;
  /** What can still be done about it. */
  action?: { label: string; onAction: () => void };
}

/** Shows a toast for some seconds, in place of the one before. */
export type ShowToast = (toast: Toast) => void;

export const ToastContext = createContext<ShowToast | null>(null);

export function useToast(): ShowToast {
  const show = use(ToastContext);
  if (!show) throw new Error('useToast outside of ToastProvider');
  return show;
}
