//! One summary of a story's articles, and where they differ.
use crate::compare::fact_kind;
use crate::error::Error;
use crate::library::Library;
use crate::loaded::Loaded;
use crate::stories;
use crate::summary::{count, Choices};
use crate::view::{Id, StoryDifference, StoryDropped, StorySentence, StorySummaryView, StorySupport, StoryValue};
use broadsheet_analysis::summary::story::{self, Difference, StoryPick, StoryRequest};
use broadsheet_analysis::summary::weights::StoryWeights;
use broadsheet_analysis::{Article, Span};

impl Library {
    /// The summary of a story in at most so many words (1 to 10,000), under what the reader pinned and dropped.
    pub fn story_summary(&self, id: Id, words: u32) -> Result<StorySummaryView, Error> {
        self.read(|reader| {
            let loaded = stories::members(reader, id)?;
            let texts: Vec<Article> = loaded.iter().map(|one| one.subject.article()).collect();
            let (mut pinned, mut dropped) = (Vec::new(), Vec::new());
            for (number, (one, text)) in loaded.iter().zip(&texts).enumerate() {
                let chosen = Choices::load(reader, one.article, Some(id))?.of(text);
                pinned.extend(chosen.pinned.into_iter().map(|sentence| (number, sentence)));
                dropped.extend(chosen.dropped.into_iter().map(|sentence| (number, sentence)));
            }
            let words = words.clamp(1, 10_000) as usize;
            let request = StoryRequest { words, pinned: &pinned, dropped: &dropped };
            let picks = story::pick(&texts, &request, StoryWeights::shipped());
            let members = Members { loaded: &loaded, texts: &texts };
            let dropped = dropped.iter().filter_map(|place| {
                let StorySupport { article, sentence, text } = members.sentence(*place)?;
                Some(StoryDropped { article, sentence, text })
            });
            Ok(StorySummaryView {
                dropped: dropped.collect(),
                words: picks.iter().filter_map(|pick| Some(count(pick.span.of(texts.get(pick.article)?.text)))).sum(),
                sentences: picks.iter().filter_map(|pick| members.pick(pick)).collect(),
            })
        })
    }

    /// Keeps the reader's word that a sentence must be in the summary of a story (`Some(true)`), that it must not
    /// (`Some(false)`), or takes it back (`None`). It holds as long as the article has the sentence in the same words.
    pub fn choose_for_story(&self, id: Id, version: Id, sentence: u32, pinned: Option<bool>) -> Result<(), Error> {
        self.read(|reader| stories::title(reader, id))?;
        self.choose(version, sentence, Some(id), pinned)
    }
}

/// The articles of a story beside what analysis is told of them.
struct Members<'a> {
    loaded: &'a [Loaded],
    texts: &'a [Article<'a>],
}

impl Members<'_> {
    fn sentence(&self, (article, sentence): (usize, usize)) -> Option<StorySupport> {
        let text = self.texts.get(article)?;
        Some(StorySupport {
            article: self.loaded.get(article)?.reference(),
            sentence: sentence as u32,
            text: text.sentences.get(sentence)?.of(text.text).to_string(),
        })
    }

    fn pick(&self, pick: &StoryPick) -> Option<StorySentence> {
        let StorySupport { article, sentence, text } = self.sentence((pick.article, pick.sentence))?;
        let support = pick.support.iter().filter_map(|one| self.sentence((one.article, one.sentence)));
        Some(StorySentence {
            article,
            sentence,
            text,
            pinned: pick.pinned,
            why: pick.why.clone(),
            support: support.collect(),
            differences: self.differences(pick),
        })
    }

    /// One for each value of the pick, with everybody who gives it differently.
    fn differences(&self, pick: &StoryPick) -> Vec<StoryDifference> {
        let mut found: Vec<(Span, StoryDifference)> = Vec::new();
        for difference in &pick.differences {
            let Difference { article, sentence, own, other, kind } = difference;
            let kind = fact_kind(*kind);
            let Some(value) = self.value(*article, *sentence, *other) else { continue };
            if let Some((_, known)) = found.iter_mut().find(|(span, known)| span == own && known.kind == kind) {
                known.values.push(value);
            } else if let Some(first) = self.value(pick.article, pick.sentence, *own) {
                found.push((*own, StoryDifference { kind, values: vec![first, value] }));
            }
        }
        found.into_iter().map(|(_, difference)| difference).collect()
    }

    fn value(&self, article: usize, sentence: usize, span: Span) -> Option<StoryValue> {
        Some(StoryValue {
            article: self.loaded.get(article)?.reference(),
            sentence: sentence as u32,
            text: span.of(self.texts.get(article)?.text).to_string(),
        })
    }
}
