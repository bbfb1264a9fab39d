import path from 'node:path';
import type { LoadedModel } from '#core/engine/engine.ts';
import type { EvalTask, Evaluation } from '#core/eval/evaluate.ts';
import { MARK_KINDS, type MarkKind } from '#core/translate/marks.ts';
import type { Share } from '#core/eval/share.ts';

export interface Evaluated {
  /** The file. */
  set: string;
  task: EvalTask;
  model: LoadedModel;
  evaluation: Evaluation;
}

/** Everything, for other programs; shares are null where there was nothing to count. */
export function evalJson({ set, task, model, evaluation }: Evaluated): string {
  const { state, bleu, chrf, hypotheses, truncated, retries, tokensPerSecond, totalMs } =
    evaluation;
  const { kept, requiredWords } = evaluation;
  const report = {
    model: { name: model.name, file: path.basename(model.path) },
    set: path.basename(set),
    from: task.from.code,
    to: task.to.code,
    state,
    rows: hypotheses.length,
    bleu,
    chrf,
    requiredWords: requiredWords && {
      words: withShare(requiredWords.words),
      rows: withShare(requiredWords.rows),
    },
    kept: Object.fromEntries(MARK_KINDS.map((kind) => [kind, withShare(kept[kind])])),
    truncated,
    retries,
    tokensPerSecond,
    totalMs,
    hypotheses,
  };
  return JSON.stringify(report, null, 2);
}

const LABELS: Record<MarkKind, string> = {
  tags: 'Tags kept',
  placeholders: 'Placeholders kept',
  urls: 'Web addresses kept',
  emails: 'E-mail addresses kept',
  numbers: 'Numbers kept',
};

/** A small table for people; what was not in the set is left out. */
export function evalTable({ task, model, evaluation }: Evaluated): string {
  const { bleu, chrf, hypotheses, kept, requiredWords, truncated, retries } = evaluation;
  const { tokensPerSecond, totalMs } = evaluation;
  const { from, to } = task;
  const [rows, total] = [hypotheses.length, task.rows.length];
  const lines: [string, string, string][] = [
    ['BLEU', bleu.score.toFixed(2), bleu.signature],
    ['chrF', chrf.score.toFixed(2), chrf.signature],
  ];
  if (requiredWords) {
    lines.push(shareLine('Required words', requiredWords.words));
    lines.push(shareLine('Rows with all of them', requiredWords.rows));
  }
  for (const kind of MARK_KINDS) {
    if (kept[kind].total > 0) lines.push(shareLine(LABELS[kind], kept[kind]));
  }
  if (truncated > 0) lines.push(shareLine('Answers cut off', { part: truncated, total: rows }));
  if (retries > 0) lines.push(['Second attempts', String(retries), '']);
  lines.push(['Decoding', tokensPerSecond.toFixed(1), 'tokens/s']);
  lines.push(['Time', (totalMs / 1000).toFixed(1), 's']);
  const done = rows < total ? `stopped after ${rows} of ${total} rows` : `${rows} rows`;
  return [
    `${model.name}, ${from.english} to ${to.english}, ${done}`,
    ...lines.map(([name, value, note]) =>
      `${name.padEnd(22)} ${value.padStart(7)}  ${note}`.trimEnd(),
    ),
  ].join('\n');
}

function shareLine(name: string, share: Share): [string, string, string] {
  const percentage = (withShare(share).share ?? 0) * 100;
  return [name, `${percentage.toFixed(1)} %`, `${share.part} of ${share.total}`];
}

function withShare(share: Share): Share & { share: number | null } {
  return { ...share, share: share.total > 0 ? share.part / share.total : null };
}
