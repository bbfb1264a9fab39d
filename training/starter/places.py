"""Where the steps leave what the next one reads. Everything under build/ can be made again and is not kept in git."""

from pathlib import Path

TRAINING = Path(__file__).resolve().parent.parent
BUILD = TRAINING / "build"

PAIRS = BUILD / "pairs.tsv"
HELD_OUT = BUILD / "heldout.tsv"
HELD_OUT_MARKED = BUILD / "heldout-marked.tsv"
#: By the language of the answers: its words are asked for.
HELD_OUT_REQUIRED = {to: BUILD / f"heldout-required.{to}.tsv" for to in ("en", "zh")}
VALIDATION = BUILD / "validation.jsonl"
#: By mixture.
DIALOGS = {name: BUILD / f"dialogs-{name}.jsonl" for name in ("main", "final", "guided")}
TOKENIZER = BUILD / "tokenizer"
RUNS = BUILD / "runs"

HELD_OUT_IDS = TRAINING / "heldout-tatoeba.txt"
MODEL = TRAINING / "model"
#: The sentences of the card, by language.
EVERYDAY = {source: TRAINING / f"everyday.{source}.txt" for source in ("en", "zh")}
