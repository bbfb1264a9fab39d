import { contextBridge, ipcRenderer } from 'electron';
import { EVENT_CHANNEL, REQUEST_CHANNEL } from '#shared/ipc/channels.ts';
import type { Bridge } from '#shared/ipc/contract.ts';

type Listener = (data: unknown) => void;
const listeners = new Map<string, Set<Listener>>();

ipcRenderer.on(EVENT_CHANNEL, (_event, name: string, data: unknown) => {
  for (const listener of listeners.get(name) ?? []) listener(data);
});

const bridge: Bridge = {
  request: (name, input) =>
    ipcRenderer.invoke(REQUEST_CHANNEL, name, input) as ReturnType<Bridge['request']>,
  on(name, listener) {
    const ofName = listeners.get(name) ?? new Set();
    listeners.set(name, ofName.add(listener as Listener));
    return () => {
      ofName.delete(listener as Listener);
    };
  },
};

contextBridge.exposeInMainWorld('bayling', bridge);
