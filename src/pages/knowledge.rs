//! Pieces that show what is known: names, tags with their evidence, background.

use super::Printer;
use crate::markup::Html;
use crate::model::messages::Msg;
use crate::model::plan::{
    Background, Certainty, Figure, FigureKind, NodeKey, Place, PlaceIndex, SourcePage, Stage,
    Strategy, Tag, Thread, TopicIndex,
};
use crate::model::text::{Section, SentenceId, Span};
use crate::route::Route;

impl Printer<'_> {
    /// What a section is called: `第31条 推动市域协调发展`.
    pub(super) fn section_label(&self, section: Section) -> String {
        let plan = self.plan;
        match section {
            Section::Article(n) => (plan.document.article(n))
                .map_or(String::new(), |article| plan.article_heading(article)),
            Section::Part(n) => plan
                .document
                .part(n)
                .map_or(String::new(), |part| plan.part_heading(part)),
            Section::Preamble => self.msg(Msg::SentenceSourcePreamble).to_owned(),
            Section::Closing => self.msg(Msg::SentenceSourceClosing).to_owned(),
        }
    }

    /// An element whose text content is exactly the words of a span, without links inside.
    pub(super) fn exact(
        &self,
        html: &mut Html,
        tag: &str,
        class: &str,
        section: Section,
        span: Span,
    ) {
        self.open_quoted(html, tag, &[("class", class)], section);
        html.text(self.plan.words(span)).close(tag);
    }

    /// A list of strategies, each a link.
    pub(super) fn strategy_chips(&self, html: &mut Html, strategies: &[&Strategy]) {
        html.open("ul", &[("class", "chips")]);
        for strategy in strategies {
            html.open("li", &[]);
            self.link(
                html,
                "chip chip--name",
                &Route::Strategy(strategy.id.clone()),
                &strategy.name,
            );
            html.close("li");
        }
        html.close("ul");
    }

    /// A section of strategies, if there are any.
    #[inline(never)]
    pub(super) fn strategy_section(&self, html: &mut Html, title: Msg, strategies: &[&Strategy]) {
        if !strategies.is_empty() {
            self.section(html, "", title, |html| {
                self.strategy_chips(html, strategies);
            });
        }
    }

    /// A section of the topics of some sentences, the most frequent first, if there are any.
    #[inline(never)]
    pub(super) fn topic_section(
        &self,
        html: &mut Html,
        title: Msg,
        sentences: &[SentenceId],
        but: Option<TopicIndex>,
    ) {
        let mut topics: Vec<(TopicIndex, usize)> = Vec::new();
        for index in (0..).take(self.plan.topics.len()) {
            let tags = self.plan.sentences_of_topic(index);
            let count = tags.filter(|tag| sentences.contains(&tag.sentence)).count();
            if count > 0 && Some(index) != but {
                let at = topics.iter().position(|(_, other)| *other < count);
                topics.insert(at.unwrap_or(topics.len()), (index, count));
            }
        }
        if !topics.is_empty() {
            self.section(html, "", title, |html| self.topic_chips(html, &topics));
        }
    }

    /// A list of topics with the number of their sentences, each a link.
    pub(super) fn topic_chips(&self, html: &mut Html, topics: &[(TopicIndex, usize)]) {
        html.open("ul", &[("class", "chips")]);
        for (index, count) in topics {
            let Some(topic) = self.plan.topics.get(usize::from(*index)) else {
                continue;
            };
            let href = self.links.page(&Route::Topic(topic.id.clone()));
            html.open("li", &[])
                .open("a", &[("class", "chip"), ("href", &href)])
                .text(&topic.name)
                .leaf("span", &[("class", "chip__count")], &count.to_string())
                .close("a")
                .close("li");
        }
        html.close("ul");
    }

    /// A list of places, each a link to where it is listed.
    pub(super) fn place_chips(&self, html: &mut Html, places: &[PlaceIndex]) {
        html.open("ul", &[("class", "chips")]);
        for place in places {
            if let Some(place) = self.plan.places.get(usize::from(*place)) {
                let location = self.plan.place_location(place);
                html.open("li", &[]);
                self.link_to(html, "chip chip--name", &location, &place.name);
                html.close("li");
            }
        }
        html.close("ul");
    }

    /// What the text says about a centre as a timeline: where it began, what the period brings, what
    /// comes after it. Each step is a quotation.
    pub(super) fn thread(&self, html: &mut Html, thread: &Thread) {
        html.open("ol", &[("class", "timeline")]);
        for stage in [Stage::Start, Stage::Build, Stage::Goal, Stage::Vision] {
            let steps = thread.steps.iter().filter(|step| step.stage == stage);
            let mut steps = steps.peekable();
            let is_told = steps.peek().is_some();
            let state = if is_told { "" } else { "data-untold" };
            html.open("li", &[("class", "timeline__stage"), (state, "")]);
            let name = self.msg(stage_message(stage));
            html.leaf("p", &[("class", "detail__group")], name);
            if !is_told {
                let words = self.msg(Msg::StageUntold);
                html.leaf("p", &[("class", "detail__note")], words);
            }
            for step in steps {
                self.quote(html, step.sentence, step.span);
            }
            html.close("li");
        }
        html.close("ol");
    }

    /// The figures that a section states, each a link to its sentence; numerals in set phrases are
    /// none.
    pub(super) fn figures(&self, html: &mut Html, section: Section) {
        let figures = self.plan.figures_in(section);
        let mut figures = figures.filter(|figure| figure.is_stated()).peekable();
        if figures.peek().is_none() {
            return;
        }
        self.section(html, "", Msg::Figures, |html| {
            html.open("ul", &[("class", "figures")]);
            for figure in figures {
                let number = figure.sentence.number;
                let href = match number {
                    0 => self
                        .links
                        .place(&NodeKey::Sentence(figure.sentence).location()),
                    _ => format!("#s{number}"),
                };
                html.open("li", &[]).open("a", &[("href", &href)]);
                self.exact(html, "span", "figures__words", section, figure.span);
                let kind = self.msg(figure_message(figure.kind));
                html.close("a")
                    .leaf("span", &[("class", "figures__kind")], kind);
                if !figure.gloss.is_empty() {
                    html.open("span", &[("class", "figures__gloss")]);
                    self.prose(html, &figure.gloss);
                    html.close("span");
                }
                html.close("li");
            }
            html.close("ul");
        });
    }

    /// What the text says in numbers about the end of its period, and the sums it states.
    pub(super) fn targets(&self, html: &mut Html) {
        let plan = self.plan;
        let Some(year) = plan.meta.period.as_ref().map(|period| period.to) else {
            return;
        };
        // Without figures nobody has looked for targets: nothing can be said of them.
        if plan.figures.is_empty() {
            return;
        }
        let figures = || plan.figures.iter();
        let targets: Vec<_> = figures().filter(|f| f.year == Some(year)).collect();
        let amounts: Vec<_> = figures().filter(|f| f.kind == FigureKind::Amount).collect();
        let say = |html: &mut Html, key: Msg, count: usize| {
            let words = self.fill(key, &[("year", &year), ("n", &count)]);
            html.leaf("p", &[("class", "detail__statement")], &words);
        };
        let (key, shown) = if targets.is_empty() {
            (Msg::TargetsNone, amounts)
        } else {
            (Msg::Targets, targets)
        };
        say(html, key, shown.len());
        for figure in shown {
            self.quote(html, figure.sentence, figure.span);
        }
        let wanted = |figure: &&Figure| figure.kind == FigureKind::Target;
        let count = figures().filter(wanted).count();
        if count > 0 {
            html.open("details", &[("class", "fold")]).leaf(
                "summary",
                &[],
                &self.fill(Msg::TargetsWords, &[("n", &count)]),
            );
            for figure in figures().filter(wanted) {
                self.quote(html, figure.sentence, figure.span);
            }
            html.close("details");
        }
    }

    /// How it is known where a place lies.
    pub(super) fn place_basis(&self, place: &Place) -> String {
        let key = match place.certainty {
            Certainty::Sourced => Msg::PlaceSourced,
            Certainty::Weak => Msg::PlaceWeak,
            _ => return self.msg(Msg::PlaceUnsourced).to_owned(),
        };
        self.fill(key, &[("source", &place.source)])
    }

    /// The same in a paragraph, with the page it is known from, and what else there is to know.
    pub(super) fn place_source(&self, html: &mut Html, place: &Place) {
        html.open("div", &[("class", "editorial")]);
        self.source(html, &self.place_basis(place), &place.page);
        if !place.note.is_empty() {
            self.prose_paragraph(html, "", &place.note);
        }
        html.close("div");
    }

    /// A source: what it is, as a link where it can be read; when it was read; the words relied on.
    pub(super) fn source(&self, html: &mut Html, words: &str, page: &SourcePage) {
        html.open("p", &[]);
        if page.url.is_empty() {
            self.prose(html, words);
        } else {
            let link = [
                ("data-source", ""),
                ("rel", "noreferrer"),
                ("href", page.url.as_str()),
            ];
            html.open("a", &link);
            self.prose(html, words);
            html.close("a");
        }
        if !page.read.is_empty() {
            let day = self.plan.day(&page.read);
            html.text(&self.fill(Msg::SourceRead, &[("date", &day)]));
        }
        html.close("p");
        if page.words.is_empty() {
            return;
        }
        // The words stay in the language of their page.
        let latin = page.words.is_ascii();
        let language = match (latin, self.plan.language.is_foreign_to_text()) {
            (true, false) => ("lang", "en"),
            (false, true) => self.of_text(),
            _ => ("", ""),
        };
        let line = self.fill(Msg::SourceWords, &[("words", &'\0')]);
        let (before, after) = line.split_once('\0').unwrap_or((&line, ""));
        html.open("p", &[("class", "source__words")])
            .text(before)
            .leaf("span", &[language], &page.words)
            .text(after)
            .close("p");
    }

    /// The words that set a tag.
    pub(super) fn evidence<T>(&self, html: &mut Html, tag: &Tag<T>) {
        if tag.evidence.is_empty() {
            return;
        }
        let mut words: Vec<&str> = tag
            .evidence
            .iter()
            .map(|span| self.plan.words(*span))
            .collect();
        words.dedup();
        let key = if tag.by_hand {
            Msg::EvidenceByHand
        } else {
            Msg::Evidence
        };
        html.open("p", &[("class", "evidence")]);
        self.fill_quoting(html, key, "words", &words, &[]);
        html.close("p");
    }

    /// Background, marked as not from the text, with its source.
    pub(super) fn backgrounds<'b>(
        &self,
        html: &mut Html,
        background: impl Iterator<Item = &'b Background>,
    ) {
        for item in background {
            html.open(
                "div",
                &[("class", "editorial background"), ("role", "note")],
            )
            .leaf("strong", &[], self.msg(Msg::BackgroundTitle));
            self.prose_paragraph(html, "", &item.text);
            let words = self.fill(Msg::BackgroundSource, &[("source", &item.source)]);
            self.source(html, &words, &item.page);
            html.close("div");
        }
    }
}

/// The word for a stage of a thread.
const fn stage_message(stage: Stage) -> Msg {
    match stage {
        Stage::Start => Msg::StageStart,
        Stage::Goal => Msg::StageGoal,
        Stage::Vision => Msg::StageVision,
        Stage::Build => Msg::StageBuild,
    }
}

/// The word for a kind of figure.
pub(super) const fn figure_message(kind: FigureKind) -> Msg {
    match kind {
        FigureKind::Amount => Msg::FigureAmount,
        FigureKind::Count => Msg::FigureCount,
        FigureKind::Date => Msg::FigureDate,
        FigureKind::Duration => Msg::FigureDuration,
        FigureKind::Formula => Msg::FigureFormula,
        FigureKind::Grade => Msg::FigureGrade,
        FigureKind::Ordinal => Msg::FigureOrdinal,
        FigureKind::Target => Msg::FigureTarget,
    }
}
