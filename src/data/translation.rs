//! Names, titles and notes in a language that the text is not written in.

use std::fmt::Display;

use super::glossary::{first_letter, sort_key};
use super::names::{Names, NamesFile};
use super::{SeedError, Seeds};
use crate::model::plan::{Plan, PlanMeta, Slug};

/// The names of one language, and what to say where one is missing.
pub(super) struct Translation<'a> {
    pub(super) file: &'a str,
    pub(super) names: &'a NamesFile,
    /// Whether the records' own `en` is in this language.
    pub(super) own: bool,
}

impl Translation<'_> {
    /// Puts the names into a plan.
    pub(super) fn translate(
        &self,
        plan: &mut Plan,
        seeds: &Seeds,
        background: &[&str],
    ) -> Result<(), SeedError> {
        self.meta(&mut plan.meta)?;
        self.titles(plan)?;
        self.named(plan)?;
        self.zones_and_places(plan)?;
        self.notes(plan, seeds, background)
    }

    /// Title, city, adoption, and how the text was restored.
    fn meta(&self, meta: &mut PlanMeta) -> Result<(), SeedError> {
        let known = [
            "brand",
            "city",
            "city_full",
            "title",
            "short_title",
            "title_basis",
            "adopted_by",
            "adopted_basis",
            "period_basis",
            "status_line",
            "status_text",
        ];
        self.only("plan", &self.names.plan, known)?;
        let own = |field: &str, default: &str| self.name("plan", &self.names.plan, field, default);
        meta.brand = own("brand", &meta.brand_latin)?;
        meta.city = own("city", &meta.city_en)?;
        meta.city_full = own("city_full", &meta.city_en)?;
        meta.original_title = std::mem::replace(&mut meta.title, own("title", "")?);
        meta.short_title = own("short_title", "")?;
        meta.title_basis = own("title_basis", "")?;
        meta.adopted_by = own("adopted_by", "")?;
        meta.adopted_basis = own("adopted_basis", "")?;
        if let Some(period) = &mut meta.period {
            period.basis = own("period_basis", "")?;
        }
        if let Some(status) = &mut meta.status {
            status.line = own("status_line", "")?;
            status.text = own("status_text", "")?;
            let names = &self.names.status_sources;
            self.as_many("status_sources", names.len(), status.sources.len())?;
            for ((what, _), own) in status.sources.iter_mut().zip(names) {
                what.clone_from(own);
            }
        }
        let edition = &mut meta.edition;
        self.as_many("repairs", self.names.repairs.len(), edition.repairs.len())?;
        for ((_, reason), own) in edition.repairs.iter_mut().zip(&self.names.repairs) {
            reason.clone_from(own);
        }
        self.as_many("kept", self.names.kept.len(), edition.kept.len())?;
        for ((_, _, note), own) in edition.kept.iter_mut().zip(&self.names.kept) {
            note.clone_from(own);
        }
        Ok(())
    }

    /// The titles of parts and articles, and the centres, which are words of the text.
    fn titles(&self, plan: &mut Plan) -> Result<(), SeedError> {
        let numbers = |count: usize| (1..=count).map(|n| n.to_string()).collect::<Vec<_>>();
        let parts = numbers(plan.document.parts.len());
        let articles = numbers(plan.document.articles().count());
        let all = |list: &str, names: &Names, ids: &[String]| -> Result<Vec<String>, SeedError> {
            self.only(list, names, ids)?;
            ids.iter()
                .map(|id| self.name(list, names, id, ""))
                .collect()
        };
        plan.titles.parts = all("parts", &self.names.parts, &parts)?;
        plan.titles.articles = all("articles", &self.names.articles, &articles)?;
        let ids = plan.centres.iter().map(|centre| centre.id.as_str());
        self.only("centres", &self.names.centres, ids)?;
        let centres = plan.centres.iter();
        plan.titles.centres = centres
            .map(|c| {
                self.name(
                    "centres",
                    &self.names.centres,
                    c.id.as_str(),
                    self.of(&c.en),
                )
            })
            .collect::<Result<_, _>>()?;
        Ok(())
    }

    /// What is named by a name alone.
    fn named(&self, plan: &mut Plan) -> Result<(), SeedError> {
        let names = self.names;
        let codes = plan.divisions.iter().map(|d| d.adcode.to_string());
        let codes: Vec<String> = codes.collect();
        self.only("divisions", &names.divisions, &codes)?;
        self.only("labels", &names.labels, &codes)?;
        for d in &mut plan.divisions {
            let own = self.name("divisions", &names.divisions, d.adcode, self.of(&d.en))?;
            d.original = std::mem::replace(&mut d.name, own);
            let label = names.labels.get(&d.adcode.to_string());
            d.label = label.cloned().unwrap_or_default();
        }
        self.only(
            "topics",
            &names.topics,
            ids(&plan.topics, |topic| &topic.id),
        )?;
        for topic in &mut plan.topics {
            let own = self.name("topics", &names.topics, &topic.id, self.of(&topic.en))?;
            topic.original = std::mem::replace(&mut topic.name, own);
        }
        self.only(
            "strategies",
            &names.strategies,
            ids(&plan.strategies, |s| &s.id),
        )?;
        for s in &mut plan.strategies {
            let own = self.name("strategies", &names.strategies, &s.id, self.of(&s.en))?;
            s.original = std::mem::replace(&mut s.name, own);
        }
        self.only("kinds", &names.kinds, ids(&plan.kinds, |kind| &kind.id))?;
        for kind in &mut plan.kinds {
            kind.name = self.name("kinds", &names.kinds, &kind.id, self.of(&kind.en))?;
        }
        self.placed(plan);
        if let Some(inset) = &mut plan.inset {
            inset.title = self.given("inset", "title", &names.inset.title, "")?;
        }
        Ok(())
    }

    /// Why things are where they are; only the language of the records has words for it.
    fn placed(&self, plan: &mut Plan) {
        let kinds = plan.kinds.iter_mut().map(|kind| &mut kind.reason);
        let reach = plan.reach.iter_mut().map(|reach| &mut reach.reason);
        let tags = plan.topic_tags.iter_mut().map(|tag| &mut tag.reason);
        let strategies = plan.strategies.iter_mut().map(|s| &mut s.placed);
        let topics = plan.topics.iter_mut();
        let listed = topics.flat_map(|topic| topic.left_out.iter_mut().chain(&mut topic.lead));
        let listed = listed.map(|(_, why)| why);
        for note in kinds
            .chain(reach)
            .chain(tags)
            .chain(strategies)
            .chain(listed)
        {
            self.of(&note.en).clone_into(&mut note.text);
        }
    }

    /// What has more than one name, and the links.
    fn zones_and_places(&self, plan: &mut Plan) -> Result<(), SeedError> {
        let names = self.names;
        self.only("zones", &names.zones, ids(&plan.zones, |zone| &zone.id))?;
        for zone in &mut plan.zones {
            let record = format!("zones “{}”", zone.id);
            let own = names.zones.get(zone.id.as_str());
            let field = |read: fn(&super::names::ZoneNames) -> &String| {
                own.map_or("", |own| read(own).as_str())
            };
            let name = self.given(&record, "name", field(|z| &z.name), self.of(&zone.en))?;
            zone.original = std::mem::replace(&mut zone.name, name);
            zone.short = self.given(&record, "short", field(|z| &z.short), "")?;
            if !zone.basis_note.is_empty() {
                zone.basis_note =
                    self.given(&record, "basis_note", field(|z| &z.basis_note), "")?;
            }
        }
        self.only(
            "places",
            &names.places,
            ids(&plan.places, |place| &place.id),
        )?;
        for place in &mut plan.places {
            let record = format!("places “{}”", place.id);
            let own = names.places.get(place.id.as_str());
            let name = own.map_or("", |own| own.name.as_str());
            let name = self.given(&record, "name", name, self.of(&place.en))?;
            place.original = std::mem::replace(&mut place.name, name);
            // Only where a place lies is told with its source.
            if place.division.is_none() {
                place.source.clear();
            } else if !place.source.is_empty() {
                let source = own.map_or("", |own| own.source.as_str());
                place.source = self.given(&record, "source", source, "")?;
            }
        }
        let verbs: Vec<String> = plan.links.iter().map(|link| link.verb.clone()).collect();
        self.only("links.verbs", &names.links.verbs, &verbs)?;
        let places: Vec<&str> = ids(&plan.places, |place| &place.id).collect();
        self.only("links.targets", &names.links.targets, &places)?;
        for (link, verb) in plan.links.iter_mut().zip(&verbs) {
            link.verb = self.name("links.verbs", &names.links.verbs, verb, "")?;
            let target = places.get(usize::from(link.target));
            let short = target.and_then(|id| names.links.targets.get(*id));
            link.label = short.cloned().unwrap_or_default();
        }
        Ok(())
    }

    /// What editors wrote: background and doubts.
    fn notes(&self, plan: &mut Plan, seeds: &Seeds, background: &[&str]) -> Result<(), SeedError> {
        let names = self.names;
        self.only("background", &names.background, background)?;
        let english = &seeds.editorial.background;
        for ((item, id), english) in plan.background.iter_mut().zip(background).zip(english) {
            let record = format!("background “{id}”");
            let own = names.background.get(*id);
            let text = own.map_or("", |own| own.text.as_str());
            let source = own.map_or("", |own| own.source.as_str());
            item.text = self.given(&record, "text", text, self.of(english))?;
            item.source = self.given(&record, "source", source, "")?;
        }
        self.reasons(plan, seeds);
        let doubts = &names.method.doubts;
        self.as_many("method.doubts", doubts.len(), plan.method.doubts.len())?;
        for (at, (doubt, own)) in plan.method.doubts.iter_mut().zip(doubts).enumerate() {
            let record = format!("method.doubts[{at}]");
            doubt.title = self.given(&record, "title", &own.title, "")?;
            doubt.text = self.given(&record, "text", &own.text, "")?;
        }
        Ok(())
    }

    /// The editors' reasons, which the records have in English; another language shows these.
    fn reasons(&self, plan: &mut Plan, seeds: &Seeds) {
        let notes = &seeds.editorial;
        for (strategy, note) in plan.strategies.iter_mut().zip(&notes.strategies) {
            strategy.why.clone_from(&note.why.en);
        }
        for (place, note) in plan.places.iter_mut().zip(&notes.places) {
            place.note.clone_from(&note.note.en);
        }
        for (link, note) in plan.links.iter_mut().zip(&notes.links) {
            link.basis.clone_from(&note.basis.en);
        }
        let left_out = plan.method.left_out.iter_mut().zip(&notes.not_entries);
        for ((_, reason), note) in left_out {
            reason.clone_from(&note.reason.en);
        }
        self.glossary(plan);
        self.gists(plan);
        if self.own {
            for (figure, english) in plan.figures.iter_mut().zip(&notes.figures) {
                figure.gloss.clone_from(english);
            }
        }
    }

    /// The glossary, which its records have in English; another language shows none.
    fn glossary(&self, plan: &mut Plan) {
        if !self.own {
            plan.glossary.clear();
        }
        for term in &mut plan.glossary {
            let english = &term.english;
            term.original = std::mem::replace(&mut term.name, english.name.clone());
            term.text.clone_from(&english.text);
            term.unsourced.clone_from(&english.unsourced);
            if let Some(source) = &mut term.source
                && !english.source.is_empty()
            {
                source.name.clone_from(&english.source);
            }
            term.letter = first_letter(&term.name);
        }
        let terms = &mut plan.glossary;
        terms.sort_by_cached_key(|term| (term.letter.clone(), sort_key(&term.name)));
    }

    /// The summaries, which exist in English; another language shows none.
    fn gists(&self, plan: &mut Plan) {
        if !self.own {
            plan.gists.list.clear();
        }
        plan.gists.by.text.clone_from(&plan.gists.by.en);
        for gist in &mut plan.gists.list {
            gist.clauses.clone_from(&gist.english);
        }
    }

    /// The record's own name in this language, if it has one.
    fn of<'r>(&self, en: &'r str) -> &'r str {
        if self.own { en } else { "" }
    }

    /// The name of a record, or the default where the file has none.
    fn name(
        &self,
        list: &str,
        names: &Names,
        id: impl Display,
        default: &str,
    ) -> Result<String, SeedError> {
        let id = id.to_string();
        let own = names.get(&id).map_or("", String::as_str);
        self.given(list, &id, own, default)
    }

    /// The words of a field, or the default where there are none.
    fn given(
        &self,
        record: &str,
        field: &str,
        own: &str,
        default: &str,
    ) -> Result<String, SeedError> {
        match [own, default]
            .into_iter()
            .find(|words| !words.trim().is_empty())
        {
            Some(words) => Ok(words.to_owned()),
            None => Err(SeedError::new(
                self.file,
                "this has no words in the language of the file",
                "Write them between the quotation marks, under this record and field.",
            )
            .record(record)
            .field(field)),
        }
    }

    /// Refuses names for what the plan has not.
    fn only<T>(
        &self,
        list: &str,
        names: &std::collections::BTreeMap<String, T>,
        known: impl IntoIterator<Item = impl AsRef<str>>,
    ) -> Result<(), SeedError> {
        let known: Vec<String> = known.into_iter().map(|id| id.as_ref().to_owned()).collect();
        match names.keys().find(|name| !known.contains(name)) {
            None => Ok(()),
            Some(name) => Err(SeedError::new(
                self.file,
                format!("the plan has no “{name}” here"),
                format!(
                    "Correct the id, or delete the line. Known are, among others: {}.",
                    known
                        .iter()
                        .take(4)
                        .map(String::as_str)
                        .collect::<Vec<_>>()
                        .join(", ")
                ),
            )
            .record(list)
            .field(name)),
        }
    }

    /// Refuses a list that is not as long as the plan's.
    fn as_many(&self, list: &str, found: usize, expected: usize) -> Result<(), SeedError> {
        if found == expected {
            return Ok(());
        }
        Err(SeedError::new(
            self.file,
            format!("{found} entries, but the plan has {expected}"),
            "Write one for each, in the plan's order.",
        )
        .field(list))
    }
}

/// The ids of some records.
fn ids<T>(records: &[T], id: impl Fn(&T) -> &Slug) -> impl Iterator<Item = &str> {
    records.iter().map(move |record| id(record).as_str())
}
