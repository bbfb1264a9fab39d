import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  main: {
    build: {
      outDir: 'out/main',
      lib: {
        entry: [
          at('src/main/index.ts'),
          at('src/main/engineHost.ts'),
          at('src/main/modelHost.ts'),
          at('src/core/documents/worker/documentWorker.ts'),
        ],
        formats: ['es'],
      },
    },
  },
  preload: {
    build: {
      outDir: 'out/preload',
      // A sandboxed preload script is CommonJS and may import nothing but electron: everything else is bundled.
      externalizeDeps: false,
      lib: { entry: at('src/preload/index.ts'), formats: ['cjs'] },
    },
  },
  renderer: {
    root: at('src/renderer'),
    plugins: [react()],
    build: {
      outDir: at('out/renderer'),
      rolldownOptions: { input: at('src/renderer/index.html') },
      // Inlined assets would need data: in the content security policy.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      minify: true,
      // One page, read from the disk: splitting it would gain nothing.
      chunkSizeWarningLimit: 1000,
    },
  },
});
