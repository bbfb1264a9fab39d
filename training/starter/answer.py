"""python3 -m starter.answer: the greedy answers of model/, as JSON lines of tokens for llama.cpp to be compared with.

Asked are the everyday sentences, with the instruction in either language; with --set, the first sentences of a set.
The network's inputs are rounded where llama.cpp rounds them: in a product with 16-bit weights both sides have 16 bits.
"""

import argparse
import csv
import json
from pathlib import Path
from typing import Iterator

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .checkpoint import load_model
from .dialogs.dialog import Turn
from .examples import encode
from .instructions import translation
from .model import Model
from .places import EVERYDAY, MODEL
from .tokenizer import EOS, Tokenizer

MOST = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", type=Path, help="tab-separated, with the columns zh and en")
    parser.add_argument("--limit", type=int, default=100, help="sentences of the set in each direction")
    options = parser.parse_args()
    tokenizer, model = Tokenizer(MODEL), load_model()
    for module in model.modules():
        if isinstance(module, nn.Linear):
            module.register_forward_pre_hook(lambda _, inputs: (halved(inputs[0]),))
    for user in of_set(options.set, options.limit) if options.set else everyday():
        prompt = encode([Turn(user, "", False)], tokenizer)[0][:-1]
        answer = greedy(model, prompt)
        line = {"user": user, "prompt": prompt, "answer": answer, "text": tokenizer.decode(answer)}
        print(json.dumps(line, ensure_ascii=False))


def everyday() -> Iterator[str]:
    for source, to in (("en", "zh"), ("zh", "en")):
        for sentence in EVERYDAY[source].read_text(encoding="utf-8").splitlines():
            for language in ("en", "zh"):
                yield translation(to, sentence, language=language)


def of_set(path: Path, limit: int) -> Iterator[str]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[:limit]
    for source, to in (("en", "zh"), ("zh", "en")):
        yield from (translation(to, row[source]) for row in rows)


def halved(x: Tensor) -> Tensor:
    return x.half().float()


@torch.no_grad()
def greedy(model: Model, prompt: list, most: int = MOST) -> list:
    """The likeliest next token, over and over, until the end token or `most`."""
    tokens = list(prompt)
    while len(tokens) < min(model.shape.window, len(prompt) + most):
        hidden = model(torch.tensor([tokens]))[:, -1]
        tokens.append(int(F.linear(halved(hidden), model.embedding.weight).argmax()))
        if tokens[-1] == EOS:
            return tokens[len(prompt) : -1]
    return tokens[len(prompt) :]


if __name__ == "__main__":
    main()
