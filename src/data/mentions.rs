//! Where the text names the divisions: by their full names, and by the forms of `mentions.json`.

use super::anchor::{Source, required, unique};
use super::geography::Geography;
use super::lexicon::Lexicon;
use super::raw::MentionsFile;
use super::{Folder, SeedError};
use crate::model::plan::{DivisionIndex, Mention, MentionForm};

/// Every explicit mention of a division.
pub(super) fn load_mentions(
    folder: &Folder,
    source: &Source,
    geography: &Geography,
) -> Result<Vec<Mention>, SeedError> {
    const FILE: &str = "mentions.json";
    let file: MentionsFile = folder.json_or_default(FILE)?;
    // Each name with its meaning; a trap has none.
    let mut names: Vec<(&str, Option<(DivisionIndex, MentionForm)>)> = (0..)
        .zip(&geography.divisions)
        .map(|(index, division)| (division.name.as_str(), Some((index, MentionForm::Full))))
        .collect();
    let forms = file.forms.iter().map(|f| f.form.as_str());
    unique(
        FILE,
        "form",
        forms.chain(file.traps.iter().map(|t| t.form.as_str())),
    )
    .map_err(|error| error.field("form"))?;
    for raw in &file.forms {
        let record = format!("form “{}”", raw.form);
        let division = geography.division(FILE, &record, "division", raw.division)?;
        required(FILE, &record, "form", &raw.form)?;
        required(FILE, &record, "reason", &raw.reason)?;
        names.push((&raw.form, Some((division, MentionForm::Short))));
    }
    for raw in &file.traps {
        let record = format!("trap “{}”", raw.form);
        required(FILE, &record, "form", &raw.form)?;
        required(FILE, &record, "reason", &raw.reason)?;
        names.push((&raw.form, None));
    }
    // A trap such as 南岳机场 swallows the short name inside it.
    let lexicon = Lexicon::new(names.iter().map(|(words, _)| *words));
    let mut mentions = Vec::new();
    for (sentence, span) in source.document.sentences() {
        for hit in lexicon.longest_at_each(source.text, span) {
            if let Some((division, form)) = names.get(hit.word).and_then(|(_, meaning)| *meaning) {
                mentions.push(Mention {
                    division,
                    sentence,
                    span: hit.span,
                    form,
                });
            }
        }
    }
    Ok(mentions)
}
