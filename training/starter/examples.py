"""Dialogs as tokens, and tokens as batches of about the same length."""

import json
import os
import random
from bisect import bisect_left
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Tuple

import numpy
import torch
from torch import Tensor

from .instructions import INSTRUCTION, RESPONSE, SYSTEM
from .tokenizer import BOS, EOS, Tokenizer

#: What examples are padded to, in tokens.
LENGTHS = [*range(16, 64, 8), *range(64, 128, 16), *range(128, 256, 32), *range(256, 513, 64)]


class Example(NamedTuple):
    tokens: numpy.ndarray
    #: Where the answers are that the model learns to give.
    learn: numpy.ndarray


class Batch(NamedTuple):
    tokens: Tensor
    learn: Tensor


def encode(dialog: list, tokenizer: Tokenizer) -> Tuple[List[int], List[bool]]:
    """The tokens of a dialog under BayLing's v1 template, and which of them are learned."""
    tokens: List[int] = [BOS]
    learn: List[bool] = [False]
    before = SYSTEM + "\n"
    for user, answer, learned in dialog:
        prompt = tokenizer.encode(before + INSTRUCTION + user + RESPONSE)
        reply = tokenizer.encode(answer) + [EOS]
        tokens += prompt + reply
        learn += [False] * len(prompt) + [learned] * len(reply)
        before = ""
    return tokens, learn


def load(path: Path, tokenizer: Tokenizer, longest: int) -> List[Example]:
    """The dialogs of a file that fit into `longest` tokens; encoded once and kept beside it."""
    cache = path.with_suffix(f".{longest}.npz")
    if not cache.exists() or cache.stat().st_mtime < max(file.stat().st_mtime for file in (path, *tokenizer.files)):
        encode_file(path, cache, tokenizer, longest)
    with numpy.load(cache) as arrays:
        tokens, learn, ends = arrays["tokens"], arrays["learn"], arrays["ends"]
    starts = numpy.concatenate(([0], ends[:-1]))
    return [Example(tokens[a:b], learn[a:b]) for a, b in zip(starts, ends)]


def encode_file(path: Path, cache: Path, tokenizer: Tokenizer, longest: int) -> None:
    tokens: List[numpy.ndarray] = []
    learn: List[numpy.ndarray] = []
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            ids, learned = encode(json.loads(line), tokenizer)
            if len(ids) <= longest:
                tokens.append(numpy.array(ids, dtype=numpy.uint16))
                learn.append(numpy.array(learned))
    ends = numpy.cumsum([len(ids) for ids in tokens])
    part = cache.with_suffix(".part")
    with part.open("wb") as file:
        numpy.savez(file, tokens=numpy.concatenate(tokens), learn=numpy.concatenate(learn), ends=ends)
    os.replace(part, cache)


def batches(examples: List[Example], most_tokens: int, seed: int) -> Iterator[Batch]:
    """All examples once, shuffled. A batch has `most_tokens` at most, padding included, and one of few shapes, the last
    ones too, filled up with empty rows: oneDNN compiles its kernels anew for every shape it has not seen."""
    order = list(range(len(examples)))
    random.Random(seed).shuffle(order)
    waiting: Dict[int, List[Example]] = {length: [] for length in LENGTHS}
    for index in order:
        example = examples[index]
        length = LENGTHS[bisect_left(LENGTHS, len(example.tokens) - 1)]
        waiting[length].append(example)
        if len(waiting[length]) == rows_of(length, most_tokens):
            yield padded(waiting[length], length, most_tokens)
            waiting[length] = []
    for length, rest in waiting.items():
        if rest:
            yield padded(rest, length, most_tokens)


def rows_of(length: int, most_tokens: int) -> int:
    return max(1, most_tokens // length)


def padded(examples: List[Example], length: int, most_tokens: int) -> Batch:
    """The examples as rows of `length` tokens and the one after."""
    tokens = torch.full((rows_of(length, most_tokens), length + 1), EOS, dtype=torch.long)
    learn = torch.zeros(tokens.shape, dtype=torch.bool)
    for row, example in enumerate(examples):
        size = len(example.tokens)
        tokens[row, :size] = torch.from_numpy(example.tokens.astype(numpy.int64))
        learn[row, :size] = torch.from_numpy(example.learn)
    return Batch(tokens, learn)
