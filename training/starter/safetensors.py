"""The safetensors format, as far as a model in 16 bits needs it: https://github.com/huggingface/safetensors"""

import json
import struct
from pathlib import Path
from typing import Dict

import numpy


def write_tensors(path: Path, tensors: Dict[str, numpy.ndarray]) -> None:
    """Writes 16-bit floats."""
    header, at = {}, 0
    for name, values in tensors.items():
        assert values.dtype == numpy.float16, name
        header[name] = {"dtype": "F16", "shape": values.shape, "data_offsets": [at, at + values.nbytes]}
        at += values.nbytes
    text = json.dumps({"__metadata__": {"format": "pt"}, **header}).encode()
    text += b" " * (-len(text) % 8)
    with path.open("wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for values in tensors.values():
            file.write(numpy.ascontiguousarray(values).tobytes())


def read_tensors(path: Path) -> Dict[str, numpy.ndarray]:
    """Reads what write_tensors wrote."""
    data = path.read_bytes()
    (length,) = struct.unpack_from("<Q", data)
    header = json.loads(data[8 : 8 + length])
    header.pop("__metadata__", None)
    tensors = {}
    for name, entry in header.items():
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        tensors[name] = numpy.frombuffer(data[start:end], dtype=numpy.float16).reshape(entry["shape"])
    return tensors
