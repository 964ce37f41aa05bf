"""Learns the table of word vectors from all-MiniLM-L6-v2 and writes it as `words.bin` (its form: similarity/table.rs).

    python3 distill.py SOURCES MODEL texts.txt words.bin

Each text's vector is the sum of the vectors of its words and pieces of words. It is learned to point where the vector of
the teacher points (tokenlearn), and to have the cosines to other texts that the teacher has. How much a word weighs is the
length of its vector.
"""
import itertools
import re
import struct
import sys
import unicodedata
from collections import Counter

import numpy as np
import torch
from tokenizers import Tokenizer
from transformers import AutoModel

import wordnet

SOURCES, MODEL, TEXTS, OUT = sys.argv[1:5]
SCOWL = f"{SOURCES}/usr/share/dict/scowl"
DIMENSIONS = 256
NUMBER_OF_TEXTS = 140_000
MORE_WORDS = 4_400  # English words that BERT's vocabulary lacks, the most frequent in the texts
EPOCHS, BATCH, BLOCK, RATE = 3, 1024, 64, 2e-3
PAIRS = 20  # how much the cosines to other texts count against the direction
WHITE = 0.7  # how far the directions that all texts share are held down
WORD = re.compile("[a-z0-9]+")
LONGEST = 18

torch.set_num_threads(1)
torch.manual_seed(7)
chance = np.random.default_rng(7)
normalize = torch.nn.functional.normalize


def plain(text):
    return "".join(c for c in unicodedata.normalize("NFD", text.lower()) if not unicodedata.combining(c))


def teach(texts):
    """What the teacher makes of each text: the mean of its last layer, of length 1."""
    tokenizer = Tokenizer.from_file(f"{MODEL}/tokenizer.json")
    tokenizer.no_padding()
    tokenizer.enable_truncation(64)
    model = AutoModel.from_pretrained(MODEL).eval().to(torch.bfloat16)
    out = np.zeros((len(texts), 384), np.float16)
    for start in range(0, len(texts), 20_000):
        ids = [encoding.ids for encoding in tokenizer.encode_batch(texts[start : start + 20_000])]
        order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
        with torch.inference_mode():
            for at in range(0, len(order), 64):
                some = order[at : at + 64]
                width = max(len(ids[i]) for i in some)
                tokens = torch.tensor([ids[i] + [0] * (width - len(ids[i])) for i in some])
                mask = torch.tensor([[1] * len(ids[i]) + [0] * (width - len(ids[i])) for i in some])
                hidden = model(input_ids=tokens, attention_mask=mask).last_hidden_state.float()
                mean = (hidden * mask[:, :, None]).sum(1) / mask.sum(1)[:, None]
                out[[start + i for i in some]] = normalize(mean, dim=1).numpy().astype(np.float16)
        print("taught", start, flush=True)
    return out.astype(np.float32)


class Words:
    """The entries of the table, and how a word is put together from them: the longest first, from left to right."""

    def __init__(self, texts):
        vocabulary = open(f"{MODEL}/vocab.txt", encoding="utf8").read().split("\n")
        self.entries = [entry for entry in vocabulary if re.fullmatch("(##)?[a-z0-9]+", entry)]
        known = set(self.entries)
        english = wordnet.levels(SCOWL, ("english-words",), 35)
        count = Counter(word for text in texts for word in WORD.findall(plain(text)))
        more = [word for word, _ in count.most_common() if word not in known and word in english and word.isalpha()]
        self.entries += more[:MORE_WORDS]
        self.number = {entry: i for i, entry in enumerate(self.entries)}
        self.cache = {}

    def of(self, word):
        if word not in self.cache:
            self.cache[word] = self.split(word)
        return self.cache[word]

    def split(self, word):
        if word in self.number:
            return [self.number[word]]
        found, at = [], 0
        while at < len(word):
            for end in range(min(len(word), at + LONGEST), at, -1):
                number = self.number.get(("##" if at else "") + word[at:end])
                if number is not None:
                    found.append(number)
                    at = end
                    break
            else:
                return []
        return found

    def ids(self, text):
        return [number for word in WORD.findall(plain(text)) for number in self.of(word)]


def bags(lists):
    starts = [0, *itertools.accumulate(len(one) for one in lists)][:-1]
    return torch.tensor([number for one in lists for number in one]), torch.tensor(starts)


def first_guess(count, ids, target):
    """The mean of the texts that hold the word, weighted by how rare it is (SIF)."""
    sums, counts, mean = torch.zeros(count, DIMENSIONS), torch.zeros(count), target.mean(0)
    flat, _ = bags(ids)
    lengths = torch.tensor([len(one) for one in ids])
    owner = torch.repeat_interleave(torch.arange(len(ids)), lengths)
    weight = 1 / lengths[owner].float().sqrt()
    for at in range(0, len(flat), 500_000):
        part = slice(at, at + 500_000)
        sums.index_add_(0, flat[part], (target[owner[part]] - mean) * weight[part, None])
        counts.index_add_(0, flat[part], weight[part])
    share = counts / counts.sum()
    return sums / (counts[:, None] + 2) * (1e-4 / (1e-4 + share))[:, None].sqrt() * 2


def learn(words, texts, seen):
    ids = [words.ids(text) for text in texts]
    keep = [i for i, one in enumerate(ids) if one]
    ids, seen = [ids[i] for i in keep], seen[keep]
    axes, _, _ = np.linalg.svd(seen.T @ seen)
    target = normalize(torch.tensor(seen @ axes[:, :DIMENSIONS]), dim=1)
    seen = torch.tensor(seen)

    table = torch.nn.EmbeddingBag(len(words.entries), DIMENSIONS, mode="sum")
    with torch.no_grad():
        table.weight.copy_(first_guess(len(words.entries), ids, target))
    optimizer = torch.optim.Adam(table.parameters(), lr=RATE, betas=(0.9, 0.98))
    # Batches hold blocks of texts that are alike, or nearly all of their pairs had nothing in common.
    pivots = seen[chance.choice(len(seen), 256, replace=False)]
    group = torch.cat([(seen[at : at + 20_000] @ pivots.T).argmax(1) for at in range(0, len(seen), 20_000)]).numpy()
    step, steps = 0, EPOCHS * (len(ids) // BATCH)
    for epoch in range(EPOCHS):
        order = np.lexsort((chance.random(len(ids)), group))
        blocks = [order[at : at + BLOCK] for at in range(0, len(order) - BLOCK, BLOCK)]
        chance.shuffle(blocks)
        size = BATCH // BLOCK
        for at in range(0, len(blocks) - size + 1, size):
            batch = np.concatenate(blocks[at : at + size])
            optimizer.param_groups[0]["lr"] = RATE * max(0.02, 1 - step / steps)
            step += 1
            ours, which = normalize(table(*bags([ids[i] for i in batch])), dim=1), torch.from_numpy(batch)
            loss = (1 - (ours * target[which]).sum(1)).mean()
            theirs = seen[which] @ seen[which].T
            off = 1 - torch.eye(len(batch))
            loss = loss + PAIRS * ((ours @ ours.T - theirs) ** 2 * off * (0.1 + theirs.clamp(min=0))).sum() / off.sum()
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        print("epoch", epoch, loss.item(), flush=True)
    return table.weight.detach().numpy()


def whitened(words, table, texts):
    """The table turned to the axes of the texts' vectors, the strongest held down."""
    sums = np.array([table[words.ids(text)].sum(0) for text in texts])
    sums /= np.maximum(np.linalg.norm(sums, axis=1, keepdims=True), 1e-9)
    _, strength, axes = np.linalg.svd(sums - sums.mean(0), full_matrices=False)
    return (table @ axes.T) * (strength / strength[0]) ** -WHITE


def write(path, words, table):
    """Sixteen levels, with the scale for each entry that loses least."""
    largest = np.abs(table).max(1)
    least, levels, scales = np.full(len(table), np.inf), np.zeros(table.shape, np.uint8), np.zeros(len(table), "<f4")
    for part in np.linspace(0.5, 1, 11):
        scale = np.maximum(largest * part / 7.5, 1e-12)
        level = np.clip(np.round(table / scale[:, None] + 7.5), 0, 15)
        lost = ((table - (level - 7.5) * scale[:, None]) ** 2).sum(1)
        better = lost < least
        least[better], levels[better], scales[better] = lost[better], level[better], scale[better]
    english = wordnet.levels(SCOWL, ("english-words", "american-words"), 35, fold=False)
    with open(path, "wb") as file:
        file.write(b"BSWV" + struct.pack("<II", *table.shape))
        for entry in words.entries:
            file.write(bytes([len(entry) | (0x80 if entry in english else 0)]) + entry.encode())
        file.write(scales.tobytes())
        file.write((levels[:, 0::2] | (levels[:, 1::2] << 4)).tobytes())


def main():
    texts = open(TEXTS, encoding="utf8").read().split("\n")[:NUMBER_OF_TEXTS]
    taught = teach(texts)
    words = Words(texts)
    table = learn(words, texts, taught)
    write(OUT, words, whitened(words, table, texts[:6_000]))


if __name__ == "__main__":
    main()
