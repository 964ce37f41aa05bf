//! How long suggestions take in a large library: `cargo test --release -p broadsheet-library --lib -- --ignored
//! --nocapture suggestions`.
use crate::{CancelToken, ImportSource, Library, SystemClock};
use std::fmt::Write as _;
use std::time::Instant;

/// Numbers that look thrown.
struct Dice(u64);

impl Dice {
    fn throw(&mut self, sides: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % sides
    }

    /// Words as they are in texts: few of them often, most of them hardly ever (Zipf).
    fn word(&mut self) -> String {
        let rank = 20_000_f64.powf(self.throw(1_000_000) as f64 / 1e6) as u64;
        format!("w{rank}a")
    }
}

/// Articles of about 400 words; four in a row tell of one event, and 27 come out on a day.
fn articles(dice: &mut Dice, numbers: std::ops::Range<usize>) -> String {
    let mut lines = String::new();
    for number in numbers {
        let (event, day) = (number / 4, number / 27);
        let mut text = String::new();
        for sentence in 0..20 {
            let _ = write!(text, "Name{event} ");
            for _ in 0..18 {
                let _ = write!(text, "{} ", dice.word());
            }
            let _ = write!(text, "event{event}x{}. ", sentence % 5);
        }
        let published = format!("{}-{:02}-{:02}", 2020 + day / 336, 1 + day / 28 % 12, 1 + day % 28);
        let line = serde_json::json!({
            "headline": format!("Name{event} number {number}"), "outlet": format!("Outlet {}", number % 4),
            "published": published, "language": "en", "text": text,
        });
        let _ = writeln!(lines, "{line}");
    }
    lines
}

#[test]
#[ignore = "a measurement: minutes, and only worth something when optimized"]
fn suggestions_do_not_grow_with_the_library() {
    const MORE: usize = 40;
    let mut median = Vec::new();
    for count in [1_000, 10_000] {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(&folder.path().join("library"), SystemClock).unwrap();
        let mut dice = Dice(20_261_127);
        let mut import = |numbers: std::ops::Range<usize>| {
            let path = folder.path().join(format!("{}.jsonl", numbers.start));
            std::fs::write(&path, articles(&mut dice, numbers)).unwrap();
            let source = ImportSource::Paths { paths: vec![path] };
            library.import(&source, &CancelToken::new(), &|_| {}).unwrap().imported
        };
        let start = Instant::now();
        assert_eq!(import(0..count).len(), count);
        println!("{count} articles: import with suggestions {:.1?}", start.elapsed());
        let start = Instant::now();
        library.shelved.0.lock().unwrap().shelf = Default::default();
        library.shelved.0.lock().unwrap().seen.clear();
        library.suggest_stories(&[]).unwrap();
        println!("{count} articles: all terms read anew {:.1?}", start.elapsed());
        let mut times: Vec<_> = (0..MORE)
            .map(|more| {
                let new = import(count + more..count + more + 1)[0].article;
                let start = Instant::now();
                library.suggest_stories(&[new]).unwrap();
                start.elapsed()
            })
            .collect();
        times.sort();
        println!("{count} articles: one more {:.1?}, at most {:.1?}", times[MORE / 2], times[MORE - 1]);
        println!("{count} articles: suggestions {}", library.stories().unwrap().suggestions.len());
        median.push(times[MORE / 2]);
    }
    assert!(median.iter().all(|time| time.as_millis() <= 50), "{median:?}");
}
