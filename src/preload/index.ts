import { contextBridge, ipcRenderer, webUtils } from 'electron';
import { EVENT_CHANNEL, FILES_CHANNEL, REQUEST_CHANNEL } from '#shared/ipc/channels.ts';
import type { Bridge, RouteInput, RouteName, RouteOutput } from '#shared/ipc/contract.ts';
import type { Added } from '#shared/ipc/documents.ts';
import type { Result } from '#shared/ipc/result.ts';

type Listener = (data: unknown) => void;
const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, data: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(data);
});

const bridge: Bridge = {
  request<R extends RouteName>(name: R, input: RouteInput<R>) {
    return ipcRenderer.invoke(REQUEST_CHANNEL, name, input) as Promise<Result<RouteOutput<R>>>;
  },
  on(name, listener) {
    const ofName = listeners.get(name) ?? new Set();
    listeners.set(name, ofName.add(listener as Listener));
    return () => {
      ofName.delete(listener as Listener);
    };
  },
  addFiles(files, languages) {
    // What the page made itself has no path.
    const paths = files.map((file) => webUtils.getPathForFile(file)).filter((path) => path !== '');
    return ipcRenderer.invoke(FILES_CHANNEL, { paths, ...languages }) as Promise<Result<Added>>;
  },
};

contextBridge.exposeInMainWorld('bayling', bridge);
