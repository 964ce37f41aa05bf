//! Running other programs.
use std::path::{Path, PathBuf};
use std::process::Command;

/// Done, or a sentence that says what went wrong.
pub type Outcome = Result<(), String>;

/// The root of the tree.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(3).map(Path::to_path_buf).unwrap_or_default()
}

/// A command that runs in the root of the tree.
pub fn command(program: &str, arguments: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root());
    command
}

/// `cargo` as it was called.
pub fn cargo(arguments: &[&str]) -> Command {
    command(&std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_string()), arguments)
}

/// `npm` in `ui/`.
pub fn npm(arguments: &[&str]) -> Command {
    let mut npm = command(if cfg!(windows) { "npm.cmd" } else { "npm" }, arguments);
    npm.current_dir(root().join("ui"));
    npm
}

/// Shows the command, runs it, and fails when it does.
pub fn step(mut command: Command) -> Outcome {
    let shown = shown(&command);
    println!("\n> {shown}");
    let status = command.status().map_err(|error| format!("{shown}: could not be started ({error})"))?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{shown}: failed ({status})"))
    }
}

/// Whether a program can be started.
pub fn is_there(program: &str) -> bool {
    std::env::var_os("PATH")
        .is_some_and(|path| std::env::split_paths(&path).any(|folder| folder.join(program).is_file()))
}

/// The folder that cargo builds into.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| root().join("target"), PathBuf::from)
}

/// A program that the workspace builds.
pub fn built(profile: &str, name: &str) -> PathBuf {
    target().join(profile).join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
}

fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program()).file_stem().map(|name| name.to_string_lossy().into_owned());
    let arguments = command.get_args().map(|argument| argument.to_string_lossy().into_owned());
    program.into_iter().chain(arguments).collect::<Vec<_>>().join(" ")
}
