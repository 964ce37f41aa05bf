//! One summary of several outlets' articles on a story.
mod concepts;
mod cover;
mod differences;
mod telling;

use super::choose::shares;
use super::reading::{overlap, product, unit_dense, Sentence, Style, Terms, Vector, Whole};
use super::weights::StoryWeights;
use super::Reasons;
use crate::{Article, Span};
use concepts::Concepts;
use cover::{Candidate, Cover, Wanted};

pub use differences::Difference;

/// Sentences of two articles say the same, or a good part of it, from this similarity on.
const SAME: f32 = 0.3;

/// What the reader asks for of a story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StoryRequest<'r> {
    /// At most so many words; at least one sentence.
    pub words: usize,
    /// Article and sentence of what must be in it; it counts toward the length.
    pub pinned: &'r [(usize, usize)],
    /// Article and sentence of what must not be in it; what is pinned too is pinned.
    pub dropped: &'r [(usize, usize)],
}

/// A sentence of another outlet that says the same.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Support {
    /// Its article, by its place in the input.
    pub article: usize,
    /// Its number there.
    pub sentence: usize,
    /// How alike the two are, from 0 to 1.
    pub score: f64,
}

/// A sentence picked from one of the articles.
#[derive(Debug, Clone, PartialEq)]
pub struct StoryPick {
    /// Which article, by its place in the input.
    pub article: usize,
    /// Which of its sentences.
    pub sentence: usize,
    /// Where it stands in that article's text.
    pub span: Span,
    /// From 0 to 1, comparable within one summary only.
    pub score: f64,
    /// Whether the reader asked for it.
    pub pinned: bool,
    /// Why it was picked, in parts: `central` is how much of what the outlets have in common it holds.
    pub reasons: Reasons,
    /// Why it was picked, for people.
    pub why: String,
    /// The other articles with a sentence that says the same.
    pub supported_by: Vec<usize>,
    /// The sentence of each of them that says it best, by article.
    pub support: Vec<Support>,
    /// Where those sentences give another number, date or name.
    pub differences: Vec<Difference>,
}

/// At most `words` words (at least one sentence) from the articles, without repeating: what the outlets have in common, in
/// as few words as tell it, so that it ends where they have no more in common. In the order of telling: by day, by place in
/// its article, then by article. Method: concepts of Gillick and Favre 2009 chosen by an objective after Lin and Bilmes 2011.
pub fn summarize(articles: &[Article], words: usize) -> Vec<StoryPick> {
    pick(articles, &StoryRequest { words, pinned: &[], dropped: &[] }, StoryWeights::shipped())
}

/// The same with what the reader asks for, and with weights of one's own ([`StoryWeights::shipped`] are those that ship).
pub fn pick(articles: &[Article], request: &StoryRequest, weights: &StoryWeights) -> Vec<StoryPick> {
    let story = Story::read(articles, weights);
    let number = |wanted: &[(usize, usize)]| -> Vec<usize> {
        let numbers = story.at.iter().enumerate().filter(|(_, at)| wanted.contains(at));
        numbers.map(|(number, _)| number).collect()
    };
    let wanted = Wanted { pinned: &number(request.pinned), dropped: &number(request.dropped) };
    let cover = Cover {
        concepts: &story.concepts,
        candidates: &story.candidates,
        vectors: &story.whole.vectors,
        weights,
        words: request.words,
    };
    let mut chosen = cover.choose(&wanted);
    telling::order(&mut chosen, articles, &story.at, &story.candidates);
    let covered: Vec<f32> = story
        .concepts
        .of
        .iter()
        .map(|concepts| concepts.iter().filter_map(|number| story.concepts.weights.get(*number as usize)).sum())
        .collect();
    let central = shares(&covered);
    chosen
        .into_iter()
        .filter_map(|choice| {
            let (article, sentence) = *story.at.get(choice.at)?;
            let span = *articles.get(article)?.sentences.get(sentence)?;
            let support = support(choice.at, article, &story.at, &story.whole.vectors);
            let counts = story.sentences.get(choice.at).map(|sentence| sentence.counts.as_slice()).unwrap_or_default();
            let words = story.terms.strongest(counts, &story.whole.repeated);
            let central = central.get(choice.at).copied().unwrap_or_default();
            Some(StoryPick {
                article,
                sentence,
                span,
                score: central,
                pinned: choice.pinned,
                why: telling::why(support.len(), articles.len(), &words),
                reasons: Reasons { place: super::choose::place(sentence), central, new: f64::from(choice.new), words },
                supported_by: support.iter().map(|support| support.article).collect(),
                differences: differences::differences(articles, article, span, &support),
                support,
            })
        })
        .collect()
}

/// The articles of a story, read once.
struct Story {
    terms: Terms,
    sentences: Vec<Sentence>,
    /// Article and place of each sentence, in order.
    at: Vec<(usize, usize)>,
    whole: Whole,
    concepts: Concepts,
    candidates: Vec<Candidate>,
}

impl Story {
    fn read(articles: &[Article], weights: &StoryWeights) -> Self {
        let mut terms = Terms::default();
        let mut at: Vec<(usize, usize)> = Vec::new();
        let mut sentences: Vec<Sentence> = Vec::new();
        for (number, article) in articles.iter().enumerate() {
            at.extend((0..article.sentences.len()).map(|place| (number, place)));
            sentences.extend(terms.read(article, usize::MAX));
        }
        let titled = articles.iter().filter_map(|article| Some((article.headline?, article.language)));
        let headlines: Vec<Sentence> = titled.map(|(line, language)| terms.line(line, language)).collect();
        let places: Vec<usize> = at.iter().map(|(_, place)| *place).collect();
        let whole = Whole::of(&sentences, &places, terms.shown.len(), weights.decay, (0.0, weights.common));
        let concepts = Concepts::of(&sentences, &at, &headlines, articles.len(), &terms, weights);
        let mut title = vec![0.0; terms.shown.len()];
        for (term, _) in headlines.iter().flat_map(|headline| &headline.counts) {
            title.get_mut(*term as usize).into_iter().for_each(|count| *count += 1.0);
        }
        let title = unit_dense(title);
        let style = Style::of_story(weights);
        let candidates = sentences
            .iter()
            .zip(&at)
            .zip(whole.sets.iter().zip(&concepts.shared))
            .map(|((sentence, (article, place)), (set, shared))| Candidate {
                words: sentence.words,
                value: weights.shared * shared
                    + weights.title * product(set, &title)
                    + weights.place / (*place as f32 + 1.0)
                    + sentence.style.weigh(&style),
                leans: *place > 0 && sentence.leans.back,
                article: *article,
            })
            .collect();
        Self { terms, sentences, at, whole, concepts, candidates }
    }
}

/// The sentence of each other article that says most of what sentence `number` says, where it says enough of it.
fn support(number: usize, article: usize, at: &[(usize, usize)], vectors: &[Vector]) -> Vec<Support> {
    let Some(vector) = vectors.get(number) else { return Vec::new() };
    let mut found: Vec<Support> = Vec::new();
    for ((other, sentence), said) in at.iter().zip(vectors) {
        let alike = overlap(vector, said);
        if *other == article || alike < SAME {
            continue;
        }
        let new = Support { article: *other, sentence: *sentence, score: f64::from(alike.min(1.0)) };
        match found.last_mut().filter(|last| last.article == *other) {
            Some(last) if last.score < new.score => *last = new,
            Some(_) => {}
            None => found.push(new),
        }
    }
    found
}
