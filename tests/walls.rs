//! The walls of ARCHITECTURE.md, read off the manifests: each floor knows only those below it.
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Every dependency named in a manifest, of whatever kind.
fn dependencies(manifest: &str) -> BTreeSet<String> {
    let text = std::fs::read_to_string(root().join(manifest)).unwrap();
    let table: toml::Table = text.parse().unwrap();
    ["dependencies", "dev-dependencies", "build-dependencies"]
        .iter()
        .filter_map(|kind| table.get(*kind)?.as_table())
        .flat_map(|section| section.keys().cloned())
        .collect()
}

const MANIFESTS: &[&str] = &[
    "Cargo.toml",
    "src-tauri/crates/text/Cargo.toml",
    "src-tauri/crates/formats/Cargo.toml",
    "src-tauri/crates/analysis/Cargo.toml",
    FETCH,
    "src-tauri/crates/library/Cargo.toml",
    "src-tauri/crates/cli/Cargo.toml",
    "src-tauri/crates/xtask/Cargo.toml",
    "tests/Cargo.toml",
];

const FETCH: &str = "src-tauri/crates/fetch/Cargo.toml";

fn check_own(manifest: &str, allowed: &[&str]) {
    let own: BTreeSet<String> =
        dependencies(manifest).into_iter().filter(|name| name.starts_with("broadsheet-")).collect();
    let allowed: BTreeSet<String> = allowed.iter().map(|name| format!("broadsheet-{name}")).collect();
    assert!(own.is_subset(&allowed), "{manifest} goes round a floor: {:?}", own.difference(&allowed));
}

fn check_only_in(dependency: &str, home: &str) {
    for manifest in MANIFESTS.iter().filter(|manifest| **manifest != home) {
        assert!(
            !dependencies(manifest).contains(dependency),
            "{dependency} belongs in {home} alone, {manifest} names it"
        );
    }
    assert!(dependencies(home).contains(dependency));
}

#[test]
fn each_floor_knows_only_those_below_it() {
    check_own("src-tauri/crates/text/Cargo.toml", &[]);
    check_own("src-tauri/crates/formats/Cargo.toml", &["text"]);
    check_own("src-tauri/crates/analysis/Cargo.toml", &["text"]);
    check_own(FETCH, &[]);
    check_own("src-tauri/crates/library/Cargo.toml", &["text", "formats", "analysis", "fetch"]);
    check_own("src-tauri/crates/cli/Cargo.toml", &["text", "formats", "analysis", "library"]);
    check_own("Cargo.toml", &["library"]);
    check_own("src-tauri/crates/xtask/Cargo.toml", &[]);
}

#[test]
fn tauri_and_sqlite_stand_in_one_manifest_each() {
    check_only_in("tauri", "Cargo.toml");
    check_only_in("rusqlite", "src-tauri/crates/library/Cargo.toml");
}

#[test]
fn one_manifest_has_an_http_client_and_only_a_feature_of_the_library_reaches_it() {
    check_only_in("ureq", FETCH);
    check_only_in("rustls", FETCH);
    for manifest in MANIFESTS {
        for client in ["reqwest", "hyper", "minreq", "attohttpc", "isahc", "curl", "native-tls", "openssl"] {
            assert!(!dependencies(manifest).contains(client), "{manifest} has a second way out: {client}");
        }
    }
    check_only_in("broadsheet-fetch", "src-tauri/crates/library/Cargo.toml");
    let text = std::fs::read_to_string(root().join("src-tauri/crates/library/Cargo.toml")).unwrap();
    let library: toml::Table = text.parse().unwrap();
    assert_eq!(library["dependencies"]["broadsheet-fetch"]["optional"].as_bool(), Some(true));
    assert_eq!(library["features"]["web"].as_array().unwrap(), &[toml::Value::from("dep:broadsheet-fetch")]);
}

/// The files under `folder` with one of these extensions and their texts; folders that end in one of `but` are not
/// entered.
fn texts(folder: &str, extensions: &[&str], but: &[&str]) -> Vec<(PathBuf, String)> {
    let mut found = Vec::new();
    let mut folders = vec![root().join(folder)];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !but.iter().any(|but| path.ends_with(but)) {
                folders.push(path);
            } else if path.extension().is_some_and(|own| extensions.iter().any(|extension| own == *extension)) {
                let text = std::fs::read_to_string(&path).unwrap();
                found.push((path, text));
            }
        }
    }
    assert!(!found.is_empty(), "nothing was looked at");
    found
}

#[test]
fn no_other_code_opens_a_connection() {
    for (path, code) in texts("src-tauri", &["rs"], &["crates/fetch", "target"]) {
        for way in ["TcpStream", "UdpSocket", "to_socket_addrs"] {
            assert!(!code.contains(way), "{} opens a connection: {way}", path.display());
        }
    }
}

#[test]
fn narrow_layouts_follow_the_size_of_the_text() {
    // The rem of a media query is the browser's and not the reader's.
    for (path, code) in texts("ui/src", &["svelte", "css"], &[]) {
        for asks in ["@media (max-width", "@media (min-width"] {
            assert!(!code.contains(asks), "{} asks the screen: use @container window", path.display());
        }
    }
}

#[test]
fn the_pure_floors_link_nothing_that_does_io_or_serializes() {
    for manifest in ["src-tauri/crates/text/Cargo.toml", "src-tauri/crates/analysis/Cargo.toml"] {
        let text = std::fs::read_to_string(root().join(manifest)).unwrap();
        let table: toml::Table = text.parse().unwrap();
        let normal = table["dependencies"].as_table().unwrap();
        for banned in ["serde", "serde_json", "rusqlite", "tokio", "walkdir", "thiserror", "jiff"] {
            assert!(!normal.contains_key(banned), "{manifest} must not depend on {banned}");
        }
    }
}

#[test]
fn every_format_is_fuzzed() {
    let folder = tempfile::tempdir().unwrap();
    let library = broadsheet_library::Library::open(folder.path(), broadsheet_library::SystemClock).unwrap();
    let manifest: toml::Table = std::fs::read_to_string(root().join("fuzz/Cargo.toml")).unwrap().parse().unwrap();
    let targets: BTreeSet<&str> =
        manifest["bin"].as_array().unwrap().iter().map(|bin| bin["name"].as_str().unwrap()).collect();
    for format in library.info().unwrap().formats {
        let target = std::fs::read_to_string(root().join(format!("fuzz/fuzz_targets/{}.rs", format.id)));
        let reads = target.is_ok_and(|target| target.contains(&format!("\"{}\"", format.id)));
        assert!(reads && targets.contains(format.id.as_str()), "{} has no target in fuzz/", format.id);
    }
}

#[test]
fn every_member_is_checked() {
    let text = std::fs::read_to_string(root().join("Cargo.toml")).unwrap();
    let table: toml::Table = text.parse().unwrap();
    let members: BTreeSet<String> = table["workspace"]["members"]
        .as_array()
        .unwrap()
        .iter()
        .map(|member| format!("{}/Cargo.toml", member.as_str().unwrap()))
        .collect();
    let listed: BTreeSet<String> = MANIFESTS.iter().skip(1).map(|manifest| manifest.to_string()).collect();
    assert_eq!(members, listed);
}
