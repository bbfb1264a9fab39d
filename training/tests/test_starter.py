"""python3 -m unittest: what the steps promise each other."""

import random
import tempfile
import unittest
from pathlib import Path

import numpy
import torch

from starter.checkpoint import hugging_face_names, own_names
from starter.corpus import Pair, faithful, folded, marks
from starter.dialogs.marked import with_marks
from starter.dialogs.required import required_words
from starter.dialogs.dialog import Turn, direction
from starter.dialogs.revision import Revisions
from starter.examples import ASKED, LENGTHS, Example, batches, encode
from starter.heldout import without
from starter.lexicon import Lexicon
from starter.model import Model, Shape
from starter.optimizer import orthogonal
from starter.safetensors import read_tensors, write_tensors
from starter.tokenizer import BOS, EOS, Tokenizer
from starter.places import MODEL

DICTIONARY = [Pair("桌子", "table; desk", "cedict"), Pair("朋友", "friend", "cedict"), Pair("电影", "movie; film", "cedict")]
SENTENCES = [
    Pair("我的朋友坐在桌子旁边看电影。", "My friend watches a film at the table.", "tatoeba"),
    Pair("我有12个朋友。", "I have 12 friends.", "tatoeba"),
    Pair("我有12个朋友。", "There are 12 friends that I have.", "tatoeba"),
]


class Data(unittest.TestCase):
    def setUp(self):
        self.lexicon = Lexicon(DICTIONARY)

    def test_words_that_translate_each_other_are_found_in_a_pair(self):
        links = {link.zh: link.en for link in self.lexicon.links(SENTENCES[0])}
        self.assertEqual(links, {"桌子": "table", "朋友": "friend", "电影": "film"})

    def test_marks_are_the_same_on_both_sides(self):
        for seed in range(300):
            changed = with_marks(SENTENCES[seed % 2], self.lexicon, random.Random(seed))
            if changed:
                self.assertTrue(faithful(changed), changed)
                self.assertNotEqual(marks(changed.en) + [changed.en], [SENTENCES[seed % 2].en])

    def test_required_words_are_in_the_reference(self):
        for seed in range(200):
            task = direction(SENTENCES[seed % 2], "en" if seed % 3 else "zh")
            for word in required_words(task, self.lexicon, random.Random(seed)):
                self.assertIn(word, task.target)

    def test_a_revision_ends_in_a_learned_answer_and_never_learns_a_spoilt_draft(self):
        revisions = Revisions(SENTENCES, self.lexicon)
        for seed in range(300):
            dialog = revisions.make(SENTENCES[seed % 3], "en" if seed % 2 else "zh", random.Random(seed))
            if dialog:
                self.assertTrue(dialog[-1].learn)
                self.assertGreater(len(dialog), 1)

    def test_no_training_pair_shares_a_side_with_a_held_out_one(self):
        kept = without(SENTENCES + [Pair("我 有 12 个朋友", "Other.", "x")], [SENTENCES[1]])
        self.assertEqual(kept, [SENTENCES[0]])
        self.assertEqual(folded("Ａ b, C!"), "abc")


class Tokens(unittest.TestCase):
    def setUp(self):
        self.tokenizer = Tokenizer(MODEL)

    def test_any_text_comes_back(self):
        for text in ("Hello  world\n\n", "我爱你😀\tx", "<g1>a</g1> %s {name}", "\u0000é\u2581"):
            self.assertEqual(self.tokenizer.decode(self.tokenizer.encode(text)), text.replace("\u2581", " "))

    def test_only_answers_are_learned_and_each_ends(self):
        dialog = [Turn("Hi", "你好", False), Turn("Again", "您好")]
        tokens, learn = encode(dialog, self.tokenizer)
        self.assertEqual((tokens[0], tokens.count(BOS), tokens.count(EOS)), (BOS, 1, 2))
        learned = [token for token, learned in zip(tokens, learn) if learned]
        self.assertEqual(learned, self.tokenizer.encode("您好") + [EOS])

    def test_a_word_that_was_asked_for_has_the_tokens_of_the_instruction_and_weighs_more(self):
        for answer, asked, copied in (
            ("你想将头发剪成怎样？", ["发剪成怎"], "发剪成怎"),
            ("He asked about it.", ["it", "asked"], " asked"),
            ("Tom left.", ["Tom", "Mary"], "Tom"),
        ):
            tokens, weights = encode([Turn("Hi", answer, asked=asked)], self.tokenizer)
            heavy = self.tokenizer.decode([token for token, weight in zip(tokens, weights) if weight == ASKED])
            self.assertTrue(heavy.startswith(copied), heavy)
            learned = [token for token, weight in zip(tokens, weights) if weight]
            self.assertEqual(self.tokenizer.decode(learned), answer)
            ids = self.tokenizer.encode(copied)
            self.assertIn(ids, [learned[i : i + len(ids)] for i in range(len(learned))])

    def test_batches_keep_to_their_size_and_shapes(self):
        rng = numpy.random.default_rng(1)
        sizes = rng.integers(4, 200, 500)
        examples = [Example(numpy.ones(n, numpy.uint16), numpy.ones(n, bool)) for n in sizes]
        for batch in batches(examples, 1024, 1):
            self.assertLessEqual(batch.learn[:, 1:].numel(), 1024)
            self.assertIn(batch.tokens.shape[1] - 1, LENGTHS)


class Network(unittest.TestCase):
    def setUp(self):
        torch.manual_seed(1)
        self.model = Model(Shape(vocabulary=50, width=32, layers=2, heads=2, feed_forward=64, window=32))

    def test_a_token_sees_nothing_that_comes_after_it(self):
        tokens = torch.randint(0, 50, (1, 20))
        changed = tokens.clone()
        changed[0, 12:] = 7
        self.assertTrue(torch.allclose(self.model(tokens)[0, :12], self.model(changed)[0, :12], atol=1e-6))

    def test_the_model_folder_holds_the_same_weights(self):
        state = {name: values.half().float() for name, values in self.model.state_dict().items()}
        tensors = hugging_face_names(self.model.shape, state)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "model.safetensors"
            write_tensors(path, {name: values.numpy().astype(numpy.float16) for name, values in tensors.items()})
            found = own_names(self.model.shape, read_tensors(path))
        self.assertEqual(set(found), set(state))
        self.assertTrue(all(torch.equal(found[name], state[name]) for name in state))

    def test_orthogonal_matrices_have_singular_values_near_one(self):
        for shape in ((2, 64, 32), (1, 32, 64)):
            values = torch.linalg.svdvals(orthogonal(torch.randn(shape)).float())
            self.assertTrue(bool(((values > 0.5) & (values < 1.5)).all()))


if __name__ == "__main__":
    unittest.main()
