//! The content of an image: names, facts and verbatim quotations of a division, a zone, a centre, a
//! topic, a part or an article.

use super::quotation::{Quotation, around, whole};
use crate::model::messages::Msg;
use crate::model::plan::{
    Adcode, DivisionIndex, NodeKey, Plan, Relation, Selection, Slug, Stage, ZoneIndex,
};
use crate::model::text::{Section, SentenceId, Span};
use crate::route::{Location, Route};

/// The subject of an image.
#[derive(Debug, Clone)]
pub struct Subject {
    /// The file name without extension: `county-430421`.
    pub name: String,
    /// The address of its page, below the locale's root.
    pub location: Location,
    /// The kind of subject.
    pub(super) kicker: String,
    /// The name.
    pub(super) title: String,
    /// The name in the text's language if that differs; empty otherwise.
    pub(super) original: String,
    /// Facts of one line each.
    pub(super) facts: Vec<String>,
    /// The quotations about it, the most relevant first.
    pub quotations: Vec<Quotation>,
    /// Its relation to each division; `None` for divisions that it concerns no more than others.
    pub(super) related: Vec<Option<Relation>>,
    /// The zone whose colour identifies it.
    pub(super) zone: Option<ZoneIndex>,
    /// Whether it has a poster in addition to the share image.
    pub poster: bool,
}

/// All subjects of images: the site itself, divisions, zones, centres, topics, parts, articles.
pub fn subjects(plan: &Plan) -> Vec<Subject> {
    let mut keys: Vec<NodeKey> = Vec::new();
    keys.extend(plan.divisions.iter().map(|d| NodeKey::County(d.adcode)));
    keys.extend(plan.zones.iter().map(|z| NodeKey::Zone(z.id.clone())));
    keys.extend(plan.centres.iter().map(|c| NodeKey::Centre(c.id.clone())));
    keys.extend(plan.topics.iter().map(|t| NodeKey::Topic(t.id.clone())));
    keys.extend(plan.document.parts.iter().map(|p| NodeKey::Part(p.number)));
    keys.extend(plan.document.articles().map(|a| NodeKey::Article(a.number)));
    let of_keys = keys.iter().filter_map(|key| subject(plan, key));
    [overview(plan)].into_iter().chain(of_keys).collect()
}

/// The name of the site's own share image.
pub(super) const OVERVIEW: &str = "overview";

/// The site itself.
fn overview(plan: &Plan) -> Subject {
    let meta = &plan.meta;
    let first = plan.document.sentences().next();
    let quotation = plan.pattern.or(first);
    Subject {
        name: OVERVIEW.to_owned(),
        location: Location::page(Route::Overview),
        kicker: plan.messages.get(Msg::NavOverview).to_owned(),
        title: meta.short_title.clone(),
        original: String::new(),
        facts: vec![plan.messages.get(Msg::Tagline).to_owned()],
        quotations: quotation
            .map(|(id, span)| whole(id, span))
            .into_iter()
            .collect(),
        related: Vec::new(),
        zone: None,
        poster: false,
    }
}

/// The subject of a node; `None` if the node has no image or is not in the plan.
fn subject(plan: &Plan, key: &NodeKey) -> Option<Subject> {
    let blank = Subject {
        name: key.to_string(),
        location: key.location(),
        kicker: String::new(),
        title: String::new(),
        original: String::new(),
        facts: Vec::new(),
        quotations: Vec::new(),
        related: Vec::new(),
        zone: None,
        poster: true,
    };
    match key {
        NodeKey::County(adcode) => county(plan, blank, *adcode),
        NodeKey::Zone(id) => zone(plan, blank, id),
        NodeKey::Centre(id) => centre(plan, blank, id),
        NodeKey::Topic(id) => topic(plan, blank, id),
        NodeKey::Part(n) => part(plan, blank, *n),
        NodeKey::Article(n) => article(plan, blank, *n),
        _ => None,
    }
}

impl Subject {
    fn quotes(&self, id: SentenceId) -> bool {
        self.quotations.iter().any(|q| q.sentence == id)
    }

    /// Marks these divisions, and no others, as concerned.
    fn concerns(mut self, plan: &Plan, members: &[DivisionIndex]) -> Self {
        let all = (0..).zip(&plan.divisions);
        self.related = all
            .map(|(index, _)| members.contains(&index).then_some(Relation::Named))
            .collect();
        self
    }
}

/// The number of named strategies as text; `None` for zero.
fn counted(plan: &Plan, label: Msg, n: usize) -> Option<String> {
    (n > 0).then(|| plan.labelled(plan.messages.get(label), &n.to_string()))
}

fn county(plan: &Plan, blank: Subject, adcode: Adcode) -> Option<Subject> {
    let m = &plan.messages;
    let (index, division) = plan.division(adcode)?;
    let zone = plan.zone_of(index);
    let kind = m.get(division.kind.message());
    let named = plan.mentions_of(index).count();
    let said = match named {
        0 => m.fill(Msg::CountyNotNamed, &[("name", &division.name)]),
        _ => m.fill(Msg::CountyNamedCount, &[("n", &named)]),
    };
    let tied = plan.strategies_of_division(index).count();
    let facts = [
        zone.map(|zone| zone.name.clone()),
        Some(bare(&said)),
        counted(plan, Msg::CountyStrategies, tied),
    ];
    let mut mentions: Vec<_> = plan.mentions_of(index).collect();
    mentions.dedup_by_key(|mention| mention.sentence);
    // Sentences that mention few other divisions and are short come first.
    mentions.sort_by_key(|mention| {
        let words = plan.document.span(mention.sentence).map_or(0, Span::len);
        (plan.mentions_in(mention.sentence).count(), words)
    });
    let mut subject = Subject {
        kicker: zone.map_or_else(
            || kind.to_owned(),
            |zone| format!("{kind} · {}", zone.short),
        ),
        title: division.name.clone(),
        original: division.original.clone(),
        facts: facts.into_iter().flatten().collect(),
        quotations: mentions
            .iter()
            .filter_map(|mention| around(plan, mention.sentence, mention.span))
            .collect(),
        zone: plan.zone_index_of(index),
        ..blank
    };
    let zone = zone.filter(|zone| !subject.quotes(zone.sentence));
    let of_zone = zone.map(|zone| whole(zone.sentence, zone.evidence));
    subject.quotations.extend(of_zone);
    Some(subject.concerns(plan, &[index]))
}

fn zone(plan: &Plan, blank: Subject, id: &Slug) -> Option<Subject> {
    let (index, zone) = (0..).zip(&plan.zones).find(|(_, zone)| zone.id == *id)?;
    let members = zone.members.iter();
    let members = members.filter_map(|at| plan.divisions.get(usize::from(*at)));
    let members: Vec<&str> = members.map(|division| division.name.as_str()).collect();
    let strategies = plan.strategies.iter();
    let tied = strategies.filter(|s| s.zones.contains(&index)).count();
    let facts = [
        Some(plan.listed(&members)),
        counted(plan, Msg::ZoneStrategies, tied),
    ];
    let kind = plan.messages.get(Msg::KindPatternZone);
    let mut subject = Subject {
        kicker: format!("{kind} · {}", zone.short),
        title: zone.name.clone(),
        original: zone.original.clone(),
        facts: facts.into_iter().flatten().collect(),
        quotations: vec![whole(zone.sentence, zone.evidence)],
        zone: Some(index),
        ..blank
    };
    for mention in plan.zone_mentions.iter().filter(|m| m.zone == index) {
        let known = subject.quotes(mention.sentence);
        let more = around(plan, mention.sentence, mention.span).filter(|_| !known);
        subject.quotations.extend(more);
    }
    Some(subject.concerns(plan, &zone.members))
}

fn centre(plan: &Plan, blank: Subject, id: &Slug) -> Option<Subject> {
    let centre = plan.centres.iter().find(|centre| centre.id == *id)?;
    let title = plan.centre_name(centre).to_owned();
    let original = Some(plan.words(centre.name)).filter(|name| *name != title);
    let thread = plan.thread(id.as_str());
    let mut steps: Vec<_> = thread.iter().flat_map(|thread| &thread.steps).collect();
    // Measures and goals first; the starting situation comes last.
    steps.sort_by_key(|step| step.stage == Stage::Start);
    Some(Subject {
        kicker: plan.messages.get(Msg::OverviewCentres).to_owned(),
        original: original.unwrap_or_default().to_owned(),
        title,
        quotations: steps
            .iter()
            .map(|step| whole(step.sentence, step.span))
            .collect(),
        ..blank
    })
}

fn topic(plan: &Plan, blank: Subject, id: &Slug) -> Option<Subject> {
    let (index, topic) = plan.topic(id.as_str())?;
    let tags = plan.telling_first(index);
    let said = plan.messages.fill(Msg::PictureTopic, &[("n", &tags.len())]);
    let sentences = tags.iter().map(|tag| tag.sentence);
    Some(Subject {
        kicker: plan.messages.get(Msg::TopicKicker).to_owned(),
        title: topic.name.clone(),
        original: topic.original.clone(),
        facts: vec![said],
        quotations: sentences
            .filter_map(|id| Some(whole(id, plan.document.span(id)?)))
            .collect(),
        poster: false,
        ..blank
    })
}

/// The first sentence of some sections.
fn first(plan: &Plan, sections: impl IntoIterator<Item = Section>) -> Vec<Quotation> {
    let mut sentences = sections
        .into_iter()
        .flat_map(|section| plan.document.sentences_of(section));
    let first = sentences.next();
    first
        .into_iter()
        .map(|(id, span)| whole(id, span))
        .collect()
}

fn part(plan: &Plan, blank: Subject, n: u16) -> Option<Subject> {
    let part = plan.document.part(n)?;
    let count = [("n", &part.articles.len() as &dyn std::fmt::Display)];
    let count = plan.messages.fill(Msg::PartArticles, &count);
    let of_articles = part.articles.iter().map(|a| Section::Article(a.number));
    Some(Subject {
        kicker: format!("{} · {count}", plan.part_number(n)),
        title: plan.part_title(part).to_owned(),
        original: plan.original_title(Section::Part(n)).to_owned(),
        quotations: first(plan, [Section::Part(n)].into_iter().chain(of_articles)),
        poster: false,
        ..blank
    })
}

fn article(plan: &Plan, blank: Subject, n: u16) -> Option<Subject> {
    let article = plan.document.article(n)?;
    let section = Section::Article(n);
    let part = plan.document.part(article.part);
    let related = plan.divisions_of(&Selection::Article(n));
    let told = related
        .iter()
        .any(|r| !matches!(r, Some(Relation::Kind | Relation::City)));
    Some(Subject {
        kicker: plan.article_number(n),
        title: plan.article_title(article).to_owned(),
        original: plan.original_title(section).to_owned(),
        facts: part
            .map(|part| plan.part_heading(part))
            .into_iter()
            .collect(),
        quotations: first(plan, [section]),
        related: if told { related } else { Vec::new() },
        poster: false,
        ..blank
    })
}

/// The line without a trailing colon.
fn bare(words: &str) -> String {
    words.trim_end_matches(['：', ':']).to_owned()
}
