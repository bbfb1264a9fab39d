import { size } from '../../figures.ts';
import type { Inspection } from './inspect.ts';

const LONGEST = 60;

/** An inspection in lines for people. */
export function inspectionText({ path, ...inspection }: Inspection): string {
  const { facts, memory, tensors, metadata, files } = inspection;
  const table = (rows: readonly (readonly [string, string])[]) => {
    const width = Math.max(0, ...rows.map(([name]) => name.length));
    return rows.map(([name, text]) => `  ${name.padEnd(width)}  ${text}`);
  };
  const part = (title: string, rows: readonly (readonly [string, string])[]) =>
    rows.length === 0 ? [] : ['', title, ...table(rows)];
  return [
    path,
    ...table(Object.entries(facts).map(([name, value]) => [name, String(value)])),
    ...part(
      files ? 'Memory in Q4_K_M, by the window in tokens' : 'Memory, by the window in tokens',
      memory.map(({ contextSize, bytes }) => [String(contextSize), size(bytes)]),
    ),
    ...part(
      'File that comes of it, by its type',
      (files ?? []).map(({ type, bytes }) => [type, size(bytes)]),
    ),
    ...part(
      'Tensors',
      (tensors ?? []).map(({ type, count, bytes }) => [type, `${count}, ${size(bytes)}`]),
    ),
    ...part(
      'Metadata',
      Object.entries(metadata ?? {}).map(([key, value]) => [key, valueText(value)]),
    ),
  ].join('\n');
}

function valueText(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
