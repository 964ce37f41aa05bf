//! From the web, one page after the other: "Add from address…" and "Check for changes".
use super::fetch::{self, Input, With};
use super::{address, report};
use crate::error::Error;
use crate::job::{CancelToken, Teller};
use crate::library::Library;
use crate::store::refresh;
use crate::store::rules::Rules;
use crate::view::{FailedFile, FailureKind, Id, ImportOutcome, JobProgress, JobReport, WebSettings};
use crate::web::{Asked, Consent, Fetch, FetchedPage};
use broadsheet_formats::read::READERS;
use rusqlite::{Connection, OptionalExtension};
use std::collections::{HashMap, HashSet};
use std::time::{Duration, Instant};

/// At least this long between two requests to one host.
const PACE: Duration = Duration::from_secs(1);

/// A page on its way from the web to the readers.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// How the report names it.
    pub(super) label: String,
    /// A name for the file that is kept.
    pub(super) file_name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) origin: Origin,
}

/// Where a page was fetched from.
#[derive(Debug, Clone)]
pub(crate) struct Origin {
    /// The address that was asked.
    pub(crate) asked: String,
    /// Where it led to.
    pub(crate) url: String,
    /// The encoding that the server named.
    pub(crate) charset: Option<String>,
    /// When it came, as stored times are written.
    pub(crate) at: String,
    /// The article whose own address it is.
    pub(crate) article: Option<Id>,
}

/// A page that is to be fetched.
struct Wanted {
    label: String,
    address: String,
    typed: bool,
    article: Option<Id>,
}

impl Library {
    /// Fetches the page at each address once and imports what it holds. `addresses` are as the user typed them; without
    /// a scheme `https://` is meant. Blocks, so it is a job. What fails stands in the report; an `Err` means that nothing
    /// was asked for, above all because `consent` is lacking.
    pub fn add_from_address(
        &self,
        addresses: &[String],
        fetch: &dyn Fetch,
        consent: Consent,
        cancel: &CancelToken,
        progress: &(dyn Fn(JobProgress) + Sync),
    ) -> Result<JobReport, Error> {
        let mut seen = HashSet::new();
        let wanted = addresses
            .iter()
            .map(|typed| (typed.trim().to_string(), completed(typed)))
            .filter(|(_, address)| seen.insert(address.clone()))
            .map(|(label, address)| Ok(Wanted { label, address, typed: true, article: None }))
            .collect();
        let mut report = self.fetch_pages(wanted, fetch, consent, cancel, progress)?;
        report::finish(&mut report);
        Ok(report)
    }

    /// Fetches the own address of each article once and says of each whether it is unchanged, has a new version, or
    /// could not be checked. Waits a second between two requests to one host. Otherwise as
    /// [`Library::add_from_address`].
    pub fn check_for_changes(
        &self,
        articles: &[Id],
        fetch: &dyn Fetch,
        consent: Consent,
        cancel: &CancelToken,
        progress: &(dyn Fn(JobProgress) + Sync),
    ) -> Result<JobReport, Error> {
        let mut seen = HashSet::new();
        let articles = articles.iter().filter(|article| seen.insert(**article));
        let wanted = self.read(|reader| articles.map(|article| wanted(reader, *article)).collect())?;
        let mut report = self.fetch_pages(wanted, fetch, consent, cancel, progress)?;
        report::finish(&mut report);
        report.summary = checked(&report);
        Ok(report)
    }

    fn fetch_pages(
        &self,
        wanted: Vec<Result<Wanted, FailedFile>>,
        fetch: &dyn Fetch,
        consent: Consent,
        cancel: &CancelToken,
        progress: &(dyn Fn(JobProgress) + Sync),
    ) -> Result<JobReport, Error> {
        let settings = self.may_fetch(consent)?;
        let teller = Teller::new(wanted.len(), progress);
        let with = With {
            library: self.folder(),
            known: self.known_files()?,
            rules: self.read(|reader| Rules::load(reader))?,
            columns: self.read(|reader| crate::columns::known(reader))?,
            teller: &teller,
        };
        let mut report = JobReport::default();
        let mut pace = Pace::default();
        for wanted in wanted {
            cancel.hold(&teller);
            let page = match wanted {
                Err(failed) => Err(failed),
                Ok(wanted) => {
                    teller.at(&wanted.label);
                    let fetched = pace.fetch(fetch, &wanted, &settings, cancel);
                    wanted.page(fetched, &self.now())
                }
            };
            if cancel.cancelled() {
                break;
            }
            match page {
                Err(failed) => {
                    report.failed.push(failed);
                    teller.done(true);
                }
                Ok(page) => {
                    let read = fetch::fetch(&with, &Input::Page(page));
                    if let Err(error) = self.take_in(vec![read], cancel, &teller, &mut report) {
                        report.stopped = Some(error.message());
                        break;
                    }
                }
            }
        }
        self.end(&mut report, cancel, &teller);
        Ok(report)
    }
}

impl Wanted {
    fn failed(&self, kind: FailureKind, reason: String) -> FailedFile {
        FailedFile { path: self.label.clone(), part: None, file: None, kind, reason }
    }

    /// The page that came, if it is one that can be this article.
    fn page(self, fetched: Result<FetchedPage, String>, now: &str) -> Result<Page, FailedFile> {
        let FetchedPage { url, bytes, media_type, charset } =
            fetched.map_err(|why| self.failed(FailureKind::NotFetched, why))?;
        if address::key(&self.address).is_some() && address::key(&url).is_none() {
            let site = address::domain(&url).unwrap_or_default();
            let reason = format!(
                "The address leads to the front page of {site} now, so the article is probably no longer there. Nothing \
                 was added. Look for it in a browser."
            );
            return Err(self.failed(FailureKind::OtherPage, reason));
        }
        let file_name = file_name(&url, media_type.as_deref());
        let Self { label, address, article, .. } = self;
        let origin = Origin { asked: address, url, charset, at: now.to_string(), article };
        Ok(Page { label, file_name, bytes, origin })
    }
}

/// When each host was asked last.
#[derive(Default)]
struct Pace(HashMap<String, Instant>);

impl Pace {
    /// Fetches a page, not too soon after the last one of the same host. When it is cancelled while it waits, nothing is
    /// asked for.
    fn fetch(
        &mut self,
        fetch: &dyn Fetch,
        wanted: &Wanted,
        settings: &WebSettings,
        cancel: &CancelToken,
    ) -> Result<FetchedPage, String> {
        let host = address::domain(&wanted.address).unwrap_or_default();
        if let Some(left) = self.0.get(&host).and_then(|last| PACE.checked_sub(last.elapsed())) {
            fetch.wait(left, cancel);
        }
        if cancel.cancelled() {
            return Err("Cancelled.".to_string());
        }
        let fetched = fetch.fetch(&Asked { address: &wanted.address, typed: wanted.typed, settings }, cancel);
        self.0.insert(host, Instant::now());
        fetched
    }
}

/// An address as typed, with the scheme that is meant.
fn completed(typed: &str) -> String {
    let typed = typed.trim();
    if typed.contains("://") {
        typed.to_string()
    } else {
        format!("https://{typed}")
    }
}

/// What to ask for an article: the address that the user gave it, else that of its latest version that has one.
fn wanted(connection: &Connection, article: Id) -> Result<Result<Wanted, FailedFile>, Error> {
    let (headline, stored): (Option<String>, Option<String>) = connection
        .prepare_cached(
            "SELECT r.headline, (SELECT url FROM version v WHERE v.article_id = r.article_id AND v.url IS NOT NULL
                                 ORDER BY v.time DESC, v.id DESC LIMIT 1)
             FROM article_row r WHERE r.article_id = ?1",
        )?
        .query_row([article], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?
        .ok_or(Error::NotFound("article"))?;
    let edited = refresh::edits(connection, article)?.remove("url");
    let typed = edited.is_some() || came_from(connection, article, stored.as_deref())?;
    let address = edited.or(stored).filter(|address| !address.is_empty());
    Ok(match address {
        Some(address) => {
            Ok(Wanted { label: address.clone(), address: completed(&address), typed, article: Some(article) })
        }
        None => Err(FailedFile {
            path: headline.unwrap_or_else(|| "An article without a headline".to_string()),
            part: None,
            file: None,
            kind: FailureKind::NoAddress,
            reason: "The article has no address, so there is nothing to check. Give it one in its details.".to_string(),
        }),
    })
}

/// Whether a version of the article was fetched from that host before, when the user typed its address.
fn came_from(connection: &Connection, article: Id, address: Option<&str>) -> Result<bool, Error> {
    let Some(domain) = address.and_then(address::domain) else { return Ok(false) };
    let mut statement = connection.prepare_cached(
        "SELECT s.origin FROM version v JOIN source_file s ON s.id = v.source_file_id
         WHERE v.article_id = ?1 AND s.origin LIKE 'http%://%'",
    )?;
    let origins: Vec<String> = statement.query_map([article], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(origins.iter().any(|origin| address::domain(origin).as_deref() == Some(&domain)))
}

/// The longest name that is made of an address, in letters.
const NAME: usize = 80;

/// A file name: the last part of the address, with the extension that its type has among the readers.
fn file_name(url: &str, media_type: Option<&str>) -> String {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let path = path.split_once("://").map_or(path, |(_, rest)| rest);
    let mut parts = path.split('/').rev().filter(|part| !part.is_empty());
    let last: String = parts.next().unwrap_or("page").chars().take(NAME).collect();
    let reader = READERS.iter().find(|reader| Some(reader.media_type()) == media_type);
    let Some(extensions) = reader.map(|reader| reader.extensions()) else { return last };
    let has = |extension: &&str| last.to_ascii_lowercase().ends_with(&format!(".{extension}"));
    match extensions.first() {
        Some(usual) if !extensions.iter().any(has) => format!("{last}.{usual}"),
        _ => last,
    }
}

fn checked(report: &JobReport) -> String {
    let count = |outcome| report.imported.iter().filter(|file| file.outcome == outcome).count();
    let all = report.imported.len() + report.failed.len();
    let versions = count(ImportOutcome::Version);
    let parts: Vec<String> = [
        (versions, if versions == 1 { "new version" } else { "new versions" }),
        (count(ImportOutcome::Added), "added"),
        (count(ImportOutcome::AlreadyThere), "unchanged"),
        (report.failed.len(), "failed"),
    ]
    .iter()
    .filter(|(number, _)| *number > 0)
    .map(|(number, what)| format!("{number} {what}"))
    .collect();
    let articles = if all == 1 { "1 article checked".to_string() } else { format!("{all} articles checked") };
    if parts.is_empty() {
        articles
    } else {
        format!("{articles}: {}", parts.join(", "))
    }
}

#[cfg(test)]
mod tests {
    use super::file_name;

    #[test]
    fn a_page_is_named_by_its_address_and_type() {
        for (url, media_type, expected) in [
            ("https://harbor-times.example/news/ferry?x=/1#top", Some("text/html"), "ferry.html"),
            ("https://harbor-times.example/ferry.htm", Some("text/html"), "ferry.htm"),
            ("https://harbor-times.example/ferry.php/", Some("text/html"), "ferry.php.html"),
            ("https://harbor-times.example/", Some("text/plain"), "harbor-times.example.txt"),
            ("https://harbor-times.example/a/notes.md", Some("application/x-unknown"), "notes.md"),
            ("https://harbor-times.example/a/ferry", None, "ferry"),
        ] {
            assert_eq!(file_name(url, media_type), expected, "{url}");
        }
    }
}
