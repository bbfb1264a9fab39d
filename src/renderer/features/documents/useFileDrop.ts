import { useEffect, useEffectEvent, useState } from 'react';

/**
 * Files dropped anywhere in the window go to `onDrop`; true while some are over it. What is dragged out of the page
 * itself, and texts, are left to where they are dropped.
 */
export function useFileDrop(onDrop: (files: readonly File[]) => void): boolean {
  const [isOver, setOver] = useState(false);
  const dropped = useEffectEvent(onDrop);

  useEffect(() => {
    let isOurs = false;
    const hasFiles = ({ dataTransfer }: DragEvent) =>
      !isOurs && dataTransfer?.types.includes('Files') === true;

    const listeners = {
      dragstart: () => {
        isOurs = true;
      },
      dragend: () => {
        isOurs = false;
      },
      dragover: (event: DragEvent) => {
        if (!hasFiles(event)) return;
        // Otherwise the window would try to open the file.
        event.preventDefault();
        if (event.dataTransfer) event.dataTransfer.dropEffect = 'copy';
        setOver(true);
      },
      dragleave: (event: DragEvent) => {
        if (event.relatedTarget === null) setOver(false);
      },
      // The pointer is silent during a drag: one that was cancelled is over.
      pointermove: () => {
        isOurs = false;
        setOver(false);
      },
      drop: (event: DragEvent) => {
        setOver(false);
        if (!hasFiles(event)) return;
        event.preventDefault();
        // None where the system's names of them make no sense here; who dropped them is told.
        dropped([...(event.dataTransfer?.files ?? [])]);
      },
    };
    const added = Object.entries(listeners) as [keyof typeof listeners, EventListener][];
    for (const [name, listener] of added) window.addEventListener(name, listener);
    return () => {
      for (const [name, listener] of added) window.removeEventListener(name, listener);
    };
  }, []);
  return isOver;
}
