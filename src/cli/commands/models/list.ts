import type { CatalogModel, InstalledModel } from '#shared/ipc/models.ts';
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
    if (json) await print(JSON.stringify({ models, ...(catalog && { catalog }) }, null, 2));
    else
      await print([...models.map(installedText), ...(catalog ?? []).map(catalogText)].join('\n'));
    return DONE;
  });
}

function installedText({ name, path, sizeBytes, facts, error }: InstalledModel): string {
  const head = [name, facts?.quantization, size(sizeBytes)].filter(Boolean).join(', ');
  const state = facts ? fitText(facts.fit) : error ? errorLine(fromErrorData(error)) : '';
  return `${head}\n  ${path}\n  ${state}`;
}

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
