//! The tellings of one speaker, put together by utterance, each against the fullest of them.
use crate::draw::{self, mark};
use crate::error::Error;
use crate::quotes::Stored;
use crate::view::{GivenTo, Id, MarkKind, Run, SpokenQuotation, StoryRef, Variant};
use broadsheet_analysis::diff::{self, Op};
use broadsheet_analysis::quotes::variants::{self, Prepared, Speakers, Telling, When};
use broadsheet_analysis::quotes::{Findings, Person, SpeakerKind};
use broadsheet_analysis::{story, Language, Span};
use rusqlite::{Connection, OptionalExtension};
use std::collections::HashMap;

/// A quotation with what of its article the timeline shows.
pub(crate) struct Told {
    pub(crate) stored: Stored,
    /// What is compared: the words inside quotation marks, else what is reported.
    pub(crate) words: String,
    pub(crate) prepared: Prepared,
    pub(crate) article: crate::ArticleRef,
    pub(crate) story: Option<StoryRef>,
}

impl Told {
    /// Of a quotation as stored, in the text of its article.
    pub(crate) fn new(
        stored: Stored,
        text: (&str, Language),
        article: crate::ArticleRef,
        story: Option<StoryRef>,
    ) -> Self {
        let (words, prepared) = compared(&stored, text);
        Self { stored, words, prepared, article, story }
    }

    pub(crate) fn when(&self) -> When {
        When {
            day: self.article.published.as_deref().and_then(story::day),
            story: self.story.as_ref().map(|story| u64::from(story.id)),
        }
    }
}

/// The words of a quotation that are compared, and the same made ready for it.
pub(crate) fn compared(stored: &Stored, (text, language): (&str, Language)) -> (String, Prepared) {
    let found = stored.as_found();
    let words = variants::utterance(text, &found);
    let telling = Telling { words: &words, verbatim: variants::is_verbatim(&found), language };
    let prepared = Prepared::new(telling);
    (words, prepared)
}

/// Joins the tellings of one utterance. `given` has, by quotation, who else is said to have said it.
pub(crate) fn with_variants(mut told: Vec<Told>, mut given: HashMap<Id, Vec<GivenTo>>) -> Vec<SpokenQuotation> {
    let when: Vec<When> = told.iter().map(Told::when).collect();
    let prepared: Vec<Prepared> = told.iter_mut().map(|one| std::mem::take(&mut one.prepared)).collect();
    let groups = variants::group(&prepared, &when);
    let mut fullest: HashMap<usize, usize> = HashMap::new();
    for (number, group) in groups.iter().enumerate() {
        // Words inside quotation marks stand before what is only reported, however long that is.
        let fullness = |at: usize| {
            let (one, words) = prepared.get(at).zip(told.get(at))?;
            Some((one.is_verbatim(), one.length(), words.words.chars().count()))
        };
        let best = fullest.entry(*group).or_insert(number);
        if fullness(number) > fullness(*best) {
            *best = number;
        }
    }
    // Alone in its group, a telling is the fullest, and nothing is compared with it.
    let mut tellings: HashMap<usize, usize> = HashMap::new();
    groups.iter().for_each(|group| *tellings.entry(*group).or_default() += 1);
    let full: HashMap<usize, (usize, String)> = fullest
        .into_iter()
        .filter(|(group, _)| tellings.get(group).is_some_and(|count| *count > 1))
        .filter_map(|(group, number)| Some((group, (number, told.get(number)?.words.clone()))))
        .collect();
    let mut quotations = Vec::with_capacity(told.len());
    for (((number, one), group), own) in told.into_iter().enumerate().zip(groups).zip(&prepared) {
        let fullest = full.get(&group).filter(|(fullest, _)| *fullest != number);
        let full_words = fullest.map_or("", |(_, words)| words);
        let (variant, likely, cut) = match fullest.and_then(|(fullest, _)| prepared.get(*fullest)) {
            None => (Variant::Fullest, false, Vec::new()),
            Some(full) => match variants::relation(full, own, Speakers::Same) {
                Some(found) => (self::variant(found.variant), found.likely, found.cut_a),
                // It belongs to the group by another telling, and not by its words.
                None => (Variant::Reworded, true, Vec::new()),
            },
        };
        quotations.push(SpokenQuotation {
            differences: match variant {
                Variant::Fullest | Variant::Same => Vec::new(),
                Variant::Cut | Variant::Reworded => differences(full_words, &one.words),
            },
            left_out: cut.iter().map(|span| span.of(full_words).to_string()).collect(),
            given_to: given.remove(&one.stored.row.id).unwrap_or_default(),
            likely,
            quotation: one.stored.row,
            article: one.article,
            story: one.story,
            utterance: group as u32,
            variant,
        });
    }
    quotations
}

/// The quotations of an article as the analyses take them, each with its speaker of the register: what is known of who
/// is a person decides whether two names are two people.
pub(crate) fn findings(connection: &Connection, stored: &[Stored]) -> Result<Findings, Error> {
    let mut kinds = connection.prepare_cached("SELECT kind FROM speaker WHERE id = ?1")?;
    let mut found = Findings::default();
    let mut numbers: HashMap<Id, usize> = HashMap::new();
    for one in stored {
        let mut quotation = one.as_found();
        if let (Some(speaker), Some(said_by)) = (&one.row.speaker, &mut quotation.speaker) {
            let number = match numbers.get(&speaker.id) {
                Some(number) => *number,
                None => {
                    let kind: Option<String> = kinds.query_row([speaker.id], |row| row.get(0)).optional()?;
                    found.people.push(Person {
                        name: speaker.name.clone(),
                        kind: match kind.as_deref() {
                            Some("person") => SpeakerKind::Person,
                            Some("organization") => SpeakerKind::Organization,
                            _ => SpeakerKind::Unknown,
                        },
                        aliases: Vec::new(),
                        roles: Vec::new(),
                        mentions: Vec::new(),
                    });
                    numbers.insert(speaker.id, found.people.len() - 1);
                    found.people.len() - 1
                }
            };
            said_by.person = Some(number);
        }
        found.quotations.push(quotation);
    }
    Ok(found)
}

/// As the timeline shows it.
pub(crate) fn variant(variant: variants::Variant) -> Variant {
    match variant {
        variants::Variant::Same => Variant::Same,
        variants::Variant::Cut => Variant::Cut,
        variants::Variant::Reworded => Variant::Reworded,
    }
}

/// `words` with what `full` has more marked removed, and what it lacks marked added.
fn differences(full: &str, words: &str) -> Vec<Run> {
    if full == words {
        return draw::line(words, &[]);
    }
    diff::words(full, words)
        .iter()
        .flat_map(|op| match *op {
            Op::Equal { new, .. } | Op::Move { new, .. } => draw::line(new.of(words), &[]),
            Op::Delete { old } => marked(old.of(full), MarkKind::Removed),
            Op::Insert { new } => marked(new.of(words), MarkKind::Added),
        })
        .collect()
}

fn marked(text: &str, kind: MarkKind) -> Vec<Run> {
    draw::line(text, &[mark(Span::whole(text), kind, 0)])
}
