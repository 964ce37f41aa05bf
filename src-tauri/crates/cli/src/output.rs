//! Lines out: in input order, each as soon as those before it are done, whatever the number of threads.
use crate::pretty;
use clap::Args;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use rayon::prelude::*;
use serde_json::{json, Value};
use std::io::{self, BufWriter, IsTerminal, Write};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::process::ExitCode;

/// What every command takes.
#[derive(Args)]
pub struct Options {
    /// Prints for people in place of JSON Lines
    #[arg(long, global = true)]
    pretty: bool,
    /// Threads (default: all cores); the output does not depend on it
    #[arg(long, global = true, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    jobs: Option<u16>,
}

/// Why one input failed. The others are still done.
#[derive(Debug, Clone)]
pub struct Failure {
    /// The input's id; `null` when it could not be read off.
    pub id: Value,
    /// A word for programs.
    pub code: &'static str,
    /// A plain sentence.
    pub message: String,
}

impl Failure {
    fn line(&self) -> Value {
        json!({"id": self.id, "error": {"code": self.code, "message": self.message}})
    }
}

/// One input, or why it could not be had.
pub type Input<T> = Result<T, Failure>;

/// How many inputs are in hand at a time for each thread; enough to keep all busy, few enough to stream.
const BATCH_PER_THREAD: usize = 16;

impl Options {
    /// Sizes the thread pool; to be called once, before any work.
    pub fn set_threads(&self) {
        if let Some(jobs) = self.jobs {
            // Fails only when a pool is there already, and then that one serves.
            let _ = rayon::ThreadPoolBuilder::new().num_threads(jobs.into()).build_global();
        }
    }

    /// Answers each input with the lines that `answer` gives for it. Exit code 0 when all went well, 1 when some failed.
    pub fn each<T: Send + HasId>(
        &self,
        inputs: impl Iterator<Item = Input<T>>,
        answer: impl Fn(T) -> Vec<Input<Value>> + Sync,
    ) -> ExitCode {
        let bar = progress_bar();
        let mut out = BufWriter::new(io::stdout().lock());
        let mut inputs = inputs.peekable();
        let mut failed = false;
        while inputs.peek().is_some() {
            let batch: Vec<Input<T>> = inputs.by_ref().take(BATCH_PER_THREAD * rayon::current_num_threads()).collect();
            let lines: Vec<Vec<Input<Value>>> = batch
                .into_par_iter()
                .map(|input| match input {
                    Ok(input) => guarded(input, &answer),
                    Err(failure) => vec![Err(failure)],
                })
                .collect();
            bar.inc(lines.len() as u64);
            for line in lines.into_iter().flatten() {
                failed |= line.is_err();
                let line = line.unwrap_or_else(|failure| failure.line());
                if self.print(&mut out, &line).and_then(|()| out.flush()).is_err() {
                    // The reader of the pipe has gone; there is nobody to tell.
                    return ExitCode::from(1);
                }
            }
        }
        bar.finish_and_clear();
        ExitCode::from(u8::from(failed))
    }

    /// Prints lines as they come; for what is not worked on line by line. Exit code as of [`Options::each`].
    pub fn lines(&self, lines: impl IntoIterator<Item = Input<Value>>) -> ExitCode {
        let mut out = BufWriter::new(io::stdout().lock());
        let mut failed = false;
        for line in lines {
            failed |= line.is_err();
            let line = line.unwrap_or_else(|failure| failure.line());
            if self.print(&mut out, &line).is_err() {
                return ExitCode::from(1);
            }
        }
        ExitCode::from(u8::from(failed | out.flush().is_err()))
    }

    /// Prints one line.
    pub fn print(&self, out: &mut impl Write, line: &Value) -> io::Result<()> {
        match self.pretty {
            true => writeln!(out, "{}", pretty::print(line)),
            false => writeln!(out, "{line}"),
        }
    }
}

/// Says what was used wrongly, on standard error; exit code 2.
pub fn wrong_use(message: &str) -> ExitCode {
    eprintln!("broadsheet-cli: {message}");
    ExitCode::from(2)
}

/// What has an id that is carried through.
pub trait HasId {
    /// The id, unchanged.
    fn id(&self) -> Value;
}

/// A panic in one input is a bug of ours and no reason to lose the others.
fn guarded<T: HasId>(input: T, answer: impl Fn(T) -> Vec<Input<Value>>) -> Vec<Input<Value>> {
    let id = input.id();
    catch_unwind(AssertUnwindSafe(|| answer(input))).unwrap_or_else(|_| {
        let message = "This input could not be worked on because of a bug; please report it.".to_string();
        vec![Err(Failure { id, code: "internal", message })]
    })
}

/// A bar on standard error when that is a terminal and the output is not; else nothing.
pub fn progress_bar() -> ProgressBar {
    let shown = io::stderr().is_terminal() && !io::stdout().is_terminal();
    let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
    let style = ProgressStyle::with_template("{pos} done, {per_sec}, {elapsed}");
    ProgressBar::with_draw_target(None, target).with_style(style.unwrap_or_else(|_| ProgressStyle::default_spinner()))
}

/// Rounded so that output is the same to the digit on every machine.
pub fn rounded(score: f64) -> f64 {
    (score * 1e4).round() / 1e4
}
