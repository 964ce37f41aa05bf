//! The command line as scripts see it: what goes in, what comes out, and what the exit code says.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
use serde_json::{json, Value};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::mpsc;
use std::time::Duration;

struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Ran {
    /// Every line of output, each a JSON object.
    fn lines(&self) -> Vec<Value> {
        self.out.lines().map(|line| serde_json::from_str(line).expect(line)).collect()
    }

    fn only(&self) -> Value {
        let mut lines = self.lines();
        assert_eq!(lines.len(), 1, "{}{}", self.out, self.err);
        lines.remove(0)
    }

    fn ids(&self) -> Vec<Value> {
        self.lines().into_iter().map(|line| line["id"].clone()).collect()
    }
}

fn program() -> Command {
    Command::new(env!("CARGO_BIN_EXE_broadsheet-cli"))
}

fn finish(mut command: Command, input: &str) -> Ran {
    let mut child = command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the program starts");
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_string();
    // A program that ends early does not read all of it.
    let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let done = child.wait_with_output().unwrap();
    writer.join().unwrap();
    let text = |bytes| String::from_utf8(bytes).expect("UTF-8");
    Ran { code: done.status.code().unwrap(), out: text(done.stdout), err: text(done.stderr) }
}

fn run(arguments: &[&str], input: &str) -> Ran {
    let mut command = program();
    command.args(arguments);
    finish(command, input)
}

/// JSON Lines.
fn jsonl(lines: &[Value]) -> String {
    lines.iter().map(|line| format!("{line}\n")).collect()
}

/// Characters outside the first plane before, between and after what is found.
const FOX: &str =
    "🦊🦊 The harbor authority closed the Varnes ferry on Tuesday 🚢. “We have no choice 🛑 but to stop it,” \
                   said Jonas Brandt, head of the authority. About 1,400 commuters use the crossing each day 𝄞.";
const FOX_LATER: &str =
    "🦊🦊🦊 The harbor authority closed the Varnes ferry on Tuesday 🚢. “We have no choice 🛑 but to stop \
                         it,” said Mira Solheim, a spokeswoman. About 1,900 commuters use the crossing each day 𝄞.";

fn code_points(text: &str, range: &Value) -> String {
    let (start, end) = (range[0].as_u64().unwrap() as usize, range[1].as_u64().unwrap() as usize);
    assert!(start <= end && end <= text.chars().count(), "{range}");
    text.chars().skip(start).take(end - start).collect()
}

/// `[start, end]` of an object with these fields.
fn range(object: &Value) -> Value {
    json!([object["start"], object["end"]])
}

struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// Writes a file; its path as the command line takes it.
    fn file(&self, name: &str, text: impl AsRef<[u8]>) -> String {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(&path, text).unwrap();
        shown(&path)
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}

/// An article about ferry number so-and-so, as somebody would keep it.
fn article(number: usize, body: &str) -> String {
    format!(
        "---\ntitle: \"Ferry {number} stays in harbor\"\noutlet: \"Harbor Times\"\nauthor: \"Ida Falk\"\n\
         date: \"2026-10-{:02}\"\nurl: \"https://harbor-times.example/ferry-{number}\"\nlanguage: \"en\"\n---\n\n{body}\n",
        1 + number % 28
    )
}

fn body(number: usize) -> String {
    format!(
        "Ferry number {number} between Sandholm and Varnes will stop running on Friday after an inspection found {} \
         cracks in its hull, the harbor authority announced.\n\n“We have no choice but to take number {number} out of \
         service,” said Jonas Brandt, head of the harbor authority.\n\nAbout {} commuters use the crossing each day. A \
         replacement bus will take the long road around the fjord.",
        number + 2,
        1000 + 7 * number
    )
}

#[test]
fn exit_codes_say_done_some_failed_or_wrong_use() {
    let folder = Folder::new();
    let good = folder.file("good.md", article(1, &body(1)));
    let empty = folder.file("empty.md", "");
    let missing = shown(&folder.path("missing.md"));
    let document = jsonl(&[json!({"id": 1, "text": "One sentence."})]);
    for (arguments, input, code) in [
        (vec!["read", &good], "", 0),
        (vec!["read", &good, &empty], "", 1),
        (vec!["read", &missing, &good], "", 1),
        (vec!["read"], "", 2),
        (vec!["nonsense"], "", 2),
        (vec!["segment", "-"], document.as_str(), 0),
        (vec!["segment", "-"], "", 0),
        (vec!["segment", "-"], "no json\n", 1),
        (vec!["segment", "--jobs", "0", "-"], "", 2),
        (vec!["summarize", "-", "--method", "no-such-method"], document.as_str(), 2),
        (vec!["summarize", "-", "--sentences", "1", "--words", "9"], document.as_str(), 2),
        (vec!["summarize", "-", "--percent", "20"], document.as_str(), 0),
        (vec!["summarize", "-", "--percent", "0"], document.as_str(), 2),
        (vec!["summarize", "-", "--percent", "20", "--words", "9"], document.as_str(), 2),
        (vec!["compare", &good], "", 2),
        (vec!["diff", &good, &good], "", 0),
        (vec!["diff", &good, &missing], "", 1),
        (vec!["formats"], "", 0),
        (vec!["--version"], "", 0),
        (vec!["list", "--library", &missing], "", 1),
        (vec!["show", "twelve"], "", 2),
    ] {
        let ran = run(&arguments, input);
        assert_eq!(ran.code, code, "{arguments:?}\n{}{}", ran.out, ran.err);
        // Nothing but lines on standard output; how it is used goes to standard error.
        if arguments != ["--version"] {
            ran.lines();
        }
        assert_eq!(ran.err.is_empty(), code != 2, "{arguments:?}: {}", ran.err);
    }
}

#[test]
fn an_input_that_fails_is_a_line_of_its_own_and_the_others_are_done() {
    let text = "One sentence.";
    for (command, lines, answers) in [
        ("segment", vec![json!({"id": "a"}), json!({"id": "b", "text": text})], vec![("a", "bad_input"), ("b", "")]),
        ("segment", vec![json!({"id": "a", "text": text, "sentences": "x"})], vec![("a", "bad_input")]),
        ("quotes", vec![json!({"id": "a", "text": 7})], vec![("a", "bad_input")]),
        (
            "summarize",
            vec![
                json!({"id": "a", "error": {"code": "unreadable", "message": "Gone."}}),
                json!({"id": "b", "text": ""}),
            ],
            vec![("a", "input_failed"), ("b", "")],
        ),
        ("compare", vec![json!({"id": "a", "a": {"text": text}})], vec![("a", "bad_input")]),
        ("diff", vec![json!({"id": "a", "old": {"text": text}, "new": 1})], vec![("a", "bad_input")]),
        (
            "similarity",
            vec![json!({"id": "a", "a": text}), json!({"id": "b", "a": "", "b": ""})],
            vec![("a", "bad_input"), ("b", "")],
        ),
        ("cluster", vec![json!({"id": "a"}), json!({"id": "b", "text": text})], vec![("a", "bad_input"), ("b", "")]),
    ] {
        let ran = run(&[command, "-"], &jsonl(&lines));
        let said: Vec<(String, String)> = ran
            .lines()
            .iter()
            .map(|line| {
                let code = line["error"]["code"].as_str().unwrap_or_default();
                if !code.is_empty() {
                    let message = line["error"]["message"].as_str().unwrap();
                    assert!(message.ends_with('.'), "{message}");
                }
                (line["id"].as_str().unwrap().to_string(), code.to_string())
            })
            .collect();
        let expected: Vec<(String, String)> =
            answers.iter().map(|(id, code)| (id.to_string(), code.to_string())).collect();
        assert_eq!(said, expected, "{command}");
        assert_eq!(ran.code, 1);
    }
}

#[test]
fn a_line_that_is_no_json_says_where() {
    let ran = run(&["segment", "-"], "{\"id\":1,\"text\":\"A.\"}\n\n[1]\nnonsense\n{\"id\":2,\"text\":\"B.\"}\n");
    assert_eq!(ran.ids(), [json!(1), json!(null), json!(null), json!(2)]);
    let lines = ran.lines();
    assert!(lines[1]["error"]["message"].as_str().unwrap().contains("Line 3"), "{}", lines[1]);
    assert!(lines[2]["error"]["message"].as_str().unwrap().contains("Line 4"), "{}", lines[2]);
}

#[test]
fn ids_are_carried_through_unchanged() {
    let ids =
        [json!(7), json!("seven"), json!(null), json!({"set": "x", "n": 1}), json!([1, 2]), json!(1.5), json!("")];
    let input: Vec<Value> = ids.iter().map(|id| json!({"id": id, "text": "One sentence."})).collect();
    for command in ["segment", "summarize", "quotes", "cluster"] {
        assert_eq!(run(&[command, "-"], &jsonl(&input)).ids(), ids, "{command}");
    }
}

#[test]
fn output_is_in_input_order_and_does_not_depend_on_the_number_of_threads() {
    let folder = Folder::new();
    for number in 0..70 {
        folder.file(&format!("pages/{number:03}.md"), article(number, &body(number)));
    }
    folder.file("pages/035b.md", "");
    folder.file("pages/.hidden.md", "A hidden file inside a folder is passed over.");
    let pages = shown(&folder.path("pages"));
    for command in ["read", "segment", "summarize", "quotes", "cluster"] {
        let one = run(&[command, &pages, "--jobs", "1"], "");
        let many = run(&["--jobs", "3", command, &pages], "");
        assert_eq!(one.out, many.out, "{command}");
        let ids: Vec<String> = one.ids().iter().map(|id| id.as_str().unwrap().to_string()).collect();
        assert_eq!(ids.len(), 71);
        assert!(ids.windows(2).all(|pair| pair[0] < pair[1]), "{ids:?}");
        assert_eq!(one.code, 1);
    }
}

#[test]
fn lines_come_before_the_input_ends() {
    let mut command = program();
    command.args(["segment", "-", "--jobs", "1"]).stdin(Stdio::piped()).stdout(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    for number in 0..40 {
        writeln!(stdin, "{}", json!({"id": number, "text": "One sentence."})).unwrap();
    }
    stdin.flush().unwrap();
    let (sender, receiver) = mpsc::channel();
    let out = BufReader::new(child.stdout.take().unwrap());
    std::thread::spawn(move || out.lines().map_while(Result::ok).try_for_each(|line| sender.send(line)));
    let first = receiver.recv_timeout(Duration::from_secs(20)).expect("a line while the input is still open");
    assert_eq!(serde_json::from_str::<Value>(&first).unwrap()["id"], 0);
    drop(stdin);
    assert_eq!(receiver.iter().count(), 39);
    assert!(child.wait().unwrap().success());
}

#[test]
fn a_reader_that_has_seen_enough_may_go() {
    let input: String = (0..3000).map(|number| format!("{}\n", json!({"id": number, "text": FOX}))).collect();
    let mut command = program();
    command.args(["quotes", "-"]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || drop(stdin.write_all(input.as_bytes())));
    let mut first = String::new();
    BufReader::new(child.stdout.take().unwrap()).read_line(&mut first).unwrap();
    let done = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(String::from_utf8(done.stderr).unwrap(), "");
}

#[test]
fn later_articles_of_a_file_are_numbered() {
    let folder = Folder::new();
    let paragraphs = |text: &str| json!([{"kind": "body", "text": text}]);
    let several = json!({"format": "broadsheet", "version": 1, "articles": [
        {"headline": "One", "paragraphs": paragraphs(&body(1))},
        {"headline": "Two", "paragraphs": paragraphs(&body(2))},
        {"headline": "Three", "paragraphs": paragraphs(&body(3))},
    ]});
    let file = folder.file("several.json", several.to_string());
    let expected = [json!(file), json!(format!("{file}#2")), json!(format!("{file}#3"))];
    for command in ["read", "segment", "quotes"] {
        let ran = run(&[command, &file], "");
        assert_eq!(ran.ids(), expected, "{command}: {}", ran.out);
    }
    let library = shown(&folder.path("library"));
    assert_eq!(run(&["import", &file, "--library", &library], "").ids(), expected);
}

#[test]
fn offsets_are_code_points() {
    let document = json!({"id": 1, "text": FOX});
    let sentences = run(&["segment", "-"], &jsonl(std::slice::from_ref(&document))).only();
    let sentences: Vec<String> =
        sentences["sentences"].as_array().unwrap().iter().map(|range| code_points(FOX, range)).collect();
    assert_eq!(sentences.len(), 3, "{sentences:?}");
    assert!(sentences[0].starts_with("🦊🦊 The") && sentences[2].ends_with("day 𝄞."), "{sentences:?}");

    let picks = run(&["summarize", "-", "--sentences", "2"], &jsonl(std::slice::from_ref(&document))).only();
    for pick in picks["picks"].as_array().unwrap() {
        assert_eq!(code_points(FOX, &range(pick)), pick["text"].as_str().unwrap());
    }

    let quotes = run(&["quotes", "-"], &jsonl(std::slice::from_ref(&document))).only();
    let quote = &quotes["quotes"][0];
    assert_eq!(code_points(FOX, &range(quote)), quote["text"].as_str().unwrap());
    assert_eq!(
        code_points(FOX, &quote["verbatim"][0]).trim_matches(['“', '”']),
        "We have no choice 🛑 but to stop it,"
    );
    assert_eq!(code_points(FOX, &quote["cue_span"]), "said");
    assert!(code_points(FOX, &quote["speaker_spans"][0]).contains("Brandt"));

    let pair = json!({"id": 1, "a": {"text": FOX}, "b": {"text": FOX_LATER}});
    let compared = run(&["compare", "-"], &jsonl(&[pair])).only();
    for (side, text) in [("a", FOX), ("b", FOX_LATER)] {
        assert!(compared[side]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| code_points(text, &range(one)).ends_with(['.', '”'])));
        for fact in compared["facts"].as_array().unwrap().iter().filter(|row| !row[side].is_null()) {
            assert_eq!(code_points(text, &fact[side]["span"]), fact[side]["text"].as_str().unwrap());
        }
        assert!(compared["shared_copy"]
            .as_array()
            .unwrap()
            .iter()
            .all(|one| !code_points(text, &one[side]).is_empty()));
    }

    let pair = json!({"id": 1, "old": {"text": FOX}, "new": {"text": FOX_LATER}});
    let diff = run(&["diff", "-", "--ops"], &jsonl(&[pair])).only();
    for change in diff["changes"].as_array().unwrap() {
        for (side, text) in [("old", FOX), ("new", FOX_LATER)].into_iter().filter(|(side, _)| !change[side].is_null()) {
            let words = change[format!("{side}_text")].as_str().unwrap();
            assert_eq!(code_points(text, &change[side]), words);
        }
    }
    let rebuilt: String = diff["ops"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|op| match op["op"].as_str().unwrap() {
            "insert" => Some(op["text"].as_str().unwrap().to_string()),
            "delete" => None,
            _ => Some(code_points(FOX, &op["old"])),
        })
        .collect();
    assert_eq!(rebuilt, FOX_LATER);
}

#[test]
fn given_sentences_replace_our_own() {
    let text = "🦊 One. Two. Three.";
    let given = json!([[0, 11], [12, 18]]);
    let ran = run(&["segment", "-"], &jsonl(&[json!({"id": 1, "text": text, "sentences": given})]));
    assert_eq!(ran.only()["sentences"], given);
}

#[test]
fn what_read_prints_goes_into_the_other_commands() {
    let folder = Folder::new();
    let files: Vec<String> =
        (0..4).map(|number| folder.file(&format!("{number}.md"), article(number, &body(number)))).collect();
    let missing = shown(&folder.path("missing.md"));
    let mut arguments = vec!["read"];
    arguments.extend(files.iter().map(String::as_str));
    arguments.push(&missing);
    let read = run(&arguments, "");
    for line in read.lines().iter().take(4) {
        assert_eq!(line["outlet"], "Harbor Times", "{line}");
        assert_eq!(line["authors"], json!(["Ida Falk"]));
        let paragraphs: Vec<&str> =
            line["paragraphs"].as_array().unwrap().iter().map(|p| p.as_str().unwrap()).collect();
        assert_eq!(line["text"].as_str().unwrap(), paragraphs.join("\n\n"));
    }
    for command in ["segment", "summarize", "quotes", "cluster"] {
        let piped = run(&[command, "-"], &read.out);
        assert_eq!(piped.ids(), read.ids(), "{command}");
        assert_eq!(piped.lines()[4]["error"]["code"], "input_failed");
        // The same as when the command reads the files itself.
        let mut direct = vec![command];
        direct.extend(files.iter().map(String::as_str));
        let direct = run(&direct, "");
        assert_eq!(direct.lines(), piped.lines()[..4], "{command}");
    }
}

#[test]
fn a_map_of_addresses_says_where_pages_were_saved_from() {
    let folder = Folder::new();
    let paragraphs: String = body(1).split("\n\n").map(|text| format!("<p>{text}</p>\n")).collect();
    let page = format!(
        "<!DOCTYPE html><html lang=\"en\"><head><title>Ferry stays in harbor</title></head>\
         <body><article><h1>Ferry stays in harbor</h1>{paragraphs}</article></body></html>"
    );
    let (one, other) = (folder.file("one.html", &page), folder.file("other.html", &page));
    let address = "https://harbor-times.example/2026/10/14/ferry";
    let map = folder.file("map.jsonl", jsonl(&[json!({"id": one, "url": address})]));
    let read = run(&["read", &one, &other, "--url-map", &map], "");
    assert_eq!(read.lines()[0]["url"], address);
    assert_eq!(read.lines()[1]["url"], Value::Null);
    let text = folder.file("map.txt", "x");
    assert_eq!(run(&["read", &one, "--url-map", &text], "").code, 2);
}

#[test]
fn pretty_is_for_people_and_has_the_same_content() {
    let document = jsonl(&[json!({"id": "ferry", "text": FOX})]);
    let pretty = run(&["quotes", "-", "--pretty"], &document);
    assert_eq!(pretty.code, 0);
    for line in pretty.out.lines() {
        assert!(serde_json::from_str::<Value>(line).is_err() || line.is_empty(), "{line}");
    }
    for needed in ["ferry", "We have no choice 🛑", "Jonas Brandt", "said"] {
        assert!(pretty.out.contains(needed), "{needed}: {}", pretty.out);
    }
}

#[test]
fn formats_are_listed_with_their_extensions() {
    let lines = run(&["formats"], "").lines();
    let ids: Vec<&str> = lines.iter().map(|line| line["id"].as_str().unwrap()).collect();
    for needed in ["html", "text", "markdown"] {
        assert!(ids.contains(&needed), "{ids:?}");
    }
    for line in &lines {
        assert!(!line["name"].as_str().unwrap().is_empty());
        assert!(line["media_type"].as_str().unwrap().contains('/'));
        for extension in line["extensions"].as_array().unwrap() {
            let extension = extension.as_str().unwrap();
            assert!(!extension.is_empty() && extension == extension.to_lowercase() && !extension.starts_with('.'));
        }
    }
}

#[test]
fn a_story_is_summarized_from_all_its_documents() {
    let story = json!({"id": "s", "documents": [{"id": "x", "text": body(1)}, {"id": "y", "text": body(2)}]});
    let line = run(&["summarize", "--story", "-", "--words", "60"], &jsonl(&[story])).only();
    let mut words = 0;
    for pick in line["picks"].as_array().unwrap() {
        let text = if pick["document"] == "x" { body(1) } else { body(2) };
        assert_eq!(code_points(&text, &range(pick)), pick["text"].as_str().unwrap());
        words += pick["text"].as_str().unwrap().split_whitespace().count();
    }
    assert!(words <= 60, "{line}");
}

/// A library with four ferries and a second version of the first.
struct Shelf {
    folder: Folder,
    library: String,
}

impl Shelf {
    fn new() -> Self {
        let folder = Folder::new();
        for number in 1..=4 {
            folder.file(&format!("in/{number}.md"), article(number, &body(number)));
        }
        let library = shown(&folder.path("Library — news"));
        let shelf = Self { folder, library };
        let imported = shelf.run(&["import", &shown(&shelf.folder.path("in"))]);
        assert_eq!(imported.code, 0, "{}", imported.out);
        shelf
    }

    fn run(&self, arguments: &[&str]) -> Ran {
        let mut all = arguments.to_vec();
        all.extend(["--library", &self.library]);
        run(&all, "")
    }
}

fn outcomes(ran: &Ran) -> Vec<String> {
    let said = |line: &Value| line["outcome"].as_str().or(line["error"]["code"].as_str()).unwrap().to_string();
    ran.lines().iter().map(said).collect()
}

#[test]
fn importing_again_adds_nothing_and_a_newer_text_is_a_version() {
    let shelf = Shelf::new();
    let files = shown(&shelf.folder.path("in"));
    let again = shelf.run(&["import", &files]);
    assert_eq!(outcomes(&again), ["already_there"; 4]);
    assert_eq!(again.code, 0);
    let newer = shelf.folder.file("newer.md", article(1, &body(1).replace("on Friday", "on Sunday at noon")));
    let empty = shelf.folder.file("empty.md", "");
    let mixed = shelf.run(&["import", &empty, &newer, &shown(&shelf.folder.path("missing")), &newer]);
    assert_eq!(outcomes(&mixed)[..3], ["unreadable", "version", "unreadable"], "{}", mixed.out);
    assert_eq!(outcomes(&mixed)[3], "already_there");
    assert_eq!(mixed.ids()[0], json!(empty));
    assert_eq!(mixed.code, 1);
    let first = &shelf.run(&["import", &newer]).lines()[0]["article"];
    let shown = shelf.run(&["show", &first.to_string()]).only();
    assert_eq!(shown["versions"].as_array().unwrap().len(), 2);
    assert_eq!(shelf.run(&["list"]).lines().len(), 4);
    assert_eq!(shelf.run(&["check"]).only()["articles"], 4);
}

#[test]
fn the_library_is_listed_searched_and_shown() {
    let shelf = Shelf::new();
    let list = shelf.run(&["list"]).lines();
    let dates: Vec<&str> = list.iter().map(|line| line["published"].as_str().unwrap()).collect();
    assert!(dates.windows(2).all(|pair| pair[0] >= pair[1]), "{dates:?}");
    for (query, headlines) in [
        ("headline:\"ferry 3\"", vec!["Ferry 3 stays in harbor"]),
        ("1021 commuters", vec!["Ferry 3 stays in harbor"]),
        ("commuters outlet:harbor -1021 -1014 -1007", vec!["Ferry 4 stays in harbor"]),
        ("nobody wrote this", vec![]),
    ] {
        let found = shelf.run(&["search", query]);
        assert_eq!(found.code, 0);
        let found: Vec<Value> = found.lines().iter().map(|line| line["headline"].clone()).collect();
        assert_eq!(found, headlines, "{query}");
    }
    assert_eq!(shelf.run(&["search", "ferry", "--limit", "2"]).lines().len(), 2);
    let id = list[0]["id"].to_string();
    let shown = shelf.run(&["show", &id, "--summary", "2"]).only();
    let text = shown["text"].as_str().unwrap();
    assert_eq!(text, body(4));
    let quotes = shown["quotes"].as_array().unwrap();
    assert!(!quotes.is_empty());
    for quote in quotes {
        assert_eq!(code_points(text, &range(quote)), quote["text"].as_str().unwrap());
    }
    for pick in shown["summary"].as_array().unwrap() {
        assert_eq!(code_points(text, &range(pick)), pick["text"].as_str().unwrap());
    }
    assert_eq!(shown["authors"], json!(["Ida Falk"]));
    assert_eq!(shown["evidence"]["headline"].as_str().map(str::is_empty), Some(false));
    // What is shown is a document for the other commands.
    let show = shelf.run(&["show", &id]);
    let direct = run(&["segment", "-"], &show.out).only();
    assert_eq!(direct["sentences"], shown["sentences"]);
    let speakers = shelf.run(&["list", "--speakers"]).lines();
    let brandt = speakers.iter().find(|line| line["name"] == "Jonas Brandt").expect("Jonas Brandt");
    assert_eq!(brandt["articles"], 4);
    let timeline = shelf.run(&["show", "--speaker", &brandt["id"].to_string()]).only();
    assert_eq!(timeline["quotations"].as_array().unwrap().len() as u64, brandt["quotations"].as_u64().unwrap());
    assert_eq!(shelf.run(&["list", "--stories"]).code, 0);
    let gone = shelf.run(&["show", "99", &id]);
    assert_eq!((gone.code, gone.ids()), (1, vec![json!(99), list[0]["id"].clone()]));
    assert_eq!(gone.lines()[0]["error"]["code"], "not_found");
}

#[test]
fn exports_are_files() {
    let shelf = Shelf::new();
    let to = |name: &str| shown(&shelf.folder.path(name));
    for (arguments, name, needed) in [
        (vec!["--format", "csv"], "all.csv", "Ferry 2 stays in harbor"),
        (vec!["1", "--format", "markdown"], "one.md", "Harbor Times"),
        (vec!["--search", "1021", "--format", "json"], "found.json", "1021"),
        (vec!["--comparison", "1", "2", "--format", "html"], "compared.html", "SHA-256"),
        (vec!["--comparison", "1.1", "3", "--format", "json"], "compared.json", "\"sha256\""),
        (vec!["--comparison", "1", "2", "--format", "csv-facts"], "facts.csv", "a_context"),
        (vec!["--versions", "1.1", "1", "--format", "json"], "changes.json", "broadsheet-versions"),
        (vec!["--speaker", "1", "--format", "csv"], "speaker.csv", "no choice"),
    ] {
        let to = to(name);
        let mut all = vec!["export", "--to", &to];
        all.extend(arguments.iter().copied());
        let ran = shelf.run(&all);
        assert_eq!(ran.code, 0, "{name}: {}{}", ran.out, ran.err);
        assert_eq!(ran.only()["id"], json!(to));
        assert!(std::fs::read_to_string(to).unwrap().contains(needed), "{name}");
    }
    let to = to("never");
    for (arguments, code) in [
        (vec!["--format", "word"], 2),
        (vec!["--comparison", "1", "2", "--format", "bibtex"], 2),
        (vec!["--comparison", "1", "1.9", "--format", "html"], 1),
        (vec!["--versions", "1.1", "2.1", "--format", "html"], 2),
        (vec!["--story", "77", "--format", "html"], 1),
        (vec!["77", "--format", "json"], 1),
        (vec!["1", "--search", "x", "--format", "json"], 2),
    ] {
        let mut all = vec!["export", "--to", &to];
        all.extend(arguments.iter().copied());
        assert_eq!(shelf.run(&all).code, code, "{arguments:?}");
        assert!(!Path::new(&to).exists());
    }
}

#[test]
fn a_backup_restores_into_another_library() {
    let shelf = Shelf::new();
    let backup = shown(&shelf.folder.path("backup"));
    assert_eq!(shelf.run(&["backup", &backup]).code, 0);
    let other = Shelf { folder: Folder::new(), library: shown(&shelf.folder.path("other")) };
    assert_eq!(other.run(&["restore", &backup]).code, 0);
    assert_eq!(other.run(&["list"]).out, shelf.run(&["list"]).out);
    assert_eq!(other.run(&["check"]).only()["problems"], json!([]));
    let strange = shelf.folder.file("strange", "no backup");
    let refused = other.run(&["restore", &strange]);
    assert_eq!((refused.code, refused.ids()), (1, vec![json!(strange)]));
    assert_eq!(other.run(&["list"]).lines().len(), 4);
}

#[test]
fn a_check_finds_a_source_file_that_was_changed() {
    let shelf = Shelf::new();
    assert_eq!(shelf.run(&["check"]).code, 0);
    let sources = Path::new(&shelf.library).join("sources");
    let folder = std::fs::read_dir(sources).unwrap().next().unwrap().unwrap().path();
    let file = std::fs::read_dir(folder).unwrap().next().unwrap().unwrap().path();
    std::fs::write(file, "something else").unwrap();
    let checked = shelf.run(&["check"]);
    assert_eq!(checked.code, 1);
    assert_eq!(checked.only()["problems"].as_array().unwrap().len(), 1);
}

#[test]
fn a_text_on_standard_input_becomes_an_article() {
    let shelf = Shelf::new();
    let ran = run(&["import", "-", "--library", &shelf.library], &format!("A pasted headline\n\n{}\n", body(9)));
    assert_eq!(outcomes(&ran), ["added"], "{}{}", ran.out, ran.err);
    assert_eq!(shelf.run(&["list"]).lines().len(), 5);
}

/// A server on this computer that gives one page; its address.
fn serve(page: String) -> String {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/ferry", listener.local_addr().unwrap());
    std::thread::spawn(move || {
        for stream in listener.incoming() {
            let mut stream = stream.unwrap();
            let mut request = BufReader::new(stream.try_clone().unwrap()).lines();
            while request.next().is_some_and(|line| !line.unwrap().is_empty()) {}
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close";
            let _ = write!(stream, "{head}\r\nContent-Length: {}\r\n\r\n{page}", page.len());
        }
    });
    address
}

#[test]
fn a_page_is_fetched_only_when_the_command_says_so() {
    let shelf = Shelf::new();
    let text: String = body(9).split("\n\n").map(|text| format!("<p>{text}</p>")).collect();
    let page = serve(format!("<html><body><article><h1>A ferry on the web</h1>{text}</article></body></html>"));
    let gone = "http://127.0.0.1:9/gone";
    let run = |arguments: &[&str]| {
        let mut command = program();
        // Whatever proxy the system has, it is not for this computer.
        command.args(arguments).args(["--library", &shelf.library]).env("NO_PROXY", "*");
        finish(command, "")
    };
    let refused = run(&["import", "--address", &page]);
    assert_eq!((refused.code, refused.out.as_str()), (2, ""));
    assert!(refused.err.contains("--allow-network"), "{}", refused.err);
    let fetched = run(&["import", "--allow-network", "--address", gone, "--address", &page, "--address", &page]);
    assert_eq!(fetched.ids(), [json!(gone), json!(page)]);
    assert_eq!(outcomes(&fetched), ["unreadable", "added"]);
    assert_eq!(fetched.code, 1);
    assert_eq!(outcomes(&run(&["import", "--allow-network", "--address", &page])), ["already_there"]);
    assert_eq!(run(&["import", "--allow-network", "a.html"]).code, 2);
    assert_eq!(shelf.run(&["list"]).lines().len(), 5);
}

#[test]
#[cfg(target_os = "linux")]
fn without_a_folder_the_library_of_the_app_is_meant() {
    let folder = Folder::new();
    let file = folder.file("one.md", article(1, &body(1)));
    let run = |arguments: &[&str]| {
        let mut command = program();
        command.args(arguments).env("XDG_DATA_HOME", folder.path("data")).env("XDG_CONFIG_HOME", folder.path("config"));
        finish(command, "")
    };
    assert_eq!(run(&["import", &file]).code, 0);
    assert!(folder.path("data/org.broadsheet.desktop/library/library.sqlite").is_file());
    assert_eq!(run(&["list"]).lines().len(), 1);
    // The app notes which library it had open last.
    folder.file("config/org.broadsheet.desktop/library-folder.txt", format!("{}\n", folder.path("mine").display()));
    assert_eq!(run(&["list"]).only()["error"]["code"], "invalid");
    assert_eq!(run(&["import", &file]).code, 0);
    assert!(folder.path("mine/library.sqlite").is_file());
}
