//! What has to be there before anything can be built: system packages, npm packages, the built UI.
use crate::tool::{command, is_there, npm, root, step, Outcome};
use std::fs;
use std::io::{self, BufRead, Write};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::SystemTime;

/// Whether system packages may be installed.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Consent {
    /// The user said `--yes`.
    Given,
    /// The user is asked.
    Ask,
}

impl Consent {
    /// From `--yes`.
    pub fn from_flag(given: bool) -> Self {
        if given {
            Self::Given
        } else {
            Self::Ask
        }
    }
}

/// Debian packages without which the window cannot be built.
const TO_BUILD: &[&str] =
    &["libwebkit2gtk-4.1-dev", "build-essential", "pkg-config", "librsvg2-dev", "libayatana-appindicator3-dev"];

/// Debian packages with which the real window is driven: the driver, a screen, a window manager, a drag source.
const TO_TEST: &[&str] = &[
    "webkit2gtk-driver",
    "xvfb",
    "xdotool",
    "openbox",
    "python3-gi",
    "gir1.2-gtk-3.0",
    "dbus",
    "imagemagick",
    "x11-utils",
];

/// Everything for building and opening the app.
pub fn to_build(consent: Consent) -> Outcome {
    system_packages(TO_BUILD, consent)?;
    ui()
}

/// Everything for running all tests too.
pub fn to_test(consent: Consent) -> Outcome {
    system_packages(&[TO_BUILD, TO_TEST].concat(), consent)?;
    ui()
}

fn system_packages(wanted: &[&str], consent: Consent) -> Outcome {
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    if !is_there("dpkg-query") {
        println!("This is not a Debian system: the packages {} or their like have to be there.", wanted.join(", "));
        return Ok(());
    }
    let missing: Vec<&str> = wanted.iter().copied().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(());
    }
    println!("These system packages are missing: {}", missing.join(" "));
    if consent == Consent::Ask && !asked("Install them now?")? {
        return Err(format!("Install them with: sudo apt-get install {}", missing.join(" ")));
    }
    step(as_root(&["apt-get", "update", "-q"]))?;
    let install = ["apt-get", "install", "-y", "-q", "--no-install-recommends"];
    step(as_root(&[&install[..], &missing[..]].concat()))
}

fn installed(package: &str) -> bool {
    let query = ["-W", "-f=${Status}", package];
    let answer = Command::new("dpkg-query").args(query).stderr(Stdio::null()).output();
    answer.is_ok_and(|answer| answer.stdout.starts_with(b"install ok installed"))
}

fn as_root(words: &[&str]) -> Command {
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|answer| answer.stdout.trim_ascii() == b"0");
    let (program, arguments) = match words.split_first() {
        Some((program, arguments)) if is_root => (*program, arguments),
        _ => ("sudo", words),
    };
    let mut command = command(program, arguments);
    command.env("DEBIAN_FRONTEND", "noninteractive");
    command
}

fn asked(question: &str) -> Result<bool, String> {
    print!("{question} [y/N] ");
    io::stdout().flush().map_err(|error| error.to_string())?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer).map_err(|error| error.to_string())?;
    Ok(answer.trim().eq_ignore_ascii_case("y"))
}

/// npm packages as locked, and the built UI, each only when older than what it is made from.
fn ui() -> Outcome {
    packages()?;
    let ui = root().join("ui");
    let sources = ["src", "public", "index.html", "package-lock.json", "vite.config.ts"];
    let newest = sources.iter().filter_map(|name| newest(&ui.join(name))).max();
    let built = newest_of_file(&ui.join("dist/index.html"));
    if built.is_some() && built >= newest {
        return Ok(());
    }
    step(npm(&["run", "build"]))
}

/// npm packages as locked.
pub fn packages() -> Outcome {
    if !is_there(if cfg!(windows) { "npm.cmd" } else { "npm" }) {
        return Err("Node with npm is missing (version 20 or newer): https://nodejs.org".to_string());
    }
    let ui = root().join("ui");
    let there = newest_of_file(&ui.join("node_modules/.package-lock.json"));
    if there.is_some() && there >= newest_of_file(&ui.join("package-lock.json")) {
        return Ok(());
    }
    step(npm(&["ci", "--no-audit", "--no-fund"]))
}

fn newest_of_file(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).and_then(|meta| meta.modified()).ok()
}

fn newest(path: &Path) -> Option<SystemTime> {
    if !path.is_dir() {
        return newest_of_file(path);
    }
    fs::read_dir(path).ok()?.flatten().filter_map(|entry| newest(&entry.path())).max()
}
