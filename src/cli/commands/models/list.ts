import type { CatalogModel, Install, InstalledModel } from '#shared/ipc/models.ts';
import { fromErrorData } from '#shared/errors.ts';
import { DONE, parseCommand } from '../../command.ts';
import { errorLine } from '../../errors.ts';
import { size } from '../../figures.ts';
import { print } from '../../output.ts';
import { noWords } from '../../usage.ts';
import { withModels } from '../../withModels.ts';
import { fitText } from './fitText.ts';

/** Lists what is installed and, with `--catalog`, what can be had. */
export async function listModels(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseCommand(args, {
    catalog: { type: 'boolean' },
    json: { type: 'boolean' },
  });
  noWords('models list', positionals);
  const { catalog: withCatalog = false, json = false } = values;
  return withModels(async ({ core }) => {
    const models = await core.library.list();
    const catalog = withCatalog ? await core.catalog.list() : undefined;
    const installs = core.installs.list().filter(({ state }) => state !== 'done');
    if (json) {
      await print(JSON.stringify({ models, installs, ...(catalog && { catalog }) }, null, 2));
      return DONE;
    }
    const lines = [
      ...models.map(installedText),
      ...installs.map(installText),
      ...(catalog ? [...catalog.map(catalogText), catalogNote] : []),
    ];
    await print(lines.join('\n'));
    return DONE;
  });
}

function installedText({ name, path, sizeBytes, facts, error }: InstalledModel): string {
  const head = [name, facts?.quantization, size(sizeBytes)].filter(Boolean).join(', ');
  const state = facts?.fit ? fitText(facts.fit) : error ? errorLine(fromErrorData(error)) : '';
  return `${head}\n  ${path}\n  ${state}`;
}

/** Of one that no running program works on. */
function installText({ title, modelId, choice, doneBytes, totalBytes, error }: Install): string {
  const came = totalBytes === null ? size(doneBytes) : `${size(doneBytes)} of ${size(totalBytes)}`;
  const name = modelId ?? title;
  const lines = [
    `${title}, ${choice}: ${error ? 'failed' : 'stopped'}, ${came} downloaded`,
    ...(error ? [errorLine(fromErrorData(error))] : []),
    ...(modelId === undefined
      ? []
      : [`to go on: bayling models download ${modelId} --type ${choice}`]),
    `to throw it away: bayling models remove ${name}`,
  ];
  return lines.join('\n  ');
}

const catalogNote =
  '* suits this computer best. To have one: bayling models download ID [--type TYPE]';

function catalogText(model: CatalogModel): string {
  const { id, name, downloadBytes, choices, recommended, installed, needsBase, base } = model;
  const facts = [
    name,
    downloadBytes === undefined ? '' : `download ${size(downloadBytes)}`,
    needsBase && base !== undefined ? `needs ${base}` : '',
    installed.length > 0 ? 'installed' : '',
  ].filter((fact) => fact !== '');
  const lines = choices.map(({ id: choice, label, fileBytes, fit }) => {
    const mark = choice === recommended ? '*' : ' ';
    return `  ${mark} ${label.padEnd(8)} ${size(fileBytes).padStart(8)}  ${fit ? fitText(fit) : ''}`;
  });
  return [`${id}: ${facts.join(', ')}`, ...lines.map((line) => line.trimEnd())].join('\n');
}
