//! Prints what is read of each file named on the command line, one JSON object a line (scaffolding for measuring).
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]
use broadsheet_formats::read;

fn main() {
    let mut urls = std::collections::HashMap::new();
    let mut args: Vec<String> = std::env::args().skip(1).collect();
    if let Some(at) = args.iter().position(|arg| arg == "--url-map") {
        let file = args.remove(at + 1);
        args.remove(at);
        for line in std::fs::read_to_string(file).unwrap().lines() {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            urls.insert(row["id"].as_str().unwrap().to_string(), row["url"].as_str().unwrap().to_string());
        }
    }
    let mut files: Vec<String> = Vec::new();
    for arg in args {
        if std::path::Path::new(&arg).is_dir() {
            let mut inside: Vec<String> = std::fs::read_dir(&arg)
                .unwrap()
                .map(|entry| entry.unwrap().path().to_string_lossy().into_owned())
                .collect();
            inside.sort();
            files.extend(inside);
        } else {
            files.push(arg);
        }
    }
    let start = std::time::Instant::now();
    let count = files.len();
    for file in files {
        let bytes = std::fs::read(&file).unwrap();
        let before = std::time::Instant::now();
        let hints = read::Hints { file_name: file.rsplit('/').next(), url: urls.get(&file).map(String::as_str) };
        let line = match read::read(&bytes, &hints) {
            Err(error) => serde_json::json!({"id": file, "error": {"code": "read", "message": error.to_string()}}),
            Ok(documents) => {
                let d = &documents[0];
                serde_json::json!({"id": file, "media_type": d.media_type, "headline": d.headline, "standfirst": d.standfirst, "outlet": d.outlet, "url": d.url,
                    "authors": d.authors, "published": d.published, "modified": d.modified, "language": d.language, "section": d.section,
                    "paragraphs": d.paragraphs.iter().map(|p| serde_json::json!({"text": p.text, "kind": format!("{:?}", p.kind)})).collect::<Vec<_>>(),
                    "text": d.text(), "removed": d.removed.iter().map(|r| serde_json::json!({"text": r.text, "reason": r.reason, "before": r.before})).collect::<Vec<_>>(),
                    "evidence": d.evidence.iter().map(|(f, e)| (f.key().to_string(), e.clone())).collect::<std::collections::BTreeMap<_, _>>(),
                    "warnings": d.warnings.iter().map(|w| w.code).collect::<Vec<_>>()})
            }
        };
        println!("{line}");
        if before.elapsed().as_millis() > 500 {
            eprintln!("{file}: {:?}", before.elapsed());
        }
    }
    eprintln!("{count} files in {:?}", start.elapsed());
}
