import type { ReactNode } from 'react';
import { Focusable } from 'react-aria-components';
import { Tip } from '../../ui/Tip.tsx';

export interface FactProps {
  tip: string;
  className?: string | undefined;
  children: ReactNode;
}

/** A word in the status line that says more on hover and on focus. */
export function Fact({ tip, className, children }: FactProps) {
  return (
    <Tip text={tip}>
      <Focusable>
        <span className={className} role="note" tabIndex={0}>
          {children}
        </span>
      </Focusable>
    </Tip>
  );
}
