use super::{failure, path_id, Place};
use crate::input::is_standard_input;
use crate::output::{progress_bar, wrong_use, Failure, Input, Options};
use broadsheet_library::{
    files, CancelToken, Consent, Error, ImportOutcome, ImportSource, ImportedFile, JobProgress, JobReport, Library, Web,
};
use clap::Args;
use serde_json::{json, Value};
use std::collections::{HashMap, HashSet, VecDeque};
use std::io::Read;
use std::path::PathBuf;
use std::process::ExitCode;

/// Puts article files into the library; says of each what became of it
#[derive(Args)]
pub struct Arguments {
    /// Files and folders, or - for a text on standard input
    #[arg(required_unless_present_any = ["sample", "addresses"], value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// The sample library that comes with the program
    #[arg(long, conflicts_with = "paths")]
    sample: bool,
    /// Fetches the page at this address, once, and nothing else; may be given several times. Only where the library's
    /// settings allow it, or with --allow-network
    #[arg(long = "address", value_name = "URL", conflicts_with_all = ["paths", "sample"])]
    addresses: Vec<String>,
    /// Lets this one command fetch what --address names, whatever the settings say
    #[arg(long, requires = "addresses", conflicts_with_all = ["paths", "sample"])]
    allow_network: bool,
    #[command(flatten)]
    place: Place,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        let source = match source(&self) {
            Ok(source) => source,
            Err(message) => return wrong_use(&message),
        };
        let consent = if self.allow_network { Consent::ThisOnce } else { Consent::AsSet };
        self.place.write(options, |library| {
            let settings = library.web_settings();
            if matches!(source, Source::Addresses(_))
                && consent == Consent::AsSet
                && settings.is_ok_and(|web| !web.allowed)
            {
                return wrong_use(
                    "the library's settings do not let pages be fetched: --allow-network lets this command",
                );
            }
            // Files that cannot be entered keep their place among the others.
            let mut found = Vec::new();
            let report = match source {
                Source::Files(paths) => {
                    found = files::walk(&paths);
                    let paths = found.iter().filter_map(|file| file.clone().ok()).collect();
                    import(library, &ImportSource::Paths { paths })
                }
                Source::Other(source) => import(library, &source),
                Source::Addresses(addresses) => {
                    found = addresses.iter().map(|address| Ok(address.into())).collect();
                    fetch(library, &addresses, consent)
                }
            };
            match report {
                Ok(report) => {
                    eprintln!("{}", report.summary);
                    options.lines(lines(&found, report))
                }
                Err(failure) => options.lines([Err(failure)]),
            }
        })
    }
}

enum Source {
    Files(Vec<PathBuf>),
    Other(ImportSource),
    Addresses(Vec<String>),
}

fn source(arguments: &Arguments) -> Result<Source, String> {
    if arguments.sample {
        return Ok(Source::Other(ImportSource::Sample));
    }
    if !arguments.addresses.is_empty() {
        let mut seen = HashSet::new();
        let addresses = arguments.addresses.iter().map(|address| address.trim().to_string());
        return Ok(Source::Addresses(addresses.filter(|address| seen.insert(address.clone())).collect()));
    }
    match arguments.paths.as_slice() {
        [one] if is_standard_input(one) => {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).map_err(|error| format!("standard input: {error}"))?;
            let text = String::from_utf8(bytes).map_err(|_| "standard input is not UTF-8 text".to_string())?;
            Ok(Source::Other(ImportSource::Paste { text, html: None }))
        }
        paths if paths.iter().any(|path| is_standard_input(path)) => {
            Err("give - alone, or files and folders".to_string())
        }
        paths => Ok(Source::Files(paths.to_vec())),
    }
}

fn import(library: &Library, source: &ImportSource) -> Input<JobReport> {
    with_bar(library, |progress| library.import(source, &CancelToken::new(), progress))
}

fn fetch(library: &Library, addresses: &[String], consent: Consent) -> Input<JobReport> {
    with_bar(library, |progress| library.add_from_address(addresses, &Web, consent, &CancelToken::new(), progress))
}

fn with_bar(
    library: &Library,
    job: impl FnOnce(&(dyn Fn(JobProgress) + Sync)) -> Result<JobReport, Error>,
) -> Input<JobReport> {
    let bar = progress_bar();
    let progress = |progress: JobProgress| {
        bar.set_length(progress.total.into());
        bar.set_position(progress.done.into());
    };
    let report = job(&progress);
    bar.finish_and_clear();
    report.map_err(|error| failure(path_id(&library.folder()), &error))
}

/// A line for each article, in the order of the files; files that nothing is reported of were not reached.
fn lines(found: &[files::Found], report: JobReport) -> Vec<Input<Value>> {
    let JobReport { imported, failed, needs_columns, stopped, .. } = report;
    let imported = imported.into_iter().map(|file| (file.path.clone(), Ok(line(&file))));
    // A part of a container is named behind its file, as `read` does.
    let id = |path: &String, part: Option<String>| json!(part.map_or(path.clone(), |part| format!("{path}#{part}")));
    let failed = failed.into_iter().map(|file| {
        let id = id(&file.path, file.part);
        (file.path, Err(Failure { id, code: "unreadable", message: file.reason }))
    });
    let asked = needs_columns.into_iter().map(|table| {
        let message = format!(
            "The columns of this table are not recognized ({}). Import it once in the app, which asks for them and \
             remembers the answer.",
            table.columns.join(", ")
        );
        let id = id(&table.path, table.part);
        (table.path, Err(Failure { id, code: "needs_columns", message }))
    });
    let made = imported.chain(failed).chain(asked);
    if found.is_empty() {
        return made.map(|(_, line)| line).collect();
    }
    // A file that is named twice has its lines twice, in the order of naming.
    let mut of_file: HashMap<String, VecDeque<Input<Value>>> = HashMap::new();
    for (path, line) in made {
        of_file.entry(path).or_default().push_back(line);
    }
    let stopped = stopped.unwrap_or_else(|| "The import ended before this file.".to_string());
    let mut lines = Vec::new();
    let mut left: HashMap<String, usize> = HashMap::new();
    found.iter().for_each(|file| *left.entry(name(file)).or_default() += 1);
    for file in found {
        let waiting = of_file.entry(name(file)).or_default();
        let namings = left.entry(name(file)).or_insert(1);
        // Every naming takes its share; the last one takes what is left.
        let take = waiting.len() / (*namings).max(1);
        *namings = namings.saturating_sub(1);
        match file {
            Err((path, message)) => {
                lines.push(Err(Failure { id: path_id(path), code: "unreadable", message: message.clone() }));
            }
            Ok(path) if waiting.is_empty() => {
                lines.push(Err(Failure { id: path_id(path), code: "not_done", message: stopped.clone() }));
            }
            Ok(_) => lines.extend(waiting.drain(..take)),
        }
    }
    lines
}

fn name(found: &files::Found) -> String {
    let (Ok(path) | Err((path, _))) = found;
    path.display().to_string()
}

fn line(file: &ImportedFile) -> Value {
    let outcome = match file.outcome {
        ImportOutcome::Added => "added",
        ImportOutcome::Version => "version",
        ImportOutcome::AlreadyThere => "already_there",
    };
    let id = if file.number == 1 { file.path.clone() } else { format!("{}#{}", file.path, file.number) };
    let mut line = json!({
        "id": id, "article": file.article, "outcome": outcome, "because": file.because, "warnings": file.warnings,
    });
    if let (Some(part), Some(fields)) = (&file.part, line.as_object_mut()) {
        fields.insert("part".to_string(), json!(part));
    }
    line
}
