//! NOTICE: every library that ships with the app, with its license; and the check that all of them may ship.
use crate::tool::{cargo, root, Outcome};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;

/// Licenses under which a library may ship. MPL-2.0 (parts of Servo that Tauri builds on) asks for the source of its own
/// files only, which are on crates.io unchanged.
const ALLOWED: &[&str] = &[
    "MIT",
    "MIT-0",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unlicense",
    "0BSD",
    "BSL-1.0",
    "CC0-1.0",
    "Unicode-3.0",
    "Unicode-DFS-2016",
    "MPL-2.0",
    "OFL-1.1",
    "CDLA-Permissive-2.0",
    "Apache-2.0 WITH LLVM-exception",
];

/// A library that ships: name and version, license.
type Shipped = BTreeMap<String, String>;

/// Writes NOTICE anew, or with `check` fails when it is out of date or a license is not allowed.
pub fn notice(check: bool) -> Outcome {
    let (crates, packages) = (crates()?, packages()?);
    let refused: Vec<String> = crates
        .iter()
        .chain(&packages)
        .filter(|(_, license)| !allowed(license))
        .map(|(name, license)| format!("{name} ({license})"))
        .collect();
    if !refused.is_empty() {
        return Err(format!("These may not ship: {}", refused.join(", ")));
    }
    let fresh = text(&crates, &packages);
    let path = root().join("NOTICE");
    let committed = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
    match (committed == fresh, check) {
        (true, _) => Ok(()),
        (false, true) => Err("NOTICE is out of date; run: cargo xtask notice".to_string()),
        (false, false) => fs::write(&path, fresh).map_err(|error| format!("NOTICE: {error}")),
    }
}

/// Whether one of the alternatives of an SPDX expression is allowed as a whole.
fn allowed(expression: &str) -> bool {
    let expression = expression.replace(['(', ')'], "").replace('/', " OR ");
    expression.split(" OR ").any(|alternative| alternative.split(" AND ").all(|one| ALLOWED.contains(&one.trim())))
}

fn text(crates: &Shipped, packages: &Shipped) -> String {
    let mut text = String::from(
        "Broadsheet\nCopyright (c) 2026 The Broadsheet authors\nLicensed under MIT OR Apache-2.0, at your choice.\n\n\
         The app ships with these libraries, unchanged, each under its own license. Made by `cargo xtask notice`.\n\n\
         Fonts: Source Serif 4 (Adobe) and Inter (The Inter Project Authors), both under the SIL Open Font License 1.1.\n\n\
         Word vectors: distilled from all-MiniLM-L6-v2 (the Sentence Transformers authors; vocabulary of BERT, the Google AI\n\
         Language Team), both under Apache-2.0, on texts of WordNet 3.0 (Copyright 2006 by Princeton University, all rights\n\
         reserved; the WordNet license), The World Factbook and messages of U.S. presidents (public domain), with words of\n\
         SCOWL (Copyright 2000-2011 by Kevin Atkinson; the SCOWL license). Both licenses: src-tauri/crates/analysis/vectors/.\n",
    );
    for (title, shipped) in [("Rust crates", crates), ("npm packages", packages)] {
        let _ = write!(text, "\n{title}\n");
        for (name, license) in shipped {
            let _ = writeln!(text, "  {name}: {license}");
        }
    }
    text
}

/// The crates that the app and the command line link on any system; build and test dependencies are not among them.
fn crates() -> Result<Shipped, String> {
    let output =
        cargo(&["metadata", "--format-version", "1", "--locked"]).output().map_err(|error| error.to_string())?;
    let metadata: Value = serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))?;
    let list = |value: &Value, name: &str| value.get(name).and_then(Value::as_array).cloned().unwrap_or_default();
    let word = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or_default().to_string();
    let packages: BTreeMap<String, Value> =
        list(&metadata, "packages").into_iter().map(|package| (word(&package, "id"), package)).collect();
    let nodes: BTreeMap<String, Value> = list(metadata.get("resolve").unwrap_or(&Value::Null), "nodes")
        .into_iter()
        .map(|node| (word(&node, "id"), node))
        .collect();
    let roots =
        packages.iter().filter(|(_, one)| ["broadsheet", "broadsheet-cli"].contains(&word(one, "name").as_str()));
    let mut next: Vec<String> = roots.map(|(id, _)| id.clone()).collect();
    let mut seen: BTreeSet<String> = BTreeSet::new();
    while let Some(id) = next.pop() {
        if seen.insert(id.clone()) {
            let linked =
                nodes.get(&id).map(|node| list(node, "deps")).unwrap_or_default().into_iter().filter(|dependency| {
                    list(dependency, "dep_kinds").iter().any(|kind| kind.get("kind").is_none_or(Value::is_null))
                });
            next.extend(linked.map(|dependency| word(&dependency, "pkg")));
        }
    }
    let shipped =
        seen.iter().filter_map(|id| packages.get(id)).filter(|one| one.get("source").is_some_and(Value::is_string));
    Ok(shipped.map(|one| (format!("{} {}", word(one, "name"), word(one, "version")), word(one, "license"))).collect())
}

/// The npm packages whose code or fonts go into the built UI.
fn packages() -> Result<Shipped, String> {
    let lock = fs::read_to_string(root().join("ui/package-lock.json"))
        .map_err(|error| format!("package-lock.json: {error}"))?;
    let lock: Value = serde_json::from_str(&lock).map_err(|error| format!("package-lock.json: {error}"))?;
    let all = lock.get("packages").and_then(Value::as_object).cloned().unwrap_or_default();
    let word = |value: &Value, name: &str| value.get(name).and_then(Value::as_str).unwrap_or("unknown").to_string();
    let shipped = all.iter().filter(|(path, one)| {
        path.starts_with("node_modules/") && one.get("dev").is_none() && one.get("peer").is_none()
    });
    Ok(shipped
        .map(|(path, one)| {
            let name = path.rsplit("node_modules/").next().unwrap_or(path);
            (format!("{name} {}", word(one, "version")), word(one, "license"))
        })
        .collect())
}
