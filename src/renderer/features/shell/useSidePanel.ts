import { useRef, useState } from 'react';
import { useMediaQuery } from '../../ui/useMediaQuery.ts';
import { useSettings } from './settingsContext.ts';

/** Below this width the panel lies over the rest instead of beside it. */
const OVERLAY = '(max-width: 56rem)';

/** The panel with what is saved. `leave` takes the focus when it no longer covers the rest. */
export function useSidePanel(leave: () => void) {
  const { settings, update } = useSettings();
  const searchInput = useRef<HTMLInputElement>(null);
  const [overlayOpen, setOverlayOpen] = useState(false);
  const overlays = useMediaQuery(OVERLAY);
  const isOpen = overlays ? overlayOpen : settings.historyOpen;

  // It may only be about to appear.
  function focusSearch(): void {
    requestAnimationFrame(() => searchInput.current?.select());
  }

  function show(isShown: boolean): void {
    if (!overlays) {
      update({ historyOpen: isShown });
      return;
    }
    setOverlayOpen(isShown);
    if (isShown) focusSearch();
    else leave();
  }

  return {
    isOpen,
    /** It lies over the rest. */
    covers: overlays && isOpen,
    searchInput,
    show,
    search: () => {
      show(true);
      focusSearch();
    },
    /** What was chosen in it is to be seen. */
    uncover: () => {
      setOverlayOpen(false);
    },
  };
}
