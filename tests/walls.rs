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
    "src-tauri/crates/library/Cargo.toml",
    "src-tauri/crates/cli/Cargo.toml",
    "src-tauri/crates/xtask/Cargo.toml",
    "tests/Cargo.toml",
];

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
    check_own("src-tauri/crates/library/Cargo.toml", &["text", "formats", "analysis"]);
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
