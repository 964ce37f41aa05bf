//! `cargo xtask`: everything that is done with this tree, from a machine that has only cargo and Node.

mod bench;
mod desktop;
mod lint;
mod notice;
mod run;
mod setup;
mod test;
mod tool;

use std::process::ExitCode;
use tool::Outcome;

const HELP: &str = "\
cargo xtask COMMAND [--yes]

  run [--release] [-- ARGUMENTS]   set up what is missing, build, open the app
  test                             set up what is missing, run every test: Rust, UI, the real window
  lint                             formatting, clippy, ESLint, Prettier, svelte-check
  bench                            measure the speeds that the README states
  screenshots                      make the README's pictures in the real window
  bindings                         write ui/src/lib/backend/bindings.ts anew from the commands
  formats                          write the README's table of formats anew from what can be read
  notice                           write NOTICE anew: what ships, under which licenses
  bundle                           make installers for this system

  --yes    install missing system packages without asking (Debian and its relatives)";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let (own, passed) = match arguments.iter().position(|argument| argument == "--") {
        Some(at) => (arguments.get(..at).unwrap_or_default(), arguments.get(at + 1..).unwrap_or_default()),
        None => (arguments.as_slice(), Default::default()),
    };
    let flag = |name: &str| own.iter().any(|argument| argument == name);
    let consent = setup::Consent::from_flag(flag("--yes"));
    let outcome: Outcome = match own.iter().find(|argument| !argument.starts_with("--")).map(String::as_str) {
        Some("run") => run::run(consent, flag("--release"), passed),
        Some("test") => test::test(consent),
        Some("lint") => lint::lint(consent),
        Some("bench") => bench::bench(consent),
        Some("screenshots") => test::screenshots(consent),
        Some("bindings") => run::bindings(consent),
        Some("formats") => run::formats(),
        Some("notice") => notice::notice(false),
        Some("bundle") => run::bundle(consent),
        _ => Err(HELP.to_string()),
    };
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}
