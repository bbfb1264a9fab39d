"""The network: LLaMA's (Touvron et al. 2023), written for training on short sequences.

Weights are kept as Hugging Face names and orders them (`rotate half` heads), so that a checkpoint is a model folder that
other tools read; queries, keys and values are one matrix here, and so are gate and up, because fewer and larger
products are faster.
"""

import math
from dataclasses import asdict, dataclass
from typing import Optional

import torch
from torch import Tensor, nn
from torch.nn import functional as F


#: Rows of the output layer are padded to a multiple of this: few shapes, few kernels to compile.
PREDICTED_AT_ONCE = 256


@dataclass(frozen=True)
class Shape:
    vocabulary: int
    width: int
    layers: int
    heads: int
    feed_forward: int
    #: The window the model is trained for, in tokens.
    window: int = 1024
    rope_theta: float = 10_000.0
    norm_epsilon: float = 1e-5

    @property
    def head_width(self) -> int:
        return self.width // self.heads

    @property
    def layer_weights(self) -> int:
        """Weights in the matrices of all layers."""
        return self.layers * (4 * self.width**2 + 3 * self.width * self.feed_forward)

    @property
    def embedding_weights(self) -> int:
        return self.vocabulary * self.width

    def flops(self, tokens: int, predicted: int) -> float:
        """Floating-point operations of one training step: forward, and backward at twice that.

        The output layer works for the `predicted` tokens only. Attention's own products are left out: at the length
        of a sentence they are a few per cent.
        """
        return 6.0 * (self.layer_weights * tokens + self.embedding_weights * predicted)

    def as_dict(self) -> dict:
        return asdict(self)


class Norm(nn.Module):
    def __init__(self, width: int, epsilon: float):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.epsilon = epsilon

    def forward(self, x: Tensor) -> Tensor:
        return x * torch.rsqrt(x.square().mean(-1, keepdim=True) + self.epsilon) * self.weight


class Layer(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.heads = shape.heads
        width, hidden = shape.width, shape.feed_forward
        self.attention_norm = Norm(width, shape.norm_epsilon)
        self.qkv = nn.Linear(width, 3 * width, bias=False)
        self.out = nn.Linear(width, width, bias=False)
        self.feed_forward_norm = Norm(width, shape.norm_epsilon)
        self.gate_up = nn.Linear(width, 2 * hidden, bias=False)
        self.down = nn.Linear(hidden, width, bias=False)

    def forward(self, x: Tensor, cos: Tensor, sin: Tensor, mask: Tensor) -> Tensor:
        batch, length, width = x.shape
        qkv = self.qkv(self.attention_norm(x)).view(batch, length, 3, self.heads, -1)
        q, k, v = qkv.permute(2, 0, 3, 1, 4)
        q, k = rotate(q, cos, sin), rotate(k, cos, sin)
        scores = q @ k.transpose(-1, -2) / math.sqrt(q.shape[-1]) + mask
        mixed = scores.softmax(-1) @ v
        x = x + self.out(mixed.transpose(1, 2).reshape(batch, length, width))
        gate, up = self.gate_up(self.feed_forward_norm(x)).chunk(2, -1)
        return x + self.down(F.silu(gate) * up)


def rotate(x: Tensor, cos: Tensor, sin: Tensor) -> Tensor:
    """Rotary position embedding (Su et al. 2021) over the two halves of each head."""
    first, second = x.chunk(2, -1)
    return torch.cat((first * cos - second * sin, second * cos + first * sin), -1)


class Model(nn.Module):
    def __init__(self, shape: Shape):
        super().__init__()
        self.shape = shape
        self.embedding = nn.Embedding(shape.vocabulary, shape.width)
        self.layers = nn.ModuleList(Layer(shape) for _ in range(shape.layers))
        self.norm = Norm(shape.width, shape.norm_epsilon)
        half = shape.head_width // 2
        frequencies = shape.rope_theta ** (-torch.arange(half, dtype=torch.float32) / half)
        angles = torch.arange(shape.window, dtype=torch.float32)[:, None] * frequencies
        self.register_buffer("cos", angles.cos(), persistent=False)
        self.register_buffer("sin", angles.sin(), persistent=False)
        self.apply(initialise)
        for layer in self.layers:
            # Each layer begins as the identity.
            nn.init.zeros_(layer.out.weight)
            nn.init.zeros_(layer.down.weight)

    def forward(self, tokens: Tensor) -> Tensor:
        """Hidden states, batch × length × width. Padding after a sequence does not reach back into it."""
        length = tokens.shape[1]
        x = self.embedding(tokens)
        mask = torch.full((length, length), -math.inf, dtype=x.dtype, device=x.device).triu(1)
        cos, sin = self.cos[:length].to(x.dtype), self.sin[:length].to(x.dtype)
        for layer in self.layers:
            x = layer(x, cos, sin, mask)
        return self.norm(x)

    def logits(self, hidden: Tensor) -> Tensor:
        return F.linear(hidden, self.embedding.weight)

    def loss(self, tokens: Tensor, learn: Tensor) -> Tensor:
        """Sum of the losses over the tokens with a weight in `learn`, times it; each is predicted from those before it."""
        hidden = self(tokens[:, :-1]).flatten(0, 1)
        weights = learn[:, 1:].flatten()
        wanted = weights.nonzero().squeeze(1)
        padding = (0, -len(wanted) % PREDICTED_AT_ONCE)
        weights, wanted = F.pad(weights[wanted], padding), F.pad(wanted, padding)
        logits = self.logits(hidden[wanted])
        losses = F.cross_entropy(logits.float(), tokens[:, 1:].flatten()[wanted], reduction="none")
        return losses @ weights.float()


def initialise(module: nn.Module) -> None:
    if isinstance(module, nn.Linear):
        nn.init.normal_(module.weight, std=module.in_features**-0.5)
    elif isinstance(module, nn.Embedding):
        nn.init.normal_(module.weight, std=0.02)
