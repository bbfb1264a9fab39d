import { lazy } from 'react';

/** Apart from the rest of the window, which most days does without them. */
export const ModelsPage = lazy(async () => ({
  default: (await import('../models/ModelsPage.tsx')).ModelsPage,
}));
export const GlossaryPage = lazy(async () => ({
  default: (await import('../glossary/GlossaryPage.tsx')).GlossaryPage,
}));
export const MemoryPage = lazy(async () => ({
  default: (await import('../memory/MemoryPage.tsx')).MemoryPage,
}));
