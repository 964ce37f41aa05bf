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
    Import(commands::library::import::Arguments),
    List(commands::library::list::Arguments),
    Search(commands::library::search::Arguments),
    Show(commands::library::show::Arguments),
    Export(commands::library::export::Arguments),
    Backup(commands::library::backup::Arguments),
    Restore(commands::library::restore::Arguments),
    Check(commands::library::check::Arguments),
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
        Command::Import(arguments) => arguments.run(&options),
        Command::List(arguments) => arguments.run(&options),
        Command::Search(arguments) => arguments.run(&options),
        Command::Show(arguments) => arguments.run(&options),
        Command::Export(arguments) => arguments.run(&options),
        Command::Backup(arguments) => arguments.run(&options),
        Command::Restore(arguments) => arguments.run(&options),
        Command::Check(arguments) => arguments.run(&options),
    }
}
