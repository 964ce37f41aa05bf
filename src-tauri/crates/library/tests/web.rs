//! From the web: only when asked and allowed, once, and what becomes of the pages. Nothing leaves this computer.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod support;
use broadsheet_library::ImportOutcome::{Added, AlreadyThere, Version};
use broadsheet_library::{
    Asked, CancelToken, Code, Consent, Error, FailureKind, Fetch, FetchedPage, FieldKey, JobReport, ProxyKind,
    WebSettings,
};
use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;
use support::{desk, outcomes, Desk};

const FERRY: &str = "https://harbor-times.example/news/varnes-ferry";

/// A web of invented pages, and what was asked of it.
#[derive(Default)]
struct Pages {
    pages: HashMap<String, FetchedPage>,
    asked: Mutex<Vec<(String, bool)>>,
    waited: Mutex<Vec<Duration>>,
}

impl Fetch for Pages {
    fn fetch(&self, asked: &Asked, _: &CancelToken) -> Result<FetchedPage, String> {
        self.asked.lock().unwrap().push((asked.address.to_string(), asked.typed));
        self.pages.get(asked.address).cloned().ok_or("There is no page at this address (status 404).".to_string())
    }

    fn wait(&self, time: Duration, _: &CancelToken) {
        self.waited.lock().unwrap().push(time);
    }
}

impl Pages {
    fn at(mut self, address: &str, page: FetchedPage) -> Self {
        self.pages.insert(address.to_string(), page);
        self
    }

    /// What was asked, in order.
    fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().iter().map(|(address, _)| address.clone()).collect()
    }
}

fn page(url: &str, html: impl AsRef<[u8]>) -> FetchedPage {
    let media_type = Some("text/html".to_string());
    FetchedPage { url: url.into(), bytes: html.as_ref().to_vec(), media_type, charset: None }
}

const BODY: &[&str] = &[
    "The ferry between Sandholm and Varnes will stop running on Friday after an inspection found cracks in the hull of \
     the Marit, the harbor authority announced on Tuesday.",
    "About 1,400 commuters use the crossing each day. A replacement bus will take the long road around the fjord, which \
     adds fifty minutes to the journey.",
    "Opposition councillor Mira Solheim called the decision late. She said that the cracks had been known since spring, \
     and asked for the inspection reports of the last three years.",
];

fn html(headline: &str, body: &[&str]) -> String {
    let text: String = body.iter().map(|text| format!("<p>{text}</p>")).collect();
    format!(
        "<!doctype html><html lang=en><head><title>{headline}</title><meta property=og:site_name content='Harbor Times'>\
         </head><body><article><h1>{headline}</h1>{text}</article></body></html>"
    )
}

fn allow(desk: &Desk) {
    let settings = WebSettings { allowed: true, ..desk.library.web_settings().unwrap() };
    desk.library.save_web_settings(&settings).unwrap();
}

fn add(desk: &Desk, pages: &Pages, addresses: &[&str]) -> Result<JobReport, Error> {
    let addresses: Vec<String> = addresses.iter().map(ToString::to_string).collect();
    desk.library.add_from_address(&addresses, pages, Consent::AsSet, &CancelToken::new(), &|_| {})
}

fn check(desk: &Desk, pages: &Pages, articles: &[u32]) -> JobReport {
    desk.library.check_for_changes(articles, pages, Consent::AsSet, &CancelToken::new(), &|_| {}).unwrap()
}

#[test]
fn nothing_is_fetched_until_the_user_allows_it() {
    let desk = desk();
    let settings = desk.library.web_settings().unwrap();
    assert!(!settings.allowed);
    assert_eq!(settings.proxy, ProxyKind::System);
    let pages = Pages::default().at(FERRY, page(FERRY, html("Cracks stop the ferry", BODY)));
    let refused = add(&desk, &pages, &[FERRY]).unwrap_err();
    assert_eq!(refused.code(), Code::Invalid);
    assert!(refused.message().contains("switched off"));
    let refused = desk.library.check_for_changes(&[], &pages, Consent::AsSet, &CancelToken::new(), &|_| {});
    assert_eq!(refused.unwrap_err().code(), Code::Invalid);
    assert!(pages.asked().is_empty());
    let once = [FERRY.to_string()];
    let report = desk.library.add_from_address(&once, &pages, Consent::ThisOnce, &CancelToken::new(), &|_| {});
    assert_eq!(outcomes(&report.unwrap()), [Added]);
    assert!(!desk.library.web_settings().unwrap().allowed);
    assert!(add(&desk, &pages, &[FERRY]).is_err());
}

#[test]
fn settings_are_kept_and_a_proxy_that_is_none_is_refused() {
    let desk = desk();
    let typed = |address: &str| WebSettings {
        allowed: true,
        proxy: ProxyKind::Typed,
        proxy_address: address.into(),
        ..desk.library.web_settings().unwrap()
    };
    desk.library.save_web_settings(&typed(" socks5://127.0.0.1:9050 ")).unwrap();
    let kept = desk.library.web_settings().unwrap();
    assert_eq!(
        (kept.proxy, kept.proxy_address.as_str(), kept.allowed),
        (ProxyKind::Typed, "socks5://127.0.0.1:9050", true)
    );
    if kept.available {
        let refused = desk.library.save_web_settings(&typed("proxy.example:8080")).unwrap_err();
        assert!(refused.message().contains("is no proxy"), "{}", refused.message());
        assert_eq!(desk.library.web_settings().unwrap(), kept);
    }
    let direct = WebSettings { proxy: ProxyKind::Direct, ..kept };
    desk.library.save_web_settings(&direct).unwrap();
    assert_eq!(desk.library.web_settings().unwrap(), direct);
}

#[test]
fn a_page_becomes_an_article_whose_source_file_is_kept_with_its_address() {
    let desk = desk();
    allow(&desk);
    let bytes = html("Cracks stop the ferry", BODY);
    let pages = Pages::default().at("https://harbor-times.example/f/1", page(FERRY, &bytes));
    let report = add(&desk, &pages, &[" harbor-times.example/f/1 "]).unwrap();
    assert_eq!(outcomes(&report), [Added], "{report:?}");
    assert_eq!(report.imported[0].path, "harbor-times.example/f/1");
    assert_eq!(report.summary, "1 article added");
    let article = desk.library.article(report.imported[0].article, None, "").unwrap();
    assert_eq!(article.source.origin.as_deref(), Some("https://harbor-times.example/f/1"));
    assert_eq!(article.source.file_name, "varnes-ferry.html");
    assert_eq!(std::fs::read(desk.library.source_path(article.version).unwrap()).unwrap(), bytes.as_bytes());
    let url = article.fields.iter().find(|field| field.key == FieldKey::Url).unwrap();
    assert_eq!(url.value.as_deref(), Some(FERRY));
    assert_eq!(outcomes(&add(&desk, &pages, &["https://harbor-times.example/f/1"]).unwrap()), [AlreadyThere]);
}

#[test]
fn the_encoding_that_the_server_names_is_kept_with_the_file() {
    let desk = desk();
    allow(&desk);
    // "Паром стоит" and so on in windows-1251, which nothing in the page says.
    let line = b"<p>\xcf\xe0\xf0\xee\xec \xf1\xf2\xee\xe8\xf2 \xe2 \xef\xee\xf0\xf2\xf3, \xf1\xea\xe0\xe7\xe0\xeb \xea\xe0\xef\xe8\xf2\xe0\xed.</p>";
    let lines = [b"1", b"2", b"3"].map(|number| [b"<p>".as_slice(), number, b". ", &line[3..]].concat()).concat();
    let html = [b"<html><body><article>".as_slice(), &lines, b"</article></body></html>"].concat();
    let russian = FetchedPage { charset: Some("windows-1251".into()), ..page(FERRY, html) };
    let report = add(&desk, &Pages::default().at(FERRY, russian), &[FERRY]).unwrap();
    let version = report.imported[0].version;
    assert!(desk.library.source_text(version).unwrap().contains("Паром стоит в порту, сказал капитан."));
    assert_eq!(desk.list("капитан").total, 1);
    let article = desk.library.article(report.imported[0].article, None, "").unwrap();
    assert_eq!(article.source.media_type, "text/html; charset=windows-1251");
}

#[test]
fn what_fails_is_named_and_the_others_still_come_in() {
    let desk = desk();
    allow(&desk);
    let pages = Pages::default()
        .at(FERRY, page(FERRY, html("Cracks stop the ferry", BODY)))
        .at("https://harbor-times.example/old", page("https://harbor-times.example/", html("Harbor Times", BODY)))
        .at("https://harbor-times.example/empty", page("https://harbor-times.example/empty", "<html></html>"));
    let report = add(
        &desk,
        &pages,
        &[
            "https://harbor-times.example/gone",
            FERRY,
            "harbor-times.example/old",
            FERRY,
            "https://harbor-times.example/empty",
        ],
    )
    .unwrap();
    assert_eq!(outcomes(&report), [Added]);
    let failed: Vec<_> = report.failed.iter().map(|file| (file.path.as_str(), file.kind)).collect();
    assert_eq!(
        failed,
        [
            ("https://harbor-times.example/gone", FailureKind::NotFetched),
            ("harbor-times.example/old", FailureKind::OtherPage),
            ("https://harbor-times.example/empty", FailureKind::NoText),
        ]
    );
    assert!(report.failed[0].reason.contains("status 404"));
    assert!(report.failed[1].reason.contains("front page of harbor-times.example"));
    assert_eq!(pages.asked().len(), 4);
}

#[test]
fn a_check_says_of_each_article_what_became_of_it() {
    let desk = desk();
    allow(&desk);
    let bridge = "https://fjord-courier.example/bridge";
    let library = "https://harbor-times.example/library";
    let reworded = [BODY[0], BODY[1], "Repairs will cost 4.1 million crowns."];
    let before = Pages::default()
        .at(FERRY, page(FERRY, html("Cracks stop the ferry", BODY)))
        .at(
            bridge,
            page(
                bridge,
                html(
                    "The bridge opens on Monday",
                    &["The bridge over the Lom opens on Monday.", "It is 300 meters long, the mayor said."],
                ),
            ),
        )
        .at(
            library,
            page(
                library,
                html(
                    "Library opens on Sundays",
                    &["The library of Varnes will open on Sundays.", "Readers had asked for it for years."],
                ),
            ),
        );
    let report = add(&desk, &before, &[FERRY, bridge, library]).unwrap();
    let ids: Vec<u32> = report.imported.iter().map(|file| file.article).collect();
    let pasted = desk.add(
        "letter.txt",
        "A letter to the editor\n\nThe ferry has to come back, and it has to come back soon, I say.",
    );
    let after = Pages::default().at(FERRY, page(FERRY, html("Ferry stays in harbor", &reworded))).at(
        bridge,
        page(
            bridge,
            html(
                "The bridge opens on Monday",
                &["The bridge over the Lom opens on Monday.", "It is 300 meters long, the mayor said."],
            ) + "<!-- 2 -->",
        ),
    );
    let report = check(&desk, &after, &[ids[0], ids[1], ids[2], pasted, ids[0]]);
    assert_eq!(report.summary, "4 articles checked: 1 new version, 1 unchanged, 2 failed");
    assert_eq!(outcomes(&report), [Version, AlreadyThere]);
    assert_eq!(report.imported[0].article, ids[0]);
    assert_eq!(desk.library.versions(ids[0]).unwrap().versions.len(), 2);
    let failed: Vec<_> = report.failed.iter().map(|file| (file.path.as_str(), file.kind)).collect();
    assert_eq!(failed, [(library, FailureKind::NotFetched), ("A letter to the editor", FailureKind::NoAddress)]);
    assert_eq!(after.asked(), [FERRY, bridge, library]);
    // The third is of the first one's host; the second is not.
    let waited = after.waited.lock().unwrap();
    assert_eq!(waited.len(), 1);
    assert!(waited[0] > Duration::from_millis(500) && waited[0] <= Duration::from_secs(1), "{waited:?}");
}

#[test]
fn a_moved_article_is_a_version_and_another_page_at_its_address_is_not() {
    let desk = desk();
    allow(&desk);
    let report = add(&desk, &Pages::default().at(FERRY, page(FERRY, html("Cracks stop the ferry", BODY))), &[FERRY]);
    let ferry = report.unwrap().imported[0].article;
    let moved = "https://harbor-times.example/2026/ferry-stops";
    let body = [BODY[0], BODY[1], "Repairs will cost 4.1 million crowns."];
    let report = check(&desk, &Pages::default().at(FERRY, page(moved, html("Ferry stays in harbor", &body))), &[ferry]);
    assert_eq!(outcomes(&report), [Version], "{report:?}");
    assert_eq!(report.imported[0].article, ferry);
    let other =
        html("Sign in to read", &["Subscribers of this paper read it all.", "Choose a plan that suits you and go on."]);
    let login = "https://account.harbor-times.example/login";
    let report = check(&desk, &Pages::default().at(moved, page(login, other)), &[ferry]);
    assert!(report.imported.is_empty(), "{report:?}");
    assert_eq!(report.failed[0].kind, FailureKind::OtherPage);
    assert_eq!(desk.list("").total, 1);
    assert!(desk.library.check(&CancelToken::new()).unwrap().problems.is_empty());
}

#[test]
fn only_what_the_user_typed_may_lead_into_a_private_network() {
    let desk = desk();
    allow(&desk);
    // The page names its own address: that is not the user's word.
    let canonical = html("Cracks stop the ferry", BODY)
        .replace("</head>", "<link rel=canonical href='http://nas.local/admin'></head>");
    let article = desk.add("saved.html", canonical);
    let pages = Pages::default();
    check(&desk, &pages, &[article]);
    assert_eq!(*pages.asked.lock().unwrap(), [("http://nas.local/admin".to_string(), false)]);
    desk.library.set_field(article, FieldKey::Url, Some("http://intranet/ferry")).unwrap();
    let pages = Pages::default();
    check(&desk, &pages, &[article]);
    assert_eq!(*pages.asked.lock().unwrap(), [("http://intranet/ferry".to_string(), true)]);
    // What was fetched from such a machine because the user typed its address may be checked again.
    let intranet = html(
        "The bridge opens on Monday",
        &["The bridge over the Lom opens on Monday.", "It is 300 meters long, the mayor said."],
    );
    let pages = Pages::default().at("http://intranet/bridge", page("http://intranet/bridge", intranet));
    let bridge = add(&desk, &pages, &["http://intranet/bridge"]).unwrap().imported[0].article;
    let pages = Pages::default();
    check(&desk, &pages, &[bridge]);
    assert_eq!(*pages.asked.lock().unwrap(), [("http://intranet/bridge".to_string(), true)]);
}

/// Cancels when it is asked for the second page.
struct Impatient<'a>(Pages, &'a CancelToken);

impl Fetch for Impatient<'_> {
    fn fetch(&self, asked: &Asked, cancel: &CancelToken) -> Result<FetchedPage, String> {
        if !self.0.asked().is_empty() {
            self.1.cancel();
        }
        self.0.fetch(asked, cancel)
    }
    fn wait(&self, _: Duration, _: &CancelToken) {}
}

#[test]
fn a_cancelled_job_keeps_what_it_has() {
    let desk = desk();
    allow(&desk);
    let cancel = CancelToken::new();
    let bridge = "https://harbor-times.example/bridge";
    let pages = Pages::default()
        .at(FERRY, page(FERRY, html("Cracks stop the ferry", BODY)))
        .at(bridge, page(bridge, html("The bridge opens", &["The bridge over the Lom opens on Monday."])));
    let addresses = [FERRY, bridge, "https://harbor-times.example/3"].map(String::from);
    let pages = Impatient(pages, &cancel);
    let report = desk.library.add_from_address(&addresses, &pages, Consent::AsSet, &cancel, &|_| {}).unwrap();
    assert!(report.cancelled);
    assert_eq!(outcomes(&report), [Added]);
    assert!(report.failed.is_empty());
    assert_eq!(pages.0.asked().len(), 2);
}
