import path from 'node:path';
import type { Core } from '#core/createCore.ts';
import { AppError, fromErrorData } from '#shared/errors.ts';
import type { CatalogModel, Install, InstalledModel } from '#shared/ipc/models.ts';
import { confirm } from '../../confirm.ts';
import { DONE, FAILED, parseCommand } from '../../command.ts';
import { size } from '../../figures.ts';
import { INTERRUPTED, watchInterrupts } from '../../interrupt.ts';
import { installLine } from '../../installProgress.ts';
import { print } from '../../output.ts';
import { createProgress, type Progress } from '../../progress.ts';
import { usageError } from '../../usage.ts';
import { withModels } from '../../withModels.ts';
import { fitText } from './fitText.ts';

type Choice = CatalogModel['choices'][number];

/** Downloads a model, converts it where it is not GGUF, and puts it among the installed ones. */
export async function downloadModel(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    type: { type: 'string' },
    base: { type: 'string' },
    yes: { type: 'boolean' },
    json: { type: 'boolean' },
    quiet: { type: 'boolean' },
  });
  const [source, ...more] = positionals;
  if (source === undefined || more.length > 0) throw usageError('models download needs one ID');
  const progress = createProgress({ quiet: values.quiet ?? false });
  const watch = watchInstall(progress);
  return withModels(async ({ core }) => {
    const model = await modelOf(core, source);
    const choice = choiceOf(model, values.type);
    if (values.base !== undefined && !takesBase(model)) {
      throw usageError(`${model.id} is no difference to another model: it takes no --base`);
    }
    const there = await installedAs(core, model, choice);
    if (there !== undefined) {
      const done = { id: model.id, choice: choice.id, path: there };
      await print(values.json ? JSON.stringify(done, null, 2) : `Installed already: ${there}`);
      return DONE;
    }
    process.stderr.write(`${terms(model, choice)}\n`);
    if (values.yes !== true && !(await confirm('Download it?'))) return FAILED;
    // It is remembered, and the next command may come from another folder.
    const base = values.base === undefined ? undefined : path.resolve(values.base);
    const { id } = await core.installs.start(model.id, choice.id, base);
    const interrupt = watchInterrupts();
    interrupt.onStop(() => {
      core.installs.pause(id);
    });
    try {
      const ended = await watch.ended(id, core.installs.list());
      if (ended.state === 'paused') {
        progress.note('Stopped. What came is kept: run the same command again to go on.');
        return INTERRUPTED;
      }
      if (ended.error) throw fromErrorData(ended.error);
      await core.installs.cancel(id);
      const done = { id: model.id, choice: choice.id, path: ended.path };
      await print(values.json ? JSON.stringify(done, null, 2) : `Installed ${ended.path ?? ''}`);
      return DONE;
    } finally {
      progress.clear();
      interrupt.end();
    }
  }, watch.onInstall);
}

/** A model of the catalog by its id, or what is added to it. */
async function modelOf({ catalog }: Core, source: string): Promise<CatalogModel> {
  const id = catalog.find(source) ? source : await catalog.add(source);
  const model = (await catalog.list()).find((each) => each.id === id);
  if (model) return model;
  throw new AppError('catalog.unknown', { source });
}

/** The asked-for way to have it, otherwise the one that suits this computer best, or the only one. */
function choiceOf({ id, choices, recommended }: CatalogModel, asked: string | undefined): Choice {
  const only = choices.length === 1 ? choices[0]?.id : undefined;
  const wanted = (asked ?? recommended ?? only)?.toLowerCase();
  const choice = choices.find((each) =>
    [each.id, each.label].some((name) => name.toLowerCase() === wanted),
  );
  if (choice) return choice;
  const names = choices.map((each) => each.id).join(', ');
  throw usageError(
    asked === undefined
      ? `Choose a type of ${id} with --type: ${names}`
      : `--type takes ${names}, not '${asked}'`,
  );
}

/** Nobody can tell of weights that the user added whether they are a difference; GGUF files never are. */
const takesBase = ({ needsBase, origin, parameters }: CatalogModel): boolean =>
  needsBase || (origin === 'added' && parameters !== undefined);

/** The path of what such a download would make a second time. */
async function installedAs(
  { library }: Core,
  { installed, parameters }: CatalogModel,
  { id, fileBytes }: Choice,
): Promise<string | undefined> {
  if (installed.length === 0) return undefined;
  const isSame = ({ path: file, sizeBytes, facts }: InstalledModel) =>
    installed.includes(file) &&
    (parameters === undefined
      ? path.posix.basename(id) === path.basename(file) && sizeBytes === fileBytes
      : facts?.quantization?.toLowerCase() === id);
  return (await library.list()).find(isSame)?.path;
}

/** What the user must know before gigabytes are downloaded. */
function terms(model: CatalogModel, { label, fileBytes, diskBytes, fit }: Choice): string {
  const { name, licence, baseLicence, page, downloadBytes } = model;
  const named = (each: { name: string; url?: string | undefined }) =>
    each.url === undefined ? each.name : `${each.name}, ${each.url}`;
  const licences = [licence, baseLicence].filter((each) => each !== undefined).map(named);
  return [
    `${name}, ${label}`,
    ...(page === undefined ? [] : [`  from      ${page}`]),
    `  licence   ${licences.length > 0 ? licences.join('; ') : 'not told'}`,
    ...(downloadBytes === undefined ? [] : [`  download  ${size(downloadBytes)}`]),
    `  file      ${size(fileBytes)}, ${size(diskBytes)} of disk while it is made`,
    ...(fit ? [`  runs      ${fitText(fit)}`] : []),
  ].join('\n');
}

/** Shows how an install is getting on, and tells when it has ended. */
function watchInstall(progress: Progress) {
  let tell: (install: Install) => void = () => undefined;
  const hasEnded = ({ state }: Install) => ['done', 'failed', 'paused'].includes(state);
  return {
    onInstall: (install: Install) => {
      tell(install);
    },
    ended: (id: string, now: readonly Install[]) =>
      new Promise<Install>((resolve) => {
        tell = (install) => {
          if (install.id !== id) return;
          if (hasEnded(install)) resolve(install);
          else progress.show(installLine(install));
        };
        for (const install of now) tell(install);
      }),
  };
}
