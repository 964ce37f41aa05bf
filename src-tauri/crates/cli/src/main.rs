//! `broadsheet-cli`: the engine without the window. JSON Lines in, JSON Lines out; see README.md, "Command line".

mod commands;
mod document;
mod input;
mod output;
mod pair;
mod pretty;

use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Reads, summarizes, compares and searches news articles, offline.
#[derive(Parser)]
#[command(version, about, max_term_width = 100)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    options: output::Options,
}

#[derive(Subcommand)]
enum Command {
    Read(commands::read::Arguments),
    Segment(commands::segment::Arguments),
    Summarize(commands::summarize::Arguments),
    Quotes(commands::quotes::Arguments),
    Compare(commands::compare::Arguments),
    Diff(commands::diff::Arguments),
    Cluster(commands::cluster::Arguments),
    Similarity(commands::similarity::Arguments),
    Formats(commands::formats::Arguments),
}

fn main() -> ExitCode {
    let Arguments { command, options } = Arguments::parse();
    options.set_threads();
    match command {
        Command::Read(arguments) => arguments.run(&options),
        Command::Segment(arguments) => arguments.run(&options),
        Command::Summarize(arguments) => arguments.run(&options),
        Command::Quotes(arguments) => arguments.run(&options),
        Command::Compare(arguments) => arguments.run(&options),
        Command::Diff(arguments) => arguments.run(&options),
        Command::Cluster(arguments) => arguments.run(&options),
        Command::Similarity(arguments) => arguments.run(&options),
        Command::Formats(arguments) => arguments.run(&options),
    }
}
