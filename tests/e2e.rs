//! The real app in its real window, used as a person uses it. Run by `cargo xtask test`, which brings the screen; by
//! themselves these tests are ignored, never passed by silence.
use broadsheet_tests::{root, App};
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::Arc;

fn fixture(name: &str) -> PathBuf {
    root().join("tests/fixtures").join(name)
}

/// Drops files and waits until they are imported; what the tray says of it.
async fn import(app: &App, files: &[PathBuf]) -> String {
    app.drop_files(files);
    app.find("job-details").await;
    let said = app.find("job-tray").await.text().await.unwrap();
    app.dismiss("report-dialog").await;
    said
}

async fn texts_after(app: &App, id: &str, count: usize) -> Vec<String> {
    app.wait_for(id, count).await;
    app.texts(id).await
}

#[tokio::test]
#[ignore = "needs the real window: cargo xtask test"]
async fn the_main_job_from_drop_to_timeline_and_all_of_it_still_there_after_a_restart() {
    let folder = tempfile::tempdir().unwrap();
    // A folder whose name is not plain ASCII, with a blank: dropped paths have to survive it.
    let dropped = folder.path().join("dropped ü files");
    std::fs::create_dir(&dropped).unwrap();
    let files = ["telling/compact-river-aid.txt", "telling/courier-river-aid.html"].map(|name| {
        let to = dropped.join(Path::new(name).file_name().unwrap());
        std::fs::copy(fixture(name), &to).unwrap();
        to
    });
    let library = folder.path().join("library");
    let app = App::open(&library).await;
    app.find("open-sample").await;

    let report = import(&app, &files).await;
    assert!(report.contains("2 articles added"), "{report}");
    let rows = texts_after(&app, "article-row", 2).await;
    assert!(rows.iter().any(|row| row.contains("Compact ‘will not walk away’ from the river towns")), "{rows:?}");
    assert!(rows.iter().any(|row| row.to_lowercase().contains("date unknown")), "{rows:?}");

    read(&app).await;
    compare(&app).await;
    timeline(&app).await;
    app.close().await;

    let app = App::open(&library).await;
    let again = texts_after(&app, "article-row", 2).await;
    assert_eq!(rows.len(), again.len());
    let report = import(&app, &files).await;
    assert!(report.contains("2 already there"), "a second import adds nothing: {report}");
    app.wait_for("article-row", 2).await;
    app.close().await;

    // A real scraped article, where one lies beside the tree: read in the test, never copied.
    let real = root().join("../shared/seeds/nato-support.txt");
    if real.exists() {
        scraped(&real, &folder.path().join("scraped")).await;
    }
}

/// Drops a scraped article: the first line is a headline of another one, the second the headline, the third a caption,
/// the last a comment form; one person said everything that stands in quotation marks.
async fn scraped(file: &Path, library: &Path) {
    let text = std::fs::read_to_string(file).unwrap();
    let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let (left_out, body) = ([lines[0], lines[2], lines[lines.len() - 1]], &lines[3..lines.len() - 1]);
    let app = App::open(library).await;
    app.find("open-sample").await;
    import(&app, &[file.to_path_buf()]).await;
    let rows = texts_after(&app, "article-row", 1).await;
    assert!(rows[0].contains(lines[1]) && rows[0].to_lowercase().contains("date unknown"), "{rows:?}");
    app.open_row(lines[1]).await;
    let picks = texts_after(&app, "summary-pick", 3).await;
    for pick in &picks {
        assert!(body.iter().any(|line| pick.lines().any(|part| part.len() > 30 && line.contains(part))), "{pick}");
    }
    app.click("article-tab-quotations").await;
    app.wait_until("quotations", "document.querySelectorAll('[data-testid=\"quotation-row\"]').length > 0").await;
    let rows = app.texts("quotation-row").await;
    let speaker = rows[0].lines().next().unwrap().to_string();
    assert!(lines[2].contains(&speaker), "{speaker} is named in full in the caption alone");
    for stretch in quoted(&body.join("\n")) {
        let row = rows.iter().find(|row| row.contains(stretch));
        assert!(row.is_some_and(|row| row.starts_with(&speaker)), "“{stretch}” is {speaker}'s: {rows:#?}");
    }
    app.click("article-tab-source").await;
    let removed = texts_after(&app, "removed-line", 3).await;
    for (line, found) in left_out.iter().zip(&removed) {
        assert!(found.starts_with(line), "{line}: {found}");
    }
    app.close().await;
}

/// What stands between quotation marks, the closing one possibly mistyped as an opening one.
fn quoted(text: &str) -> Vec<&str> {
    let parts = text.split('“').skip(1).filter_map(|rest| rest.split('”').next());
    parts.filter(|part| part.contains(' ') && part.starts_with(char::is_alphabetic)).collect()
}

/// Opens the pasted telling and looks at everything that was found in it.
async fn read(app: &App) {
    app.open_row("Compact ‘will not walk away’").await;
    let headline = app.find("article-headline").await.text().await.unwrap();
    assert_eq!(headline, "Compact ‘will not walk away’ from the river towns, says its secretary");
    let picks = texts_after(app, "summary-pick", 3).await;
    let body = app.texts("sentence").await.join(" ");
    for pick in &picks {
        let sentence = pick.lines().find(|line| line.chars().count() > 30).unwrap_or_default();
        assert!(!sentence.is_empty() && body.contains(sentence), "a pick is a sentence of the body: {pick}");
    }
    assert!(
        !body.contains("Leave a Replly") && !body.contains("LENA ROOS") && !body.contains("harbor cafés"),
        "{body}"
    );

    app.click("article-tab-quotations").await;
    app.wait_until("quotations", "document.querySelectorAll('[data-testid=\"quotation-row\"]').length > 0").await;
    let quotations = app.texts("quotation-row").await;
    for words in [
        "Most floods end with a bill",
        "who pays that bill",
        "for as long as the water stands",
        "decisions for each state",
        "There are ways to make sure",
    ] {
        let row = quotations.iter().find(|row| row.contains(words));
        assert!(row.is_some_and(|row| row.contains("Tomas Verhaegen")), "“{words}” is Verhaegen's: {quotations:#?}");
    }

    app.click("article-tab-source").await;
    let removed = texts_after(app, "removed-line", 3).await;
    for (words, reason) in [("heat and low water", "headline"), ("LENA ROOS", "caption"), ("Leave a Replly", "comment")]
    {
        let line = removed.iter().find(|line| line.contains(words));
        assert!(line.is_some_and(|line| line.to_lowercase().contains(reason)), "{words}: {removed:?}");
    }
    app.check_accessibility("article").await;
}

async fn compare(app: &App) {
    app.click("go-library").await;
    app.wait_for("article-row", 2).await;
    app.select_all_rows().await;
    app.click("compare-button").await;
    app.find("compare-column-a").await;
    app.find("compare-column-b").await;
    app.wait_until("ribbons", "document.querySelectorAll('[data-testid=\"ribbon\"]').length > 1").await;
    app.check_accessibility("compare").await;
}

async fn timeline(app: &App) {
    app.click("go-speakers").await;
    app.wait_until("speakers", "document.querySelectorAll('[data-testid=\"speaker-row\"]').length > 0").await;
    let speakers = app.texts("speaker-row").await;
    assert!(speakers.iter().any(|row| row.contains("Tomas Verhaegen")), "{speakers:?}");
    app.click_text("speaker-row", "Tomas Verhaegen").await;
    app.find("timeline").await;
    // Undated ones lie in one place, where they are counted instead of drawn over each other.
    app.wait_until(
        "marks",
        "document.querySelector('[data-testid=\"timeline-mark\"], [data-testid=\"timeline-bar\"]')",
    )
    .await;
    app.check_accessibility("speaker").await;

    // The twin of the picture in words: a table with a row for each quotation.
    let said = app.find("speaker-count").await.text().await.unwrap();
    let marks: usize = said.split(' ').next().and_then(|count| count.parse().ok()).unwrap_or_default();
    assert!(marks >= 7, "{said}");
    app.wait_until("a key for the table", &key("t", "speaker-table")).await;
    assert_eq!(app.count("speaker-table-row").await, marks);
    app.check_accessibility("speaker").await;
}

/// Presses a key until it shows what it is for.
fn key(key: &str, id: &str) -> String {
    format!(
        "document.querySelector('[data-testid=\"{id}\"]') || (window.dispatchEvent(new KeyboardEvent('keydown', \
         {{ key: '{key}', bubbles: true, cancelable: true }})), false)"
    )
}

/// Counts whoever knocks.
fn listen() -> (u16, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let knocks = Arc::new(AtomicUsize::new(0));
    let counter = knocks.clone();
    std::thread::spawn(move || {
        for _ in listener.incoming() {
            counter.fetch_add(1, Ordering::SeqCst);
        }
    });
    (port, knocks)
}

#[tokio::test]
#[ignore = "needs the real window: cargo xtask test"]
async fn a_page_full_of_scripts_and_remote_things_runs_nothing_and_asks_for_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (port, knocks) = listen();
    // The bait works: a program that loads it is counted.
    std::net::TcpStream::connect(("127.0.0.1", port)).unwrap();
    let page = std::fs::read_to_string(fixture("hostile/page.html")).unwrap().replace("PORT", &port.to_string());
    let file = folder.path().join("page.html");
    std::fs::write(&file, page).unwrap();
    let app = App::open(&folder.path().join("library")).await;
    import(&app, &[file]).await;
    app.wait_for("article-row", 1).await;
    app.open_row("harbor plan").await;
    app.find("sentence").await;
    app.click("article-tab-source").await;
    app.click("view-source").await;
    app.find("source-text").await;
    tokio::time::sleep(std::time::Duration::from_secs(1)).await;
    let script = "return [document.title, String(window.ran), document.querySelectorAll('iframe, object, embed, video, form[action], script[src^=http], img[src^=http]').length, document.querySelectorAll('a[href^=\"javascript\"]').length]";
    let found = app.client.execute(script, vec![]).await.unwrap();
    assert_eq!(found, serde_json::json!(["Broadsheet", "undefined", 0, 0]));
    // Scripts of the page itself cannot reach the network either: the policy of the window forbids it.
    let fetched = format!("const done = arguments[0]; fetch('http://127.0.0.1:{port}/').then(() => done('fetched'), () => done('refused'))");
    assert_eq!(app.client.execute_async(&fetched, vec![]).await.unwrap(), "refused");
    assert_eq!(knocks.load(Ordering::SeqCst), 1, "nothing was asked but the bait's own try");
    app.close().await;
}

#[tokio::test]
#[ignore = "needs the real window: cargo xtask test"]
async fn bad_files_are_named_with_the_reason_and_the_rest_is_imported() {
    let folder = tempfile::tempdir().unwrap();
    let dropped = folder.path().join("dropped");
    std::fs::create_dir(&dropped).unwrap();
    std::fs::write(dropped.join("empty.txt"), "").unwrap();
    std::fs::write(dropped.join("picture.txt"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0").unwrap();
    std::fs::copy(fixture("telling/courier-river-aid.html"), dropped.join("good.html")).unwrap();
    std::os::unix::fs::symlink(&dropped, dropped.join("loop")).unwrap();
    let app = App::open(&folder.path().join("library")).await;
    app.drop_files(&[dropped]);
    let report = app.find("report-dialog").await.text().await.unwrap();
    for word in ["empty.txt", "picture.txt", "loop", "1 article added"] {
        assert!(report.contains(word), "{word}: {report}");
    }
    app.click("dialog-close").await;
    app.wait_for("article-row", 1).await;
    app.close().await;
}

/// A page that is like no other: alike ones of one outlet would be taken for versions of one article.
fn page_of_its_own(number: usize) -> String {
    let word =
        |place: usize| format!("{}{}", ["dike", "ferry", "quay", "barge", "lock"][place % 5], number * 97 + place);
    let sentence = |line: usize| (0..12).map(|place| word(line * 12 + place)).collect::<Vec<_>>().join(" ");
    let body: String = (0..6).map(|line| format!("<p>The {} said on Monday.</p>", sentence(line))).collect();
    format!("<html lang=en><title>{0}</title><body><article><h1>{0}</h1>{body}</article></body></html>", word(99))
}

#[tokio::test]
#[ignore = "needs the real window: cargo xtask test"]
async fn a_kill_in_the_middle_of_an_import_leaves_a_whole_library_and_a_second_run_makes_no_doubles() {
    let folder = tempfile::tempdir().unwrap();
    let dropped = folder.path().join("many");
    std::fs::create_dir(&dropped).unwrap();
    for number in 0..2000 {
        std::fs::write(dropped.join(format!("{number}.html")), page_of_its_own(number)).unwrap();
    }
    let library = folder.path().join("library");
    let app = App::open(&library).await;
    app.find("open-sample").await;
    app.drop_files(std::slice::from_ref(&dropped));
    let some = "Number(document.querySelector('[data-testid=\"job-tray\"] strong')?.innerText.match(/[\\d,]+/)?.[0].replace(',', '') ?? 0) > 300";
    app.wait_until("some articles", some).await;
    app.kill();

    let app = App::open(&library).await;
    app.find("article-row").await;
    app.drop_files(&[dropped]);
    app.find_within("job-details", 240).await;
    let report = app.find("job-tray").await.text().await.unwrap();
    assert!(report.contains("already there"), "the first part was kept: {report}");
    app.wait_until(
        "2,000 articles",
        "document.querySelector('[data-testid=\"go-library\"]').innerText.includes('2,000')",
    )
    .await;
    app.close().await;
}

#[tokio::test]
#[ignore = "needs the real window: cargo xtask test"]
async fn every_screen_of_the_sample_library_passes_axe_in_light_and_dark() {
    let folder = tempfile::tempdir().unwrap();
    let app = App::open(&folder.path().join("library")).await;
    app.click("open-sample").await;
    app.wait_until("the sample", "document.querySelectorAll('[data-testid=\"article-row\"]').length >= 10").await;
    app.dismiss("report-dialog").await;
    for theme in ["light", "dark"] {
        app.client.execute(&format!("document.documentElement.dataset.theme = '{theme}'"), vec![]).await.unwrap();
        for screen in ["go-library", "go-stories", "go-speakers", "go-trash", "go-settings"] {
            app.click(screen).await;
            tokio::time::sleep(std::time::Duration::from_millis(400)).await;
            app.check_accessibility(&format!("{screen} {theme}")).await;
        }
    }
    zoom(&app).await;
    app.close().await;
}

/// Zooms into a timeline with dates by its key, and back by the button that says so.
async fn zoom(app: &App) {
    app.click("go-speakers").await;
    app.wait_until("speakers", "document.querySelectorAll('[data-testid=\"speaker-row\"]').length > 0").await;
    app.click("speaker-row").await;
    app.find("timeline").await;
    // One press: the list follows when the zoom has come to rest, not while a key goes on being pressed.
    let press = "window.dispatchEvent(new KeyboardEvent('keydown', {key: '+', bubbles: true, cancelable: true}))";
    app.client.execute(press, vec![]).await.unwrap();
    app.find("speaker-all").await;
    app.click("speaker-all").await;
    app.wait_until("all again", "!document.querySelector('[data-testid=\"speaker-all\"]')").await;
}
