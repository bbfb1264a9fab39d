import { createContext } from 'react';

/** Puts text on the clipboard. */
export const CopyContext = createContext<(text: string) => void>(() => undefined);
