//! The speeds that the README states, on texts made here of invented words: `cargo xtask bench`.
//!
//! Prints a line for each figure: what was measured, the median and the worst of the tries. Machines differ; the ratios
//! between lines and the order of size are what to look at.
use broadsheet_library::{
    ArticleQuery, CancelToken, ImportSource, Library, SortColumn, SummaryLength, SummaryUnit, SystemClock,
};
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Articles in the measured library.
const ARTICLES: usize = 10_000;
/// Tries for each figure.
const TRIES: usize = 15;

fn main() {
    let folder = tempfile::tempdir().expect("a folder for the measured library");
    let files = folder.path().join("files");
    std::fs::create_dir(&files).expect("a folder for the files");
    let mut dice = Dice(20_261_124);
    for number in 0..ARTICLES {
        std::fs::write(files.join(format!("{number:05}.html")), page(&mut dice, number, 300)).expect("a file");
    }
    let long = folder.path().join("long.html");
    std::fs::write(&long, page(&mut dice, ARTICLES, 1500)).expect("a file");
    let other = folder.path().join("other.html");
    std::fs::write(&other, page(&mut dice, ARTICLES + 1, 1500)).expect("a file");

    let library = Library::open(&folder.path().join("library"), SystemClock).expect("a library");
    let import = |path: &Path| {
        let source = ImportSource::Paths { paths: vec![path.to_path_buf()] };
        library.import(&source, &CancelToken::default(), &|_| {}).expect("an import")
    };
    let start = Instant::now();
    let report = import(&files);
    assert_eq!((report.imported.len(), report.failed.len()), (ARTICLES, 0), "every file is read");
    let took = start.elapsed();
    println!(
        "import of {ARTICLES} pages of 300 words: {took:.1?}, {:.0} a second",
        ARTICLES as f64 / took.as_secs_f64()
    );
    let long = import(&long).imported.first().expect("an article").article;
    let other = import(&other).imported.first().expect("an article").article;

    let query = ArticleQuery { limit: 100, sort: SortColumn::Published, descending: true, ..ArticleQuery::default() };
    let search = |words: &str| ArticleQuery { search: words.to_string(), sort: SortColumn::Relevance, ..query.clone() };
    measure("first 100 rows of 10,000 articles", || library.articles(&query).expect("rows").rows.len());
    let deep = ArticleQuery { offset: 9_000, ..query.clone() };
    measure("100 rows from row 9,000", || library.articles(&deep).expect("rows").rows.len());
    for words in
        ["harbor", "harbor council", "\"the harbor\"", "harb*", "speaker:Lind", "bridge -council after:2026-06-01"]
    {
        let query = search(words);
        measure(&format!("search for {words}"), || library.articles(&query).expect("rows").rows.len());
    }
    measure("facets of 10,000 articles", || library.facets(&query).expect("facets").outlets.len());
    let version = library.article(long, None, "").expect("an article").version;
    let beside = library.article(other, None, "").expect("an article").version;
    measure("open an article of 1,500 words", || library.article(long, None, "").expect("an article").paragraphs.len());
    measure("summary of 1,500 words", || {
        library
            .summary(version, SummaryLength { unit: SummaryUnit::Sentences, amount: 3 }, "")
            .expect("a summary")
            .picks
            .len()
    });
    measure("compare 2 × 1,500 words", || library.compare(version, beside).expect("a comparison").rows.len());
    first_paint(&folder.path().join("library"));
}

/// Prints the median and the worst of some tries.
fn measure(what: &str, mut work: impl FnMut() -> usize) {
    let mut size = 0;
    let times = (0..TRIES).map(|_| {
        let start = Instant::now();
        size = work();
        start.elapsed()
    });
    print(what, times.collect());
    let _ = size;
}

fn print(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
    println!("{what}: {median:.1?} (worst {worst:.1?})");
}

/// From the start of the process to the first painted frame, which the UI reports.
fn first_paint(library: &Path) {
    let Some(app) = std::env::var_os("BROADSHEET_APP") else {
        println!("first paint: not measured; run `cargo xtask bench`");
        return;
    };
    let times = (0..5).map(|_| {
        let start = Instant::now();
        let mut app = Command::new(&app)
            .arg("--library")
            .arg(library)
            .env("BROADSHEET_TIMING", "1")
            .stdout(Stdio::null())
            .stderr(Stdio::piped())
            .spawn()
            .expect("the app starts");
        let lines = BufReader::new(app.stderr.take().expect("its standard error")).lines();
        let painted = lines.map_while(Result::ok).any(|line| line == "painted");
        let took = start.elapsed();
        app.kill().expect("the app can be ended");
        app.wait().expect("the app has ended");
        assert!(painted, "the app ended before it painted");
        took
    });
    print("first paint, 10,000 articles in the library", times.collect());
}

/// Numbers that are the same on every machine (a linear congruential generator, Knuth's constants).
struct Dice(u64);

impl Dice {
    fn throw<'a>(&mut self, sides: &[&'a str]) -> &'a str {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        sides[(self.0 >> 33) as usize % sides.len()]
    }
}

const WHO: &[&str] =
    &["Marta Lindqvist", "Jonas Brandes", "Ruth Achterberg", "the port authority", "the council", "Ida Korver"];
const DID: &[&str] = &["closed", "opened", "postponed", "paid for", "promised", "inspected", "sold", "measured"];
const WHAT: &[&str] =
    &["the harbor", "the lift bridge", "the ferry", "a new dike", "the north quay", "the fish market", "the budget"];
const WHEN: &[&str] = &["on Monday", "on Tuesday", "in March", "after the storm", "for six weeks", "before the vote"];
const OUTLETS: &[&str] = &["The Harbor Post", "The Northmoor Courier", "Veldhaven Ledger", "The Coast Record"];

fn page(dice: &mut Dice, number: usize, words: usize) -> String {
    let sentence = |dice: &mut Dice| {
        let (who, did, what, when) = (dice.throw(WHO), dice.throw(DID), dice.throw(WHAT), dice.throw(WHEN));
        match number % 3 {
            0 => format!("{who} {did} {what} {when}, {} said.", dice.throw(WHO)),
            _ => format!("“We {did} {what} {when},” said {who}, {} days later.", number % 29 + 2),
        }
    };
    let headline = format!("{} {} {} {number}", dice.throw(WHO), dice.throw(DID), dice.throw(WHAT));
    let mut body = String::new();
    for _ in 0..words / 40 {
        let paragraph: Vec<String> = (0..4).map(|_| sentence(dice)).collect();
        body += &format!("<p>{}</p>\n", paragraph.join(" "));
    }
    let (month, day, hour) = (number % 10 + 1, number % 28 + 1, number % 24);
    let outlet = dice.throw(OUTLETS);
    format!(
        "<!doctype html><html lang=en><head><title>{headline}</title><meta property=\"og:site_name\" content=\"{outlet}\">\
         <meta property=\"article:published_time\" content=\"2026-{month:02}-{day:02}T{hour:02}:00:00Z\">\
         <link rel=canonical href=\"https://news.example/{number}\"></head>\
         <body><article><h1>{headline}</h1>\n{body}</article></body></html>"
    )
}
