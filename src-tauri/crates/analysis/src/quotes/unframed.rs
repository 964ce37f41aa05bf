//! Quotation marks without a frame: what is an utterance all the same, and what is none (titles, nicknames, terms).
use super::attribution::{Draft, Reader};
use super::clauses::words;
use super::cues::class;
use super::focus::Resolved;
use super::outline::{Outline, Sentence};
use super::Attribution;
use crate::Span;
use rustc_hash::FxHashMap;

impl Reader<'_, '_> {
    /// "KERN: …" at the head of a stretch, as transcripts have it.
    pub(super) fn label(&self, span: Span) -> Option<Resolved> {
        let text = self.outline.text;
        let whole = span.of(text);
        let inside = whole.trim_start_matches(|c: char| !c.is_alphanumeric());
        let label = inside.get(..inside.find(':').filter(|at| *at <= 40)?)?;
        let capitals = label.chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase);
        if !capitals || label.chars().filter(|c| c.is_alphabetic()).count() < 2 || label.split_whitespace().count() > 3
        {
            return None;
        }
        let start = span.start() + whole.len() - inside.len();
        let last = label.split_whitespace().next_back()?.to_lowercase();
        let person = self.cast.people.iter().take(400).position(|person| {
            person.name.split_whitespace().next_back().is_some_and(|word| word.to_lowercase() == last)
        });
        let name = person.map_or(label, |person| self.cast.name(person));
        Some(Resolved {
            attribution: Attribution {
                mentions: vec![Span::new(start, start + label.len())],
                canonical: name.to_owned(),
                person,
            },
            confidence: 0.88,
            why: format!("“{label}:” stands at its head, as in a transcript"),
        })
    }

    /// Words in quotation marks without a frame: an utterance when they are long enough to be one.
    pub(super) fn loose(&mut self, number: usize, sentence: Sentence, quote: usize) {
        let outline = self.outline;
        let Some(stretch) = outline.quote(quote).map(|number| outline.stretch(number)) else { return };
        let count = words(outline, &[stretch.span]);
        let inside = stretch.inside(outline.text);
        let sentence_like = inside.starts_with(char::is_uppercase)
            && (inside.ends_with(['.', '!', '?', ',', '…'])
                || outline.is_mark(quote + 1, ",")
                // Romance languages set the full stop behind the mark.
                || outline.lexicon.romance() && outline.is_mark(quote + 1, ".") && !outline.word(quote.wrapping_sub(1)));
        let german = outline.lexicon.language == crate::Language::German;
        let utterance = if german {
            outline.german_utterance(quote)
        } else {
            count >= 7 || sentence_like && count >= 4 || outline.chanted(quote)
        };
        if !utterance {
            self.unheard.extend(outline.quote(quote).map(|stretch| (stretch, sentence, number)));
            return;
        }
        let phrase = if german {
            outline.german_owner(sentence.start, quote)
        } else {
            outline.main_subject(sentence.start, quote)
        };
        let subject = phrase.map(|phrase| self.focus.resolve(outline, self.cast, phrase));
        // German: reported speech goes on in the subjunctive, whoever is the subject.
        let reported = german && outline.subjunctive(sentence.start, sentence.end);
        let carried = self
            .drafts
            .last()
            .filter(|last| reported && last.paragraph == sentence.paragraph && last.sentence + 2 >= number)
            .and_then(|last| last.speaker.clone());
        let speaker = carried
            .or(subject)
            .filter(|resolved| resolved.attribution.person.is_some() || german)
            .map(|resolved| Resolved { confidence: resolved.confidence * 0.6, ..resolved });
        // "E ancora: «…»": small words and a colon go on with whoever spoke.
        let colon = quote.wrapping_sub(1);
        let goes_on = outline.lexicon.romance()
            && outline.is_mark(colon, ":")
            && (1..4).contains(&colon.saturating_sub(sentence.start))
            && (sentence.start..colon).all(|at| outline.has(at, class::COORDINATING | class::AUX | class::NOTSTART));
        let speaker = speaker.or_else(|| self.dropped(number).filter(|_| goes_on));
        let why = match &speaker {
            Some(speaker) => format!("no reporting word; the sentence is about {}", speaker.attribution.canonical),
            None => String::new(),
        };
        self.drafts.push(Draft {
            spans: vec![stretch.span],
            cue: None,
            speaker,
            why,
            sentence: number,
            paragraph: sentence.paragraph,
            closed: stretch.closed,
            direct: true,
            carried: true,
        });
    }

    /// Stretches that repeat, word for word, what is given to somebody in the same line or the next: a heading that
    /// is set before its paragraph.
    pub(super) fn echo(&mut self) {
        let outline = self.outline;
        let mut said: FxHashMap<String, usize> = FxHashMap::default();
        for (number, draft) in self.drafts.iter().enumerate().rev().filter(|(_, draft)| draft.speaker.is_some()) {
            for span in &draft.spans {
                let first = outline.stretches.partition_point(|stretch| stretch.span.end() <= span.start());
                for stretch in
                    outline.stretches.iter().skip(first).take_while(|stretch| stretch.span.start() < span.end())
                {
                    said.insert(plain(stretch.inside(outline.text)), number);
                }
            }
        }
        for (quote, sentence, number) in std::mem::take(&mut self.unheard) {
            let stretch = outline.stretch(quote);
            let words = plain(stretch.inside(outline.text));
            let Some(draft) = said.get(&words).and_then(|at| self.drafts.get(*at)) else { continue };
            let near = draft.paragraph.abs_diff(sentence.paragraph) <= 1;
            // German names stand in marks too, so a short echo tells nothing.
            let enough = if outline.lexicon.language == crate::Language::German { 4 } else { 2 };
            let long = words.split(' ').count() >= enough;
            let Some(speaker) = draft.speaker.clone().filter(|_| near && long) else { continue };
            let why = format!("the same words are given to {} right by it", speaker.attribution.canonical);
            let trust = if draft.paragraph == sentence.paragraph { 0.93 } else { 0.87 };
            let speaker = Some(Resolved { confidence: speaker.confidence * trust, ..speaker });
            self.drafts.push(Draft {
                spans: vec![stretch.span],
                cue: None,
                speaker,
                why,
                sentence: number,
                paragraph: sentence.paragraph,
                closed: true,
                direct: false,
                carried: true,
            });
        }
    }

    /// Titles of works, nicknames and terms: not what anybody said.
    pub(super) fn no_quotation(&self, quote: usize) -> bool {
        let outline = self.outline;
        let Some(stretch) = outline.quote(quote).map(|number| outline.stretch(number)) else { return true };
        let inside = stretch.inside(outline.text);
        let count = inside.split_whitespace().count();
        if count > 8 {
            return false;
        }
        let before = quote.wrapping_sub(1);
        // A name on both sides: a nickname.
        if count <= 2 && outline.has(before, class::GIVEN) && outline.cap(before) && outline.name_word(quote + 1) {
            return true;
        }
        let announced = outline.lexicon.so_called.iter().any(|words| {
            let start = quote.checked_sub(words.len());
            start.is_some_and(|start| {
                words.iter().enumerate().all(|(offset, word)| outline.lower(start + offset) == word)
            })
        });
        let titled = inside
            .split_whitespace()
            .filter(|word| word.chars().count() > 3)
            .all(|word| word.starts_with(char::is_uppercase))
            && inside.starts_with(char::is_uppercase);
        let work = outline.has(before, class::WORK)
            || outline.is_mark(before, ",") && outline.has(before.wrapping_sub(1), class::WORK);
        let ends = inside.ends_with(['.', '!', '?', '…']);
        if outline.lexicon.language == crate::Language::German && !ends && outline.german_name(quote, count) {
            return true;
        }
        // On the network's “Morning Harbor,”: a program.
        let short = inside.trim_end_matches(',').split_whitespace().all(|word| {
            !outline.lexicon.language.eq(&crate::Language::German)
                && word.starts_with(|c: char| c.is_uppercase() || c.is_numeric())
                || outline.lexicon.classes(word) & (class::PREP | class::DET | class::CONJ) != 0
        });
        let program = (2..=5).contains(&count)
            && short
            && titled
            && (outline.possessive(before)
                || matches!(outline.lower(before), "on" | "of" | "in" | "from" | "the") && outline.word(before));
        if program && !ends {
            return true;
        }
        // "le quartier dit « des Sables »": a participle behind what cannot speak, and no verb.
        let participle = outline.lexicon.romance()
            && outline.word(before.wrapping_sub(1))
            && !outline.cap(before.wrapping_sub(1))
            && !outline.speaking_noun(before.wrapping_sub(1))
            && !outline.has(
                before.wrapping_sub(1),
                class::HAVE | class::BE | class::AUX | class::CLITIC | class::PRON | class::REL,
            );
        let cue_before = outline.has(before, class::LABEL | class::SAY) && !participle;
        // American marks take the full stop in ("the film “Harbor Lights.”").
        let dotted = ends && !(outline.lexicon.language == crate::Language::English && count <= 6);
        announced && !cue_before && !(ends && count > 4) || work && titled && !dotted
    }
}

impl Outline<'_> {
    /// English: what a crowd cries and what stands on a sign, where no verb of saying leads to it ("to chants of
    /// “Out! Out!”", "a hat reading “…”").
    fn chanted(&self, quote: usize) -> bool {
        if self.lexicon.language != crate::Language::English {
            return false;
        }
        let before = quote.saturating_sub(1 + usize::from(self.is_mark(quote.wrapping_sub(1), ",")));
        let cries = |at: usize| {
            matches!(self.lower(at), "chants" | "chant" | "shouts" | "cries" | "calls" | "cheers" | "yells")
        };
        let sign = |at: usize| {
            matches!(
                self.lower(at),
                "sign"
                    | "signs"
                    | "hat"
                    | "hats"
                    | "shirt"
                    | "shirts"
                    | "t-shirt"
                    | "t-shirts"
                    | "banner"
                    | "banners"
                    | "placard"
                    | "placards"
                    | "poster"
                    | "posters"
                    | "sticker"
                    | "button"
                    | "cap"
            )
        };
        let reads = match self.lower(before) {
            "reading" | "saying" => sign(before.wrapping_sub(1)),
            "read" | "reads" | "said" | "says" => (before.saturating_sub(4)..before).any(sign),
            _ => false,
        };
        self.lower(before) == "chanting"
            || self.lower(before) == "of" && cries(before.wrapping_sub(1))
            || self.is_mark(quote + 1, ",") && self.lower(quote + 2) == "came" && cries(quote + 3)
            || self.lower(quote + 1) == "came" && cries(quote + 2)
            || reads
    }
}

/// Words in lower case, without marks.
fn plain(text: &str) -> String {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect::<Vec<_>>()
        .join(" ")
}
