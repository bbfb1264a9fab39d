import * as z from 'zod';
import { appRoutes } from './app.ts';
import { chatEvents, chatRoutes } from './chat.ts';
import { type Added, documentEvents, documentRoutes } from './documents.ts';
import { errorSchema } from './errorSchema.ts';
import { glossaryEvents, glossaryRoutes } from './glossary.ts';
import { historyRoutes } from './history.ts';
import { memoryEvents, memoryRoutes } from './memory.ts';
import { modelEvents, modelRoutes } from './models.ts';
import type { Result } from './result.ts';
import { serverRoutes } from './server.ts';
import { settingsRoutes, settingsSchema } from './settings.ts';
import { translatorEvents, translatorRoutes } from './translator.ts';

/** Every request the renderer can make. A handler that is missing or one too many does not compile. */
export const routes = {
  ...appRoutes,
  ...settingsRoutes,
  ...modelRoutes,
  ...serverRoutes,
  ...translatorRoutes,
  ...historyRoutes,
  ...chatRoutes,
  ...documentRoutes,
  ...glossaryRoutes,
  ...memoryRoutes,
};
export type RouteName = keyof typeof routes;
export type RouteInput<R extends RouteName> = z.input<(typeof routes)[R]['input']>;
export type RouteOutput<R extends RouteName> = z.output<(typeof routes)[R]['output']>;

/** Everything main tells the renderer unasked. Progress comes at most 20 times a second. */
export const events = {
  ...modelEvents,
  ...translatorEvents,
  'history.changed': z.null(),
  ...chatEvents,
  ...documentEvents,
  ...glossaryEvents,
  ...memoryEvents,
  'settings.changed': settingsSchema,
  /** Something went wrong that no request is waiting for, such as a history file that cannot be written. */
  'app.notice': errorSchema,
};
export type EventName = keyof typeof events;
export type EventData<E extends EventName> = z.output<(typeof events)[E]>;

/** What preload exposes as `window.bayling`. */
export interface Bridge {
  request<R extends RouteName>(name: R, input: RouteInput<R>): Promise<Result<RouteOutput<R>>>;
  /** Returns the function that ends the subscription. */
  on<E extends EventName>(name: E, listener: (data: EventData<E>) => void): () => void;
  /** Adds files and folders that were dropped into the window to the queue of documents. */
  addFiles(files: readonly File[], languages: { from: string; to: string }): Promise<Result<Added>>;
}
