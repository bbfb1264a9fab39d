"""The vocabulary: a SentencePiece BPE with byte fallback, as llama.cpp's `llama` tokenizer reads it, and whole pieces
for what every prompt repeats.

    python3 -m starter.tokenizer
"""

import io
import json
import random
import re
from pathlib import Path
from typing import Iterator, List, Union

import sentencepiece

from . import places
from .instructions import INSTRUCTION, RESPONSE, SYSTEM, translation

PIECES = 10_000
#: Rarer characters are spelled in bytes.
CHARACTER_COVERAGE = 0.9985
SAMPLE = 300_000
UNK, BOS, EOS = 0, 1, 2

#: One token each. `tokenize` of llama.cpp finds these before it merges anything, the longest first.
WHOLE = [
    SYSTEM + "\n",
    INSTRUCTION,
    RESPONSE,
    *(translation(to, "", language=language) for language in ("en", "zh") for to in ("en", "zh")),
    # Without the space behind it: then a word has the same token here and inside the answer.
    "\nMake sure to include these words:",
    "\n确保包含这些词：",
    *(form % n for form in ("<g%d>", "</g%d>", "<x%d/>") for n in range(1, 10)),
]


class Tokenizer:
    def __init__(self, folder: Path = places.TOKENIZER):
        self.files = (folder / "tokenizer.model", folder / "added_tokens.json")
        self._pieces = sentencepiece.SentencePieceProcessor(model_file=str(self.files[0]))
        self._whole = json.loads(self.files[1].read_text(encoding="utf-8"))
        self._texts = {id: text for text, id in self._whole.items()}
        self._longest_first = sorted(self._whole, key=len, reverse=True)

    def __len__(self) -> int:
        return self._pieces.get_piece_size() + len(self._whole)

    def encode(self, text: str) -> List[int]:
        """Token ids of a text, with nothing before or after it."""
        parts: List[Union[str, int]] = [text]
        for whole in self._longest_first:
            if whole in text:
                parts = [piece for part in parts for piece in self._cut(part, whole)]
        return [id for part in parts for id in (self._pieces.encode(part) if isinstance(part, str) else [part])]

    def _cut(self, part: Union[str, int], whole: str) -> Iterator[Union[str, int]]:
        """A stretch of text with the token in place of each `whole`; the longest come first, as in llama.cpp."""
        if isinstance(part, int):
            yield part
            return
        for index, piece in enumerate(part.split(whole)):
            if index:
                yield self._whole[whole]
            if piece:
                yield piece

    def decode(self, ids: List[int]) -> str:
        """The text of token ids; half a character becomes U+FFFD."""
        data = b"".join(self._bytes(id) for id in ids)
        return data.decode("utf-8", errors="replace")

    def _bytes(self, id: int) -> bytes:
        if id in self._texts:
            return self._texts[id].encode()
        if self._pieces.is_byte(id):
            return bytes([int(self._pieces.id_to_piece(id)[1:-1], 16)])
        if self._pieces.is_control(id):
            return b""
        return self._pieces.id_to_piece(id).replace("\u2581", " ").encode()


def texts() -> Iterator[str]:
    """What the vocabulary is made for: a sample of the dialogs, without what is one token anyhow."""
    lines = places.DIALOGS["main"].read_text(encoding="utf-8").splitlines()
    pattern = re.compile("|".join(map(re.escape, sorted(WHOLE, key=len, reverse=True))))
    for line in random.Random(1).sample(lines, min(SAMPLE, len(lines))):
        for user, answer, *_ in json.loads(line):
            for text in (user, answer):
                for part in re.split(r"\n+", pattern.sub("\n", text)):
                    if part:
                        yield part


def main() -> None:
    places.TOKENIZER.mkdir(parents=True, exist_ok=True)
    model = io.BytesIO()
    sentencepiece.SentencePieceTrainer.train(
        sentence_iterator=texts(),
        model_writer=model,
        model_type="bpe",
        vocab_size=PIECES,
        character_coverage=CHARACTER_COVERAGE,
        byte_fallback=True,
        split_digits=True,
        normalization_rule_name="identity",
        add_dummy_prefix=False,
        remove_extra_whitespaces=False,
        allow_whitespace_only_pieces=True,
        max_sentence_length=8192,
        unk_id=UNK,
        bos_id=BOS,
        eos_id=EOS,
        pad_id=-1,
        num_threads=2,
        minloglevel=1,
    )
    (places.TOKENIZER / "tokenizer.model").write_bytes(model.getvalue())
    whole = {text: PIECES + index for index, text in enumerate(WHOLE)}
    (places.TOKENIZER / "added_tokens.json").write_text(
        json.dumps(whole, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    tokenizer = Tokenizer()
    for text in ("Provide the English translation for this sentence: 我把书放在桌子上了。", "I put the book on the table.\n"):
        print(len(tokenizer.encode(text)), [tokenizer.decode([id]) for id in tokenizer.encode(text)])


if __name__ == "__main__":
    main()
