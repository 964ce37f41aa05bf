use crate::input;
use crate::output::{rounded, Failure, Options};
use broadsheet_analysis::similarity;
use clap::Args;
use serde_json::{json, Value};
use std::path::PathBuf;
use std::process::ExitCode;

/// How much two sentences say the same, from 0 to 1
#[derive(Args)]
pub struct Arguments {
    /// {"id","a":"sentence","b":"sentence"} a line
    #[arg(required = true, value_name = "PAIRS.jsonl")]
    paths: Vec<PathBuf>,
}

impl Arguments {
    pub fn run(self, options: &Options) -> ExitCode {
        options.each(self.paths.iter().flat_map(|path| input::objects(path)), |object| {
            let sentence = |name: &str| object.fields.get(name).and_then(Value::as_str);
            vec![match sentence("a").zip(sentence("b")) {
                Some((a, b)) => Ok(json!({"id": object.id, "score": rounded(similarity::score(a, b))})),
                None => Err(Failure {
                    id: object.id.clone(),
                    code: "bad_input",
                    message: "The pair lacks \"a\" or \"b\", each a sentence.".to_string(),
                }),
            }]
        })
    }
}
