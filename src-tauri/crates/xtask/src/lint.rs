//! Everything that can be said of the code without running it, cheap checks first.
use crate::notice::notice;
use crate::setup::{self, Consent};
use crate::tool::{cargo, npm, step, Outcome};

/// Formatting, ESLint, Prettier, svelte-check, clippy.
pub fn lint(consent: Consent) -> Outcome {
    step(cargo(&["fmt", "--all", "--check"]))?;
    notice(true)?;
    setup::to_build(consent)?;
    step(npm(&["run", "lint"]))?;
    step(npm(&["run", "check"]))?;
    step(cargo(&["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"]))
}
