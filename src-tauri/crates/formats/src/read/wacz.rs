//! Web archives in a zip container, with a list of their pages (WACZ 1.1.1, Webrecorder).
use serde_json::Value;

use super::package::{self, Package};
use super::warc::{Pages, Wanted};
use super::{Found, Hints, ReadError, Reader, MOST_BYTES};

/// The reader of WACZ files.
pub struct Wacz;

impl Reader for Wacz {
    fn id(&self) -> &'static str {
        "wacz"
    }
    fn name(&self) -> &'static str {
        "Web archive (WACZ)"
    }
    fn media_type(&self) -> &'static str {
        "application/wacz"
    }
    fn extensions(&self) -> &'static [&'static str] {
        &["wacz"]
    }
    fn sniff(&self, bytes: &[u8], hints: &Hints) -> u8 {
        let likely = package::names(bytes, b"datapackage.json") && package::names(bytes, b"archive/");
        let has = |test: fn(&str) -> bool| Package::open(bytes, hints).is_ok_and(|package| package.names().any(test));
        if likely && has(|name| name == "datapackage.json") && has(is_archive) {
            100
        } else {
            0
        }
    }
    fn read(&self, bytes: &[u8], hints: &Hints) -> Result<Found, ReadError> {
        let mut package = Package::open(bytes, hints)?;
        let places = package.places();
        let mut addresses = Vec::new();
        // The seeds of a crawl stand in one list, the pages they led to in another.
        for (_, at) in places.iter().filter(|(name, _)| name.starts_with("pages/") && name.ends_with(".jsonl")) {
            // Without its list, all pages are read.
            addresses.extend(package.unpack(*at).map(|list| listed(&list)).unwrap_or_default());
        }
        let listed = read_archives(&mut package, &places, Wanted::at(addresses.iter().map(String::as_str)), hints);
        match listed {
            // A list of other pages than those that are there.
            Err(ReadError::NoPage { pages: 0 }) if !addresses.is_empty() => {
                read_archives(&mut package, &places, Wanted::All, hints)
            }
            listed => listed,
        }
    }
    fn limit(&self) -> usize {
        MOST_BYTES
    }
}

fn is_archive(name: &str) -> bool {
    name.starts_with("archive/") && (name.ends_with(".warc") || name.ends_with(".warc.gz"))
}

fn read_archives(
    package: &mut Package,
    places: &[(String, usize)],
    wanted: Wanted,
    hints: &Hints,
) -> Result<Found, ReadError> {
    let mut pages = Pages::new(wanted);
    for (name, at) in places.iter().filter(|(name, _)| is_archive(name)) {
        if let Err(error) = package.unpack(*at).and_then(|bytes| pages.take_in(&bytes, hints)) {
            pages.fail(name, error);
        }
    }
    pages.end()
}

/// The addresses in a list of pages: a JSON object a line, the first of which describes the list.
fn listed(list: &[u8]) -> Vec<String> {
    let lines = list.split(|byte| *byte == b'\n').filter_map(|line| serde_json::from_slice::<Value>(line).ok());
    lines.filter_map(|page| page.get("url").and_then(Value::as_str).map(str::to_string)).collect()
}
