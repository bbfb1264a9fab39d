"""python3 -m starter.answer FILE: the greedy answers of model/ to prompts, as JSON lines of tokens.

FILE holds one user's text a line, as JSON strings. The answers are what llama.cpp is compared with; so the
network's inputs are rounded where llama.cpp rounds them: for a product with 16-bit weights, both sides have 16 bits.
"""

import argparse
import json

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from .checkpoint import load_model
from .examples import encode
from .model import Model
from .places import MODEL
from .tokenizer import EOS, Tokenizer

MOST = 200


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file")
    options = parser.parse_args()
    tokenizer, model = Tokenizer(MODEL), load_model()
    for module in model.modules():
        if isinstance(module, nn.Linear):
            module.register_forward_pre_hook(lambda _, inputs: (halved(inputs[0]),))
    for line in open(options.file, encoding="utf-8"):
        user = json.loads(line)
        prompt = encode([(user, "", False)], tokenizer)[0][:-1]
        answer = greedy(model, prompt)
        print(json.dumps({"user": user, "prompt": prompt, "answer": answer, "text": tokenizer.decode(answer)}, ensure_ascii=False))


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
