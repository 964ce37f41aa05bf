//! Opening the app, and what else is built from the tree.
use crate::setup::{self, Consent};
use crate::tool::{built, cargo, command, root, step, Outcome};
use std::process::Command;

/// Sets up, builds, opens the app with `arguments`.
pub fn run(consent: Consent, release: bool, arguments: &[String]) -> Outcome {
    setup::to_build(consent)?;
    let profile = build(release)?;
    let mut app = Command::new(built(profile, "broadsheet"));
    app.args(arguments);
    step(app)
}

/// Builds the whole workspace, always the same set of packages, so that no feature changes between commands.
pub fn build(release: bool) -> Result<&'static str, String> {
    let mut words = vec!["build", "--workspace", "--bins"];
    words.extend(release.then_some("--release"));
    step(cargo(&words))?;
    Ok(if release { "release" } else { "debug" })
}

/// Writes the TypeScript side of the commands anew; a test fails while it is out of date.
pub fn bindings(consent: Consent) -> Outcome {
    setup::to_build(consent)?;
    let mut test = cargo(&["test", "--workspace", "--lib", "bindings"]);
    test.env("UPDATE_BINDINGS", "1");
    step(test)
}

/// Writes the README's table of formats anew; a test fails while it is out of date.
pub fn formats() -> Outcome {
    let mut test = cargo(&["test", "--package", "broadsheet-formats", "--test", "readme"]);
    test.env("UPDATE_README", "1");
    step(test)
}

/// Makes the installers of this system.
pub fn bundle(consent: Consent) -> Outcome {
    setup::to_build(consent)?;
    let tauri = root().join("ui/node_modules/.bin").join(if cfg!(windows) { "tauri.cmd" } else { "tauri" });
    step(command(&tauri.to_string_lossy(), &["build"]))
}
