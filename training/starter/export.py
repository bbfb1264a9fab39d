"""python3 -m starter.export --config cpu: from the last checkpoint to model/, a folder as Hugging Face keeps them.

The app's own converter makes the GGUF file out of it (see README.md).
"""

import argparse
import json
import shutil

import numpy
import torch

from . import places
from .checkpoint import hugging_face_names
from .instructions import SYSTEM
from .model import Shape
from .safetensors import write_tensors
from .tokenizer import BOS, EOS

CHAT_TEMPLATE = (
    "{{ bos_token }}"
    "{% if messages[0].role == 'system' %}{{ messages[0].content }}{% set turns = messages[1:] %}"
    "{% else %}{{ '" + SYSTEM.replace("\n", "\\n") + "' }}{% set turns = messages %}{% endif %}"
    "{{ '\\n\\n' }}"
    "{% for turn in turns %}"
    "{% if turn.role == 'user' %}{{ '### Instruction:\\n' + turn.content + '\\n' }}"
    "{% else %}{{ '### Response:\\n' + turn.content + eos_token + '\\n' }}{% endif %}"
    "{% endfor %}"
    "{% if add_generation_prompt %}{{ '### Response:\\n' }}{% endif %}"
)
CARD = {
    "name": "BayLing Starter",
    "basename": "bayling-starter",
    "version": "1.0",
    "description": "A small Chinese-English translator for the first minutes with BayLing Desktop",
    "license": "cc-by-sa-4.0",
    "languages": ["zh", "en"],
    "tags": ["translation"],
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--config", default="cpu")
    options = parser.parse_args()
    saved = torch.load(places.RUNS / options.config / "checkpoint.pt", map_location="cpu")
    shape = Shape(**saved["shape"])
    places.MODEL.mkdir(exist_ok=True)
    tensors = hugging_face_names(shape, saved["model"])
    halves = {name: values.float().numpy().astype(numpy.float16) for name, values in tensors.items()}
    write_tensors(places.MODEL / "model.safetensors", halves)
    write_json("config.json", config(shape))
    write_json("model_card.json", CARD)
    (places.MODEL / "chat_template.jinja").write_text(CHAT_TEMPLATE)
    for name in ("tokenizer.model", "added_tokens.json"):
        shutil.copy(places.TOKENIZER / name, places.MODEL / name)
    progress = saved["progress"]
    print(f"step {progress['step']}, {progress['tokens']:,} tokens, {progress['flops']:.3g} operations: {places.MODEL}")


def config(shape: Shape) -> dict:
    return {
        "architectures": ["LlamaForCausalLM"],
        "model_type": "llama",
        "vocab_size": shape.vocabulary,
        "hidden_size": shape.width,
        "intermediate_size": shape.feed_forward,
        "num_hidden_layers": shape.layers,
        "num_attention_heads": shape.heads,
        "num_key_value_heads": shape.heads,
        "max_position_embeddings": shape.window,
        "rms_norm_eps": shape.norm_epsilon,
        "rope_theta": shape.rope_theta,
        "hidden_act": "silu",
        "tie_word_embeddings": True,
        "bos_token_id": BOS,
        "eos_token_id": EOS,
        "torch_dtype": "float16",
    }


def write_json(name: str, value: dict) -> None:
    (places.MODEL / name).write_text(json.dumps(value, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
