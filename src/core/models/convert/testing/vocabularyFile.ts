import { open } from 'node:fs/promises';
import { itemsOf } from '../../gguf/metadata.ts';
import { readHeader } from '../../gguf/readHeader.ts';
import { vocabularyPath, type VocabularyKind } from '../../testModel/testModelPath.ts';
import type { Piece } from '../tokenizer/sentencePiece.ts';

/** A whole vocabulary that the set-up takes out of node-llama-cpp. */
export interface VocabularyFile {
  pieces: readonly Piece[];
  /** Of a byte-level BPE: pairs with a space between. */
  merges: readonly string[];
}

const known = new Map<VocabularyKind, Promise<VocabularyFile>>();

/** It is read once in a process. */
export function readVocabulary(kind: VocabularyKind): Promise<VocabularyFile> {
  const reading = known.get(kind) ?? read(kind);
  known.set(kind, reading);
  return reading;
}

async function read(kind: VocabularyKind): Promise<VocabularyFile> {
  const file = await open(vocabularyPath(kind), 'r');
  try {
    const { metadata } = await readHeader(file, (await file.stat()).size);
    const texts = itemsOf(metadata, 'tokenizer.ggml.tokens', 'string') ?? [];
    const scores = itemsOf(metadata, 'tokenizer.ggml.scores', 'float32') ?? [];
    const types = itemsOf(metadata, 'tokenizer.ggml.token_type', 'int32') ?? [];
    const merges = itemsOf(metadata, 'tokenizer.ggml.merges', 'string') ?? [];
    return {
      pieces: texts.map((text, index) => ({
        text: String(text),
        score: Number(scores[index] ?? 0),
        type: Number(types[index]),
      })),
      merges: merges.map(String),
    };
  } finally {
    await file.close();
  }
}
