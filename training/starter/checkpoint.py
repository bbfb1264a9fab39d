"""A trained model on disk: what training saves, and the model folder that everything else reads."""

import json
from pathlib import Path
from typing import Dict

import numpy
import torch

from . import places
from .model import Model, Shape
from .safetensors import read_tensors


def hugging_face_names(shape: Shape, state: Dict[str, torch.Tensor]) -> Dict[str, torch.Tensor]:
    """The tensors of a checkpoint under the names and in the pieces that other tools expect."""
    tensors = {"model.embed_tokens.weight": state["embedding.weight"], "model.norm.weight": state["norm.weight"]}
    for index in range(shape.layers):
        mine, theirs = f"layers.{index}.", f"model.layers.{index}."
        q, k, v = state[mine + "qkv.weight"].chunk(3)
        gate, up = state[mine + "gate_up.weight"].chunk(2)
        tensors |= {
            theirs + "input_layernorm.weight": state[mine + "attention_norm.weight"],
            theirs + "self_attn.q_proj.weight": q,
            theirs + "self_attn.k_proj.weight": k,
            theirs + "self_attn.v_proj.weight": v,
            theirs + "self_attn.o_proj.weight": state[mine + "out.weight"],
            theirs + "post_attention_layernorm.weight": state[mine + "feed_forward_norm.weight"],
            theirs + "mlp.gate_proj.weight": gate,
            theirs + "mlp.up_proj.weight": up,
            theirs + "mlp.down_proj.weight": state[mine + "down.weight"],
        }
    return tensors


def load_model(folder: Path = places.MODEL) -> Model:
    """The network of a model folder, in 32 bits."""
    config = json.loads((folder / "config.json").read_text())
    shape = Shape(
        config["vocab_size"],
        config["hidden_size"],
        config["num_hidden_layers"],
        config["num_attention_heads"],
        config["intermediate_size"],
        config["max_position_embeddings"],
    )
    tensors = read_tensors(folder / "model.safetensors")
    model = Model(shape)
    model.load_state_dict(own_names(shape, tensors))
    return model.eval()


def own_names(shape: Shape, tensors: Dict[str, numpy.ndarray]) -> Dict[str, torch.Tensor]:
    found = {name: torch.from_numpy(values.astype(numpy.float32)) for name, values in tensors.items()}
    state = {"embedding.weight": found["model.embed_tokens.weight"], "norm.weight": found["model.norm.weight"]}
    for index in range(shape.layers):
        mine, theirs = f"layers.{index}.", f"model.layers.{index}."
        state |= {
            mine + "attention_norm.weight": found[theirs + "input_layernorm.weight"],
            mine + "qkv.weight": torch.cat([found[f"{theirs}self_attn.{x}_proj.weight"] for x in "qkv"]),
            mine + "out.weight": found[theirs + "self_attn.o_proj.weight"],
            mine + "feed_forward_norm.weight": found[theirs + "post_attention_layernorm.weight"],
            mine + "gate_up.weight": torch.cat([found[f"{theirs}mlp.{x}_proj.weight"] for x in ("gate", "up")]),
            mine + "down.weight": found[theirs + "mlp.down_proj.weight"],
        }
    return state
