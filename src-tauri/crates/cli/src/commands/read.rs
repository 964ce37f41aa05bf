use crate::input::{self, articles_with_url, holds_json_lines, Article};
use crate::output::{wrong_use, Failure, HasId, Input, Options};
use broadsheet_formats::Document;
use broadsheet_library::files;
use clap::Args;
use serde_json::{json, Map, Value};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

/// Reads article files of any supported format: main text, metadata with evidence, what was left out
#[derive(Args)]
pub struct Arguments {
    /// Files and folders
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// {"id","url"} a line: the address that a page was saved from
    #[arg(long, value_name = "FILE.jsonl")]
    url_map: Option<PathBuf>,
}

struct File(PathBuf);

impl HasId for File {
    fn id(&self) -> Value {
        Value::String(self.0.to_string_lossy().into_owned())
    }
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        let urls = match self.url_map.as_deref().map(urls).transpose() {
            Ok(urls) => urls.unwrap_or_default(),
            Err(failure) => return wrong_use(&failure.message),
        };
        let found = files::walk(&self.paths).into_iter().map(|found| match found {
            Ok(file) => Ok(File(file)),
            Err((file, message)) => Err(Failure { id: File(file).id(), code: "unreadable", message }),
        });
        options.each(found, |File(file)| {
            let url = urls.get(file.to_string_lossy().as_ref()).map(String::as_str);
            articles_with_url(&file, url).into_iter().map(|article| article.map(|article| line(&article))).collect()
        })
    }
}

fn urls(path: &Path) -> Input<HashMap<String, String>> {
    if !holds_json_lines(path) {
        let message = format!("{} is not a .jsonl file", path.display());
        return Err(Failure { id: Value::Null, code: "bad_input", message });
    }
    let string =
        |object: &input::Object, name: &str| object.fields.get(name).and_then(Value::as_str).map(str::to_string);
    input::objects(path)
        .filter_map(|object| object.map(|object| string(&object, "id").zip(string(&object, "url"))).transpose())
        .collect()
}

fn line(Article { id, document }: &Article) -> Value {
    let Document { media_type, headline, standfirst, outlet, url, authors, published, modified, language, .. } =
        document;
    let paragraphs: Vec<&str> = document.paragraphs.iter().map(|paragraph| paragraph.text.as_str()).collect();
    let removed: Vec<Value> =
        document.removed.iter().map(|removed| json!({"text": removed.text, "reason": removed.reason})).collect();
    let evidence: Map<String, Value> =
        document.evidence.iter().map(|(field, from)| (field.key().to_string(), json!(from))).collect();
    let warnings: Vec<&str> = document.warnings.iter().map(|warning| warning.message.as_str()).collect();
    let mut line = json!({
        "id": id, "media_type": media_type, "headline": headline, "standfirst": standfirst, "outlet": outlet, "url": url,
        "authors": authors, "published": published, "modified": modified, "language": language,
        "section": document.section, "paragraphs": paragraphs, "text": document.text(), "removed": removed,
        "evidence": evidence, "warnings": warnings,
    });
    // Only archives and agency copy have these.
    for (key, value) in [("agency", &document.agency), ("captured", &document.captured), ("part", &document.part)] {
        if let (Some(value), Some(line)) = (value, line.as_object_mut()) {
            line.insert(key.to_string(), json!(value));
        }
    }
    line
}
