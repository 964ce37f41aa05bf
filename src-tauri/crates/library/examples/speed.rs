//! Measures a library of many articles: `speed [ARTICLES]` (10,000 when not given). Prints milliseconds, median and worst
//! of 20 runs. The texts are made of a small invented vocabulary; every tenth article is a second version.
#![allow(clippy::unwrap_used)]
use broadsheet_library::{ArticleQuery, CancelToken, ImportSource, Library, SortColumn, SystemClock};
use std::fmt::Write as _;
use std::time::Instant;

fn main() {
    let articles: u64 = std::env::args().nth(1).and_then(|n| n.parse().ok()).unwrap_or(10_000);
    let folder = tempfile::tempdir().unwrap();
    let files = folder.path().join("files");
    std::fs::create_dir(&files).unwrap();
    for n in 0..articles {
        std::fs::write(files.join(format!("{n}.md")), article(n)).unwrap();
    }
    let library = Library::open(&folder.path().join("library"), SystemClock).unwrap();
    let begun = Instant::now();
    let paths = vec![files.clone()];
    let report = library.import(&ImportSource::Paths { paths }, &CancelToken::new(), &|_| {}).unwrap();
    println!("import      {:8.1} s   {}", begun.elapsed().as_secs_f64(), report.summary);
    let query =
        |search: &str| ArticleQuery { search: search.into(), limit: 100, descending: true, ..Default::default() };
    time("first page", || library.articles(&query("")).unwrap().rows.len());
    time("last page", || library.articles(&ArticleQuery { offset: 8_000, ..query("") }).unwrap().rows.len());
    time("by headline", || {
        library.articles(&ArticleQuery { sort: SortColumn::Headline, ..query("") }).unwrap().rows.len()
    });
    time("word", || library.articles(&query("harbor")).unwrap().rows.len());
    time("rare words", || library.articles(&query("\"number 77\" ferry")).unwrap().rows.len());
    time("beginning", || library.articles(&query("har*")).unwrap().rows.len());
    time("operators", || {
        library.articles(&query("(ferry OR bridge) -tunnel outlet:courier after:2025-03")).unwrap().rows.len()
    });
    time("speaker", || library.articles(&query("speaker:brandt")).unwrap().rows.len());
    time("speakers", || library.speakers("").unwrap().len());
    let most = library.speakers("").unwrap().first().map(|row| row.id).unwrap_or_default();
    time("timeline", || library.speaker(most).unwrap().quotations.len());
    time("questions", || library.speaker_questions().unwrap().len());
    time("review", || library.review(None).unwrap().quotations.len());
    time("by rank", || {
        library.articles(&ArticleQuery { sort: SortColumn::Relevance, ..query("harbor") }).unwrap().rows.len()
    });
    time("facets", || library.facets(&query("")).unwrap().months.len());
    time("facets+word", || library.facets(&query("harbor")).unwrap().months.len());
    time("sidebar", || library.sidebar().unwrap().articles as usize);
    let first = library.articles(&query("")).unwrap().rows.first().map(|row| row.id).unwrap_or_default();
    time("article", || library.article(first, None, "harbor").unwrap().paragraphs.len());
    time("tag", || library.tag_articles(&[first], "seen", true).map(|()| 1).unwrap());
}

fn time(name: &str, run: impl Fn() -> usize) {
    let mut times: Vec<f64> = (0..20)
        .map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed().as_secs_f64() * 1000.0
        })
        .collect();
    times.sort_by(f64::total_cmp);
    let at = |place: usize| times.get(place).copied().unwrap_or_default();
    println!("{name:<12}{:8.1} ms  worst {:.1} ms", at(10), at(19));
}

const WORDS: &[&str] = &[
    "harbor",
    "ferry",
    "council",
    "bridge",
    "tunnel",
    "mayor",
    "crossing",
    "budget",
    "school",
    "library",
    "storm",
    "fjord",
    "inspection",
    "repair",
    "commuters",
    "authority",
    "vote",
    "report",
    "minister",
    "strike",
    "timber",
    "railway",
    "tax",
];
const OUTLETS: &[&str] = &["Harbor Times", "Fjord Courier", "Nordblatt", "Sandholm Post", "The Ledger"];
const GIVEN: &[&str] =
    &["Jonas", "Mira", "Ida", "Nils", "Tove", "Karen", "William", "Bill", "Anna", "Peter", "Olga", "Ruth"];
const SURNAMES: &[&str] = &[
    "Brandt", "Solheim", "Falk", "Aker", "Lind", "Harrow", "Lund", "Varne", "Okafor", "Keller", "Moreau", "Ruiz",
    "Novak", "Berg", "Dahl", "Stone", "Marsh", "Weir", "Holt", "Frost",
];

/// Who speaks: 240 people, every sixth time by the initial.
fn speaker(n: u64) -> String {
    let (given, surname) = (pick(GIVEN, n), pick(SURNAMES, n + 7));
    match mix(n) % 6 {
        0 => format!("{}. {surname}", given.get(..1).unwrap_or_default()),
        _ => format!("{given} {surname}"),
    }
}

/// A number that looks random and is always the same.
fn mix(n: u64) -> u64 {
    let mut n = n.wrapping_add(0x9e37_79b9_7f4a_7c15);
    n = (n ^ (n >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    n = (n ^ (n >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    n ^ (n >> 31)
}

fn pick<'a>(from: &[&'a str], n: u64) -> &'a str {
    from.get(mix(n) as usize % from.len()).copied().unwrap_or_default()
}

fn article(n: u64) -> String {
    let subject = if n % 10 == 9 { n - 1 } else { n };
    let (a, b) = (pick(WORDS, subject * 3), pick(WORDS, subject * 3 + 1));
    let mut text = format!(
        "---\ntitle: \"The {a} and the {b}, number {subject}\"\noutlet: {}\nurl: https://paper.example/{subject}\n\
         date: {}-{:02}-{:02}\nlanguage: en\n---\n",
        pick(OUTLETS, subject),
        2024 + subject % 3,
        1 + subject % 12,
        1 + subject % 28
    );
    for paragraph in 0..10 {
        text.push('\n');
        for sentence in 0..3 {
            let seed = n * 1000 + paragraph * 10 + sentence;
            let words: Vec<&str> = (0..12).map(|word| pick(WORDS, seed * 50 + word)).collect();
            let _ = write!(text, "The {} of the {} case {}. ", words.join(" "), pick(WORDS, seed), seed % 997);
        }
        if paragraph % 3 == 1 {
            let _ = write!(
                text,
                "“We will look at the {a} again,” said {}, who leads the {b} board.",
                speaker(n + paragraph)
            );
        }
        text.push('\n');
    }
    text
}
