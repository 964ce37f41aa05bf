//! The speeds that the README states.
use crate::desktop::Desktop;
use crate::run::build;
use crate::setup::{self, Consent};
use crate::tool::{built, cargo, step, Outcome};

/// Measures a release build: the engine on texts of stated sizes, a library of 10,000 articles, the window's first paint.
pub fn bench(consent: Consent) -> Outcome {
    setup::to_test(consent)?;
    let profile = build(true)?;
    let desktop = Desktop::start()?;
    let mut bench = desktop.wrap(cargo(&["bench", "--workspace", "--bench", "speeds"]));
    bench.env("BROADSHEET_APP", built(profile, "broadsheet"));
    step(bench)
}
