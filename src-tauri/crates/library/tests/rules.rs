//! Which lines of a file are read: cleaning rules, rules of the user's own, and single lines.
#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod support;
use broadsheet_library::*;
use support::{desk, words, Desk, Page};

/// A pasted page with two lines that cleaning rules take.
fn pasted(n: usize) -> String {
    format!(
        "Harbor {n} opens\n\nThe harbor number {n} of Sandholm opened on Monday. It cost two million crowns.\n\n\
         Advertisement\n\nThe mayor thanked the builders, who had worked for {n} months.\n\nShare this article\n\n\
         Fishers may use it from May on.\n"
    )
}

fn paragraphs(desk: &Desk, article: Id) -> Vec<String> {
    let view = desk.library.article(article, None, "").unwrap();
    // What is marked as a quotation are the words of that quotation: no offset is of another body.
    for quotation in &view.quotations {
        let of = |run: &&Run| run.marks.iter().any(|mark| mark.kind == MarkKind::Quotation && mark.id == quotation.id);
        let runs = view.paragraphs.iter().flat_map(|paragraph| &paragraph.runs).filter(of);
        let marked: String = runs.map(|run| run.text.as_str()).collect();
        let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        assert_eq!(plain(&marked), plain(&quotation.text));
    }
    view.paragraphs.iter().map(|paragraph| words(&paragraph.runs)).collect()
}

/// The left-out lines: words, whether they are in, and by what.
fn lines(desk: &Desk, article: Id) -> Vec<(String, bool, LineBy)> {
    let removed = desk.library.article(article, None, "").unwrap().source.removed;
    removed.into_iter().map(|line| (line.text, line.kept, line.by)).collect()
}

fn line(desk: &Desk, article: Id, text: &str) -> (Id, u32) {
    let view = desk.library.article(article, None, "").unwrap();
    let stands = view.paragraphs.iter().find(|paragraph| words(&paragraph.runs) == text).and_then(|one| one.line);
    let removed = view.source.removed.iter().find(|line| line.text == text).map(|line| line.index);
    (view.version, stands.or(removed).unwrap_or_else(|| panic!("no line {text}")))
}

fn whole(desk: &Desk) {
    assert!(desk.library.check(&CancelToken::new()).unwrap().problems.is_empty());
    assert_eq!(desk.library.stale_findings().unwrap(), 0);
}

#[test]
fn a_rule_that_is_switched_off_gives_its_lines_back_in_their_place() {
    let desk = desk();
    let library = &desk.library;
    let first = desk.add("1.txt", pasted(1));
    let before = paragraphs(&desk, first);
    assert_eq!(lines(&desk, first).len(), 2, "{:?}", lines(&desk, first));
    let share = library.article(first, None, "").unwrap().source.removed[1].rule.clone().unwrap();
    let known = |id: &str| library.cleaning_rules().unwrap().into_iter().find(|rule| rule.id == id).unwrap();
    let rule = known(&share);
    assert_eq!((rule.on, rule.lines, rule.articles), (true, 1, 1));
    assert_eq!(rule.example.as_deref(), Some("Share this article"));
    let off = RuleChange::Switch { rule: share.clone(), on: false };
    let preview = library.preview_rule(&off).unwrap();
    assert_eq!((preview.lines, preview.articles), (1, 1));
    assert_eq!(preview.summary, "1 line in 1 article will come back.");
    assert_eq!(preview.examples, ["Share this article"]);
    assert_eq!(library.set_cleaning_rule(&share, false).unwrap(), 0);
    let mut with = before.clone();
    with.insert(2, "Share this article".into());
    assert_eq!(paragraphs(&desk, first), with);
    assert_eq!(lines(&desk, first)[1], ("Share this article".into(), true, LineBy::RuleOff));
    assert_eq!(desk.list("\"share this article\"").total, 1, "it is found");
    assert_eq!(library.preview_rule(&off).unwrap().summary, "No line in this library is touched.");
    // What comes in is read by the same rules.
    let second = desk.add("2.txt", pasted(2));
    assert_eq!(paragraphs(&desk, second)[2], "Share this article");
    // A line that was left out by hand stays out, with the rule and without.
    let (version, number) = line(&desk, second, "Share this article");
    library.leave_out(version, number).unwrap();
    assert_eq!(lines(&desk, second)[1], ("Share this article".into(), false, LineBy::You));
    library.keep_removed(version, number, true).unwrap();
    assert_eq!(lines(&desk, second)[1], ("Share this article".into(), true, LineBy::RuleOff));
    library.leave_out(version, number).unwrap();
    library.set_cleaning_rule(&share, true).unwrap();
    assert_eq!(paragraphs(&desk, first), before);
    assert_eq!(paragraphs(&desk, second).len(), 3);
    for expected in [4, 3] {
        library.undo().unwrap();
        assert_eq!(paragraphs(&desk, first), with);
        assert_eq!(paragraphs(&desk, second).len(), 7 - expected);
    }
    assert_eq!(library.set_cleaning_rule("no such rule", false).err().unwrap().code(), Code::NotFound);
    whole(&desk);
}

const FOOTER: &str = "Signed up already? The Harbor Times comes by boat every morning";

/// An article with the footer of its outlet.
fn with_footer(n: usize, outlet: &str) -> String {
    let (headline, url) = (format!("Harbor {n} opens"), format!("https://{}.example/{n}", outlet.replace(' ', "-")));
    let opened = format!("The harbor number {n} of Sandholm opened on Monday, after two years of work.");
    let quote = format!("“We have waited {n} years for this harbor,” said Jonas Brandt, head of the harbor authority.");
    let body = [opened.as_str(), FOOTER, quote.as_str(), "Fishers may use it from May on."];
    Page { headline: &headline, outlet, url: &url, body: &body, ..Page::default() }.markdown()
}

#[test]
fn a_rule_of_the_users_own_takes_the_lines_of_its_outlet() {
    let desk = desk();
    let library = &desk.library;
    let first = desk.add("1.md", with_footer(1, "Harbor Times"));
    let second = desk.add("2.md", with_footer(2, "Harbor Times"));
    let other = desk.add("3.md", with_footer(3, "Fjord Courier"));
    assert_eq!(paragraphs(&desk, first)[1], FOOTER);
    let (version, number) = line(&desk, first, FOOTER);
    let add = |only_this_outlet| RuleChange::Add { version, line: number, only_this_outlet };
    assert_eq!(library.preview_rule(&add(true)).unwrap().summary, "2 lines in 2 articles will be left out.");
    assert_eq!(library.preview_rule(&add(false)).unwrap().lines, 3);
    let added = library.add_own_rule(version, number, true).unwrap();
    assert_eq!(added.left, 0);
    for (article, out) in [(first, true), (second, true), (other, false)] {
        assert_eq!(!paragraphs(&desk, article).contains(&FOOTER.to_string()), out);
    }
    assert_eq!(lines(&desk, first), [(FOOTER.to_string(), false, LineBy::YourRule)]);
    let shown = library.article(first, None, "").unwrap().source.removed.remove(0);
    assert_eq!((shown.reason.as_str(), shown.own_rule, shown.before), ("your rule", Some(added.id), 1));
    let rule = library.own_rules().unwrap().remove(0);
    assert_eq!((rule.outlet.as_deref(), rule.sample.as_str()), (Some("Harbor Times"), FOOTER));
    assert_eq!((rule.lines, rule.articles), (2, 2));
    // What comes in, and what the user says to be of this outlet.
    let third = desk.add("4.md", with_footer(4, "Harbor Times"));
    assert!(!paragraphs(&desk, third).contains(&FOOTER.to_string()));
    library.set_field(other, FieldKey::Outlet, Some("Harbor Times")).unwrap();
    assert!(!paragraphs(&desk, other).contains(&FOOTER.to_string()));
    library.undo().unwrap();
    assert!(paragraphs(&desk, other).contains(&FOOTER.to_string()));
    // A line can be kept all the same.
    let (one, at) = line(&desk, second, FOOTER);
    library.keep_removed(one, at, true).unwrap();
    assert_eq!(paragraphs(&desk, second)[1], FOOTER);
    assert_eq!(library.own_rules().unwrap()[0].lines, 2);
    library.keep_removed(one, at, false).unwrap();
    assert_eq!(lines(&desk, second), [(FOOTER.to_string(), false, LineBy::YourRule)]);
    assert_eq!(library.add_own_rule(version, number, true).err().unwrap().code(), Code::Invalid);
    let gone = RuleChange::Remove { rule: added.id };
    assert_eq!(library.preview_rule(&gone).unwrap().summary, "3 lines in 3 articles will come back.");
    library.remove_own_rule(added.id).unwrap();
    assert!([first, second, third].iter().all(|article| paragraphs(&desk, *article)[1] == FOOTER));
    library.undo().unwrap();
    assert!([first, second, third].iter().all(|article| paragraphs(&desk, *article)[1] != FOOTER));
    library.remove_own_rule(added.id).unwrap();
    assert_eq!(library.remove_own_rule(added.id).err().unwrap().code(), Code::NotFound);
    whole(&desk);
}

#[test]
fn a_rule_without_an_outlet_takes_lines_everywhere_and_odd_ones_are_refused() {
    let desk = desk();
    let library = &desk.library;
    let first = desk.add("1.md", with_footer(1, "Harbor Times"));
    let other = desk.add("2.md", with_footer(2, "Fjord Courier"));
    let (version, number) = line(&desk, first, FOOTER);
    library.add_own_rule(version, number, false).unwrap();
    assert!([first, other].iter().all(|article| !paragraphs(&desk, *article).contains(&FOOTER.to_string())));
    assert_eq!(library.own_rules().unwrap()[0].outlet, None);
    let nameless = desk.add("3.txt", pasted(3));
    let (version, number) = line(&desk, nameless, "Fishers may use it from May on.");
    let refused = library.add_own_rule(version, number, true).err().unwrap();
    assert!(refused.message().contains("outlet"), "{}", refused.message());
    for (version, number, code) in [(version, 99, Code::NotFound), (9999, 0, Code::NotFound)] {
        assert_eq!(library.add_own_rule(version, number, false).err().unwrap().code(), code);
        assert_eq!(library.leave_out(version, number).err().unwrap().code(), code);
    }
    whole(&desk);
}

const SAID: &str = "“We have no choice but to close the harbor,” said Jonas Brandt, head of the harbor authority.";

#[test]
fn corrections_of_quotations_outlive_lines_that_come_and_go() {
    let desk = desk();
    let library = &desk.library;
    let again = "“We have no choice but to close the harbor,” the head of the authority said again on Tuesday.";
    let body = ["The harbor of Sandholm closes on Friday, the authority said.", SAID, "Fishers are angry.", again];
    let article = desk.add("1.md", Page { body: &body, ..Page::default() }.markdown());
    let same = |view: &ArticleView| -> Vec<QuotationRow> {
        view.quotations.iter().filter(|quotation| quotation.text.contains("no choice")).cloned().collect()
    };
    let view = library.article(article, None, "").unwrap();
    let [first, second] = same(&view).try_into().unwrap();
    library.reassign_quotation(first.id, None, Some("Mira Solheim")).unwrap();
    library.reassign_quotation(second.id, None, Some("Nils Aker")).unwrap();
    let named = || -> Vec<String> {
        let view = library.article(article, None, "").unwrap();
        same(&view).into_iter().map(|quotation| quotation.speaker.unwrap().name).collect()
    };
    assert_eq!(named(), ["Mira Solheim", "Nils Aker"]);
    let (version, number) = line(&desk, article, SAID);
    library.leave_out(version, number).unwrap();
    assert_eq!(named(), ["Nils Aker"]);
    assert_eq!(lines(&desk, article), [(SAID.to_string(), false, LineBy::You)]);
    assert_eq!(paragraphs(&desk, article).len(), 3);
    library.keep_removed(version, number, true).unwrap();
    assert_eq!(named(), ["Mira Solheim", "Nils Aker"]);
    assert!(lines(&desk, article).is_empty());
    library.add_own_rule(version, number, false).unwrap();
    assert_eq!(named(), ["Nils Aker"]);
    library.undo().unwrap();
    assert_eq!(named(), ["Mira Solheim", "Nils Aker"]);
    whole(&desk);
}

#[test]
fn a_change_that_touches_many_articles_is_made_by_the_job_and_nothing_is_half_done_before() {
    let desk = desk();
    let library = &desk.library;
    for n in 0..70 {
        desk.file(&format!("{n}.md"), with_footer(n, "Harbor Times"));
    }
    let report = desk.import(&[&desk.files()]);
    assert_eq!(report.imported.len(), 70);
    let article = report.imported[9].article;
    let before = paragraphs(&desk, article);
    let (version, number) = line(&desk, article, FOOTER);
    let refresh = || library.refresh_findings(&CancelToken::new(), &|_| {}).unwrap();
    let added = library.add_own_rule(version, number, true).unwrap();
    assert_eq!(added.left, 70);
    assert_eq!(paragraphs(&desk, article), before, "until it is analyzed it stays as it was");
    // One of them is changed by the user meanwhile, and done with that.
    let (other, at) = line(&desk, report.imported[3].article, "Fishers may use it from May on.");
    library.leave_out(other, at).unwrap();
    assert_eq!(paragraphs(&desk, report.imported[3].article).len(), 2);
    assert_eq!(library.stale_findings().unwrap(), 69);
    assert_eq!(refresh(), 69);
    assert!(report.imported.iter().all(|file| !paragraphs(&desk, file.article).contains(&FOOTER.to_string())));
    assert_eq!((library.own_rules().unwrap()[0].lines, desk.list("boat").total), (70, 0));
    assert_eq!(library.remove_own_rule(added.id).unwrap(), 70);
    assert!(!paragraphs(&desk, article).contains(&FOOTER.to_string()));
    assert_eq!(refresh(), 70);
    assert_eq!((paragraphs(&desk, article), desk.list("boat").total), (before, 70));
    whole(&desk);
}
