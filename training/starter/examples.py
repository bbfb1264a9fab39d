"""Dialogs as tokens, and tokens as batches of about the same length."""

import json
import os
import random
from bisect import bisect_left
from pathlib import Path
from typing import Dict, Iterator, List, NamedTuple, Sequence, Tuple

import numpy
import torch
from torch import Tensor

from .dialogs.dialog import Dialog, Turn
from .instructions import INSTRUCTION, RESPONSE, SYSTEM
from .tokenizer import BOS, EOS, Tokenizer

#: How many times as much as the rest of an answer the words weigh that the user asked for.
ASKED = 3
#: What examples are padded to, in tokens.
LENGTHS = [*range(16, 64, 8), *range(64, 128, 16), *range(128, 256, 32), *range(256, 513, 64)]


class Example(NamedTuple):
    tokens: numpy.ndarray
    #: How much each token weighs in the loss: 0 where nothing is learned.
    learn: numpy.ndarray


class Batch(NamedTuple):
    tokens: Tensor
    learn: Tensor


def encode(dialog: Dialog, tokenizer: Tokenizer) -> Tuple[List[int], List[int]]:
    """The tokens of a dialog under BayLing's v1 template, and how much each weighs."""
    tokens: List[int] = [BOS]
    learn: List[int] = [0]
    before = SYSTEM + "\n"
    for turn in dialog:
        pieces = [(id, 0) for id in tokenizer.encode(before + INSTRUCTION + turn.user + RESPONSE)]
        for text, weight in cut_out(turn.answer, turn.asked):
            pieces += [(id, weight * turn.learn) for id in tokenizer.encode(text)]
        pieces.append((EOS, int(turn.learn)))
        tokens += [id for id, _ in pieces]
        learn += [weight for _, weight in pieces]
        before = ""
    return tokens, learn


def cut_out(answer: str, asked: Sequence[str]) -> Iterator[Tuple[str, int]]:
    """The answer in pieces, each with its weight: every word that was asked for is a piece, with the space before it, so
    that its tokens are those it has in the instruction and can be copied one by one."""
    at = 0
    for word in sorted(filter(answer.count, asked), key=answer.index):
        begin = answer.index(word)
        begin -= answer[begin - 1 : begin] == " "
        if begin < at:
            continue
        yield answer[at:begin], 1
        at = begin + len(word) + (answer[begin] == " ")
        yield answer[begin:at], ASKED
    yield answer[at:], 1


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
            ids, learned = encode([Turn(*turn) for turn in json.loads(line)], tokenizer)
            if len(ids) <= longest:
                tokens.append(numpy.array(ids, dtype=numpy.uint16))
                learn.append(numpy.array(learned, dtype=numpy.uint8))
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
    learn = torch.zeros(tokens.shape, dtype=torch.uint8)
    for row, example in enumerate(examples):
        size = len(example.tokens)
        tokens[row, :size] = torch.from_numpy(example.tokens.astype(numpy.int64))
        learn[row, :size] = torch.from_numpy(example.learn)
    return Batch(tokens, learn)
