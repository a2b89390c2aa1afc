//! Reports of what takes how much room, as text, JSON and HTML.

mod bars;
pub mod explain;
mod html;
pub mod text;
mod treemap;

use mpyc_compiler::link::report::Report;

use crate::args::{ReportForm, ReportTo};
use crate::failure::Failure;
use crate::files;

/// Writes a report in the forms that are asked for; whether one of them went to standard output.
pub fn write(report: &Report, wanted: &[ReportTo]) -> Result<bool, Failure> {
    if wanted.iter().filter(|to| files::is_standard(&to.file)).count() > 1 {
        return Err(Failure::Usage("only one report can go to standard output".into()));
    }
    for to in wanted {
        let text = match to.form {
            ReportForm::Json => json(report)?,
            ReportForm::Html => html::page(report),
        };
        files::write(&to.file, text.as_bytes())?;
    }
    Ok(wanted.iter().any(|to| files::is_standard(&to.file)))
}

/// The report as JSON, in the shape of its types.
fn json(report: &Report) -> Result<String, Failure> {
    let text = serde_json::to_string_pretty(report).map_err(|error| Failure::Usage(error.to_string()))?;
    Ok(text + "\n")
}
