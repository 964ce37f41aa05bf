//! Every test: Rust, UI, and the real window.
use crate::desktop::Desktop;
use crate::setup::{self, Consent};
use crate::tool::{built, cargo, npm, step, Outcome};

/// Runs all tests. The real window's come last: they need a display, and where there is none one is started.
pub fn test(consent: Consent) -> Outcome {
    setup::to_test(consent)?;
    step(npm(&["run", "test"]))?;
    step(cargo(&["test", "--workspace"]))?;
    in_the_window("e2e")
}

/// Makes the pictures of the README in the real window.
pub fn screenshots(consent: Consent) -> Outcome {
    setup::to_test(consent)?;
    in_the_window("screenshots")
}

/// Runs the tests of one file that drive the real window. They are `#[ignore]`d elsewhere, never passed by silence.
fn in_the_window(name: &str) -> Outcome {
    step(cargo(&["build", "--workspace", "--bins"]))?;
    let desktop = Desktop::start()?;
    let words = ["test", "--workspace", "--test", name, "--", "--ignored", "--test-threads=1", "--nocapture"];
    let mut test = desktop.wrap(cargo(&words));
    test.env("BROADSHEET_APP", built("debug", "broadsheet"));
    step(test)
}
