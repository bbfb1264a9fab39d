import { DONE, type Command } from '../command.ts';
import { print } from '../output.ts';
import { usageError } from '../usage.ts';
import { modelsHelp } from './models/help.ts';

type Action = (args: readonly string[]) => Promise<number>;

/** Each is read when it is called for: some bring the engine or the network along. */
const actions: Record<string, () => Promise<Action>> = {
  list: async () => (await import('./models/list.ts')).listModels,
  check: async () => (await import('./models/check.ts')).checkModels,
  add: async () => (await import('./models/add.ts')).addModel,
  download: async () => (await import('./models/download.ts')).downloadModel,
  convert: async () => (await import('./models/convert.ts')).convertPublished,
  quantize: async () => (await import('./models/quantize.ts')).quantizeModel,
  inspect: async () => (await import('./models/inspect.ts')).inspectPath,
  remove: async () => (await import('./models/remove.ts')).removeModel,
};

export const modelsCommand: Command = {
  name: 'models',
  summary: 'list, check, get, make, inspect or remove models',
  help: modelsHelp,
  async run([name, ...args]) {
    if ([name, ...args].some((word) => word === '--help' || word === '-h')) {
      await print(modelsHelp);
      return DONE;
    }
    const names = Object.keys(actions);
    if (name === undefined) throw usageError(`Say what to do: models ${names.join(', ')}`);
    const action = Object.hasOwn(actions, name) ? actions[name] : undefined;
    if (!action) throw usageError(`models knows ${names.join(', ')}, not '${name}'`);
    return (await action())(args);
  },
};
