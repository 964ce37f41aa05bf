"""WordNet 3.0 and SCOWL as Debian packs them: senses, words by kind, frequencies."""
import os
import re

KINDS = """adj.all adj.pert adv.all noun.Tops noun.act noun.animal noun.artifact noun.attribute noun.body noun.cognition
noun.communication noun.event noun.feeling noun.food noun.group noun.location noun.motive noun.object noun.person
noun.phenomenon noun.plant noun.possession noun.process noun.quantity noun.relation noun.shape noun.state noun.substance
noun.time verb.body verb.change verb.cognition verb.communication verb.competition verb.consumption verb.contact
verb.creation verb.emotion verb.motion verb.perception verb.possession verb.social verb.stative verb.weather
adj.ppl""".split()


def senses(folder):
    """(kind, lemmas, whether it is one of its kind, gloss) of each sense."""
    for part in ("noun", "verb", "adj", "adv"):
        for line in open(f"{folder}/data.{part}"):
            if line.startswith(" "):
                continue
            head, _, gloss = line.rstrip().partition(" | ")
            field = head.split()
            lemmas = [re.sub(r"\(.*\)", "", field[4 + 2 * i]).replace("_", " ") for i in range(int(field[3], 16))]
            yield KINDS[int(field[1])], lemmas, " @i " in head, gloss


def counts(folder):
    """How often each lemma was seen in each kind, in the texts that WordNet's makers tagged."""
    seen = {}
    for line in open(f"{folder}/cntlist.rev"):
        key, _, count = line.split()
        lemma, rest = key.split("%")
        kind = KINDS[int(rest.split(":")[1])]
        seen[lemma, kind] = seen.get((lemma, kind), 0) + int(count)
    return seen


def exceptions(folder):
    """Irregular forms of verbs."""
    forms = {}
    for line in open(f"{folder}/verb.exc"):
        form, *lemmas = line.split()
        for lemma in lemmas:
            forms.setdefault(lemma, []).append(form)
    return forms


def levels(folder, kinds, upto, fold=True):
    """SCOWL's level (10: the most frequent) of each word, the lowest that has it; with `fold` in lower case."""
    level = {}
    for one in (10, 20, 35, 40):
        for kind in kinds:
            path = f"{folder}/{kind}.{one}"
            if one <= upto and os.path.exists(path):
                for word in open(path, encoding="latin1"):
                    level.setdefault(word.strip().lower() if fold else word.strip(), one)
    return level
