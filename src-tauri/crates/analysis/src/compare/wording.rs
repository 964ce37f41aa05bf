//! How each outlet words it: counts with places, never a score.
mod own;

use super::facts::lists::{List, Lists};
use super::facts::names;
use super::{lexicon, Alignment, Label};
use crate::diff::{self, Op};
use crate::quotes::{self, Findings, SpeakerKind};
use crate::{Article, Language, Span};
use std::collections::BTreeMap;

/// What kind of wording.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// A reporting verb ("said", "claimed").
    ReportingVerb,
    /// A hedge ("allegedly", "may").
    Hedge,
    /// What the same person or thing is called in aligned sentences.
    Naming,
    /// What a person whom both name is said to be ("leader"), where only one of them says it.
    Description,
    /// A passive that does not say who did it ("was shot").
    Passive,
    /// An amount without a number ("many", "dozens").
    Quantifier,
}

/// One wording with its places on each side.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// What kind.
    pub kind: Kind,
    /// The words, in lower case as in a dictionary ("claim", "be shot"); of a description with the name ("leader (Marek
    /// Oduya)").
    pub words: String,
    /// Places in A.
    pub a: Vec<Span>,
    /// Places in B.
    pub b: Vec<Span>,
}

/// The wordings of both, those with the largest difference in counts first.
///
/// Only the outlet's own words count: a hedge inside quotation marks is the speaker's. Naming rows come from reworded
/// sentences that differ in one noun after the same article or number; words that differ for other reasons are left out,
/// since a wrong pair of names would be an invention.
///
/// The findings are those of [`quotes::find`]; `alignment` is that of these two articles, with what the reader said of it.
pub fn compare(
    (a, findings_a): (&Article, &Findings),
    (b, findings_b): (&Article, &Findings),
    alignment: &Alignment,
) -> Vec<Row> {
    let mut places: BTreeMap<(Kind, String), (Vec<Span>, Vec<Span>)> = BTreeMap::new();
    for (kind, words, span) in own_wordings(a).into_iter().chain(own::more(a)) {
        places.entry((kind, words)).or_default().0.push(span);
    }
    for (kind, words, span) in own_wordings(b).into_iter().chain(own::more(b)) {
        places.entry((kind, words)).or_default().1.push(span);
    }
    let (described_a, described_b) = descriptions((a, findings_a), (b, findings_b));
    for (words, span) in described_a {
        places.entry((Kind::Description, words)).or_default().0.push(span);
    }
    for (words, span) in described_b {
        places.entry((Kind::Description, words)).or_default().1.push(span);
    }
    for (in_a, in_b) in namings(a, b, alignment) {
        places.entry((Kind::Naming, in_a.of(a.text).to_string())).or_default().0.push(in_a);
        places.entry((Kind::Naming, in_b.of(b.text).to_string())).or_default().1.push(in_b);
    }
    let mut rows: Vec<Row> = places
        .into_iter()
        .map(|((kind, words), (mut a, mut b))| {
            for places in [&mut a, &mut b] {
                places.sort_unstable();
                places.dedup();
            }
            Row { kind, words, a, b }
        })
        .collect();
    // Stable: rows of equal difference stay by kind and alphabet.
    rows.sort_by_key(|row| std::cmp::Reverse(row.a.len().abs_diff(row.b.len())));
    rows
}

/// The reporting verbs and hedges that the outlet uses itself, in text order; those of English and German, which share
/// the lists of the version comparison. The other languages are read by [`own::more`].
fn own_wordings(article: &Article) -> Vec<(Kind, String, Span)> {
    let text = article.text;
    if !matches!(Lists::of(article.language).language, Language::English | Language::German) {
        return Vec::new();
    }
    let words = diff::own_words(text);
    let mut found = Vec::new();
    let lower = |at: Option<usize>| {
        at.and_then(|at| words.get(at)).map(|span| span.of(text).to_lowercase()).unwrap_or_default()
    };
    for (at, span) in words.iter().enumerate() {
        let word = lower(Some(at));
        let before = lower(at.checked_sub(1));
        let after = lower(Some(at + 1));
        // "the accused", "a stated aim", "the alleged thief": a noun or an adjective, not a verb.
        let is_verb = !matches!(before.as_str(), "a" | "an" | "the" | "its" | "their" | "his" | "her" | "of" | "as");
        if word == "according" && after == "to" {
            let end = words.get(at + 1).map_or(*span, |next| span.cover(*next));
            found.push((Kind::ReportingVerb, "according to".to_string(), end));
        } else if let Some(verb) =
            lexicon::reporting_verb(&word).filter(|_| is_verb && !(word == "admitted" && after == "to"))
        {
            found.push((Kind::ReportingVerb, verb.to_string(), *span));
        } else if lexicon::is_hedge(&word) && is_hedge_here(span.of(text), &word, &after) {
            found.push((Kind::Hedge, word, *span));
        }
    }
    found
}

/// "appeared in court" and "in May" do not hedge.
fn is_hedge_here(written: &str, word: &str, after: &str) -> bool {
    match word {
        "appear" | "appeared" | "appears" => after == "to",
        "may" => written == "may",
        _ => true,
    }
}

/// Pairs of nouns that stand for each other in reworded sentences.
fn namings(a: &Article, b: &Article, alignment: &Alignment) -> Vec<(Span, Span)> {
    let mut found = Vec::new();
    let lists = Lists::of(a.language);
    for (entry, sentence) in alignment.a.iter().zip(&a.sentences) {
        let [partner] = entry.aligned.as_slice() else { continue };
        let Some(other) = b.sentences.get(*partner).filter(|_| entry.label == Label::Reworded) else { continue };
        let (old, new) = (sentence.of(a.text), other.of(b.text));
        let steps = diff::words(old, new);
        for four in steps.windows(4) {
            let [Op::Equal { old: before, .. }, Op::Delete { old: out }, Op::Insert { new: into }, Op::Equal { old: after, .. }] =
                four
            else {
                continue;
            };
            let framed = follows_article(before.of(old), lists) && ends_noun(after.of(old), a.language);
            if framed && is_noun(out.of(old), a.language) && is_noun(into.of(new), b.language) {
                found.push((out.shift(sentence.start()), into.shift(other.start())));
            }
        }
    }
    found
}

/// Whether a noun begins behind `before`: an article or a number in digits stands there.
fn follows_article(before: &str, lists: &Lists) -> bool {
    let word = before.split_whitespace().next_back().unwrap_or_default().to_lowercase().replace('’', "'");
    let elided = word.rsplit_once('\'').is_some_and(|(article, rest)| rest.is_empty() && !article.is_empty());
    let article = lists.has(List::Article, &word) || elided && lists.has(List::Article, &word);
    (before.ends_with(' ') || elided) && (article || word.chars().all(|c| c.is_ascii_digit() || c == ',' || c == '.'))
}

/// Whether what follows shows that a noun ends before it: a mark, or a word that cannot be the noun of an adjective.
fn ends_noun(after: &str, language: Language) -> bool {
    const FOLLOWS: &[&str] = &[
        "of", "in", "on", "at", "to", "from", "who", "which", "that", "was", "were", "is", "are", "had", "has", "have",
        "will", "would", "and", "or", "after", "before", "during", "with", "by", "for",
    ];
    let word = after.split_whitespace().next().unwrap_or_default().to_lowercase();
    let follows = match language {
        Language::English | Language::Unknown => FOLLOWS.contains(&word.as_str()),
        _ => broadsheet_text::stopwords::contains(&word, language),
    };
    after.starts_with([',', '.', ';', ':']) || (after.starts_with(' ') && follows)
}

fn is_noun(word: &str, language: Language) -> bool {
    let mut letters = word.chars();
    let first =
        letters.next().is_some_and(|c| if language == Language::German { c.is_uppercase() } else { c.is_lowercase() });
    word.chars().count() >= 4
        && first
        && letters.all(char::is_lowercase)
        && !lexicon::is_hedge(word)
        && !lexicon::is_negation(word)
        && lexicon::reporting_verb(word).is_none()
        && lexicon::number_word(word).is_none()
        && !broadsheet_text::stopwords::contains(word, language)
}

/// So many people of an article are looked at, and so many mentions of each.
const PEOPLE: usize = 60;

/// A description with the name it belongs to, and where it stands.
type Described = Vec<(String, Span)>;

/// What each outlet says a person is whom both name, where the other does not say so.
fn descriptions(a: (&Article, &Findings), b: (&Article, &Findings)) -> (Described, Described) {
    let (people_a, people_b) = (people(a.0, a.1), people(b.0, b.1));
    let (mut found_a, mut found_b) = (Vec::new(), Vec::new());
    for one in &people_a {
        let Some(other) = people_b.iter().find(|other| names::same_name(&one.plain, &other.plain)) else { continue };
        let name = if other.name.len() > one.name.len() { &other.name } else { &one.name };
        let only = |mine: &Known, theirs: &Known| -> Described {
            let differs = |(role, _): &&(String, Span)| {
                theirs.roles.iter().all(|(said, _)| !said.contains(role.as_str()) && !role.contains(said.as_str()))
            };
            mine.roles.iter().filter(differs).map(|(role, span)| (format!("{role} ({name})"), *span)).collect()
        };
        found_a.extend(only(one, other));
        found_b.extend(only(other, one));
    }
    (found_a, found_b)
}

/// A person with what the article calls them.
struct Known {
    name: String,
    plain: String,
    roles: Vec<(String, Span)>,
}

fn people(article: &Article, findings: &Findings) -> Vec<Known> {
    let described = |person: &quotes::Person| {
        let mut roles = Vec::new();
        for mention in person.mentions.iter().take(PEOPLE) {
            let at = article.sentences.partition_point(|sentence| sentence.end() <= mention.start());
            let Some(sentence) = article.sentences.get(at) else { continue };
            for role in &person.roles {
                let words = sentence.of(article.text);
                if let Some(start) = words.find(role.as_str()).map(|start| sentence.start() + start) {
                    let place = (role.to_lowercase(), Span::new(start, start + role.len()));
                    if !roles.contains(&place) {
                        roles.push(place);
                    }
                }
            }
        }
        Known { name: person.name.clone(), plain: names::plain(&person.name), roles }
    };
    let persons =
        findings.people.iter().filter(|person| person.kind == SpeakerKind::Person && person.name.contains(' '));
    persons.take(PEOPLE).map(described).collect()
}

#[cfg(test)]
mod tests {
    use super::{Kind, Row};
    use crate::compare::align;
    use crate::{Article, Language};
    use proptest::prelude::*;
    use Kind::*;

    /// What two articles word otherwise of which nothing else is known.
    fn compare(a: &Article, b: &Article) -> Vec<Row> {
        let (findings_a, findings_b) = (crate::quotes::find(a), crate::quotes::find(b));
        super::compare((a, &findings_a), (b, &findings_b), &align(a, b, &[]))
    }

    #[track_caller]
    fn check(a: &str, b: &str, expected: &[(Kind, &str, usize, usize)]) {
        let (x, y) = (Article::new(a, Language::English), Article::new(b, Language::English));
        let rows = compare(&x, &y);
        let found: Vec<_> = rows.iter().map(|row| (row.kind, row.words.as_str(), row.a.len(), row.b.len())).collect();
        assert_eq!(found, expected);
        assert!(rows.iter().flat_map(|row| &row.a).all(|span| !span.of(a).is_empty()));
        assert!(rows.iter().flat_map(|row| &row.b).all(|span| !span.of(b).is_empty()));
    }

    #[test]
    fn verbs_and_hedges_are_counted() {
        check(
            "The mayor said it was over. Tamm said so twice, and the union allegedly agreed.",
            "The mayor claimed it was over. She may be wrong, according to the union.",
            &[
                (ReportingVerb, "say", 2, 0),
                (ReportingVerb, "according to", 0, 1),
                (ReportingVerb, "claim", 0, 1),
                (Hedge, "allegedly", 1, 0),
                (Hedge, "may", 0, 1),
            ],
        );
        check("In May the accused appeared in court. The stated aim was peace.", "", &[]);
        check("“It could be worse, she claimed,” Tamm said.", "", &[(ReportingVerb, "say", 1, 0)]);
        check("", "", &[]);
    }

    #[track_caller]
    fn check_in(language: Language, kind: Kind, text: &str, expected: &[(&str, &str)]) {
        let rows = compare(&Article::new(text, language), &Article::new("", language));
        let rows = rows.iter().filter(|row| row.kind == kind);
        let mut found: Vec<(&str, &str)> =
            rows.flat_map(|row| row.a.iter().map(|span| (row.words.as_str(), span.of(text)))).collect();
        found.sort_by_key(|(_, words)| text.find(words));
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn passives_without_an_agent_are_found() {
        use Language::*;
        let check = |language, text: &str, expected: &[(&str, &str)]| check_in(language, Passive, text, expected);
        check(
            English,
            "A man was shot in Kallby. Two were seriously injured.",
            &[("be shot", "was shot"), ("be injured", "were seriously injured")],
        );
        check(English, "A man was shot by police. He was tired. It is a red shed.", &[]);
        check(English, "“A man was shot,” Tamm said.", &[]);
        check(German, "Ein Mann wurde in Kallby am Abend angeschossen.", &[("angeschossen werden", "angeschossen")]);
        check(German, "Ein Mann wurde von einem Polizisten angeschossen.", &[]);
        check(French, "Un homme a été blessé à Kallby. Il est arrivé.", &[("être blessé", "été blessé")]);
        check(French, "Un homme a été blessé par la police.", &[]);
        check(Spanish, "Un hombre fue detenido en Kallby.", &[("ser detenido", "fue detenido")]);
        check(Portuguese, "Um homem foi detido em Kallby.", &[("ser detido", "foi detido")]);
        check(Italian, "Un uomo è stato arrestato a Kallby.", &[("essere arrestato", "stato arrestato")]);
    }

    #[test]
    fn quantifiers_are_found_but_no_approximate_numbers() {
        use Language::*;
        let check = |language, text: &str, expected: &[(&str, &str)]| check_in(language, Quantifier, text, expected);
        check(English, "Many left; some 40 stayed, and dozens wept.", &[("many", "Many"), ("dozens", "dozens")]);
        check(German, "Zahlreiche Gäste kamen.", &[("zahlreiche", "Zahlreiche")]);
        check(French, "Plusieurs navires ont coulé.", &[("plusieurs", "Plusieurs")]);
        check(Spanish, "Algunos vecinos huyeron.", &[("algunos", "Algunos")]);
        check(Italian, "Decine di navi aspettano.", &[("decine di", "Decine di")]);
    }

    #[test]
    fn verbs_and_hedges_of_other_languages() {
        use Language::*;
        check_in(French, ReportingVerb, "Le maire a déclaré que c'était fini.", &[("déclarer", "déclaré")]);
        check_in(
            Spanish,
            ReportingVerb,
            "El alcalde dijo que no. Según la policía, sí.",
            &[("decir", "dijo"), ("según", "Según")],
        );
        check_in(Italian, Hedge, "Il presunto ladro forse dorme.", &[("presunto", "presunto"), ("forse", "forse")]);
        check_in(Portuguese, Hedge, "O suposto ladrão dorme.", &[("suposto", "suposto")]);
    }

    #[test]
    fn descriptions_of_the_same_person_differ() {
        let a = "Union leader Marek Oduya said the port would close. It rained in Kallby.";
        let b = "Crane driver Marek Oduya said that the port would close soon.";
        let (x, y) = (Article::new(a, Language::English), Article::new(b, Language::English));
        let rows = compare(&x, &y);
        let found: Vec<_> = rows
            .iter()
            .filter(|row| row.kind == Description)
            .map(|row| (row.words.as_str(), row.a.len(), row.b.len()))
            .collect();
        assert_eq!(found, [("driver (Marek Oduya)", 0, 1), ("leader (Marek Oduya)", 1, 0)]);
    }

    proptest! {
        #[test]
        fn wordings_stand_where_they_say(
            language in prop::sample::select(vec![Language::English, Language::German, Language::French, Language::Italian]),
            text in "((was|shot|wurde|verletzt|été|blessé|stato|arrestato|by|some|viele|plusieurs|said|dit|l’|the|Mayor|Ilse Tamm|“|”|,|\\.|é|40)[ ]?){0,30}"
        ) {
            let article = Article::new(&text, language);
            let rows = compare(&article, &article);
            prop_assert!(rows.iter().all(|row| row.a.len() == row.b.len()));
            for span in rows.iter().flat_map(|row| &row.a) {
                prop_assert!(!span.of(&text).is_empty());
            }
        }
    }

    #[test]
    fn names_for_the_same_thing_are_found_in_aligned_sentences() {
        check(
            "On Monday night the protesters in Norhaven set fire to four dock cranes.",
            "On Monday night the rioters in Norhaven set fire to four dock cranes.",
            &[(Naming, "protesters", 1, 0), (Naming, "rioters", 0, 1)],
        );
        // An adjective is not a name.
        check(
            "On Monday night the angry crowd in Norhaven set fire to four dock cranes.",
            "On Monday night the small crowd in Norhaven set fire to four dock cranes.",
            &[],
        );
        check(
            "The protesters went home to Kallby by train.",
            "The minister of trade bought two horses in spring.",
            &[],
        );
    }
}
