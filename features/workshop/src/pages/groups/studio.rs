//! The grouping studio: what matters, what must hold, the groups that come of it, and every change by hand.

use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::Response;
use classes::{ClassId, Trainee};
use web::{Error, FormState, Kind, Lang, Page, Visit};

use super::board::{self, Figure, GroupCard, cards, figures, people_choices};
use super::effect::{Asked, PersonPanel, panel};
use crate::access::MAKE_GROUPS;
use crate::actions::groups::{self as actions, Studio};
use crate::links;
use crate::model::{AtLeast, Change, Draft, GroupingId, Listed, Now, Settings, weight_word};
use crate::pages::show::{Choice, Here, Way, choice, home, ways};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "groups/studio.html")]
pub(crate) struct StudioPage {
    pub name: String,
    pub home_href: String,
    pub lead: String,
    pub ways: Vec<Way>,
    pub form: FormState,
    pub weights: Vec<Choice>,
    pub weight_words: Vec<Choice>,
    pub rules: Vec<Choice>,
    pub categories: Vec<Choice>,
    pub run_action: Option<String>,
    pub people: usize,
    pub why_not: Vec<String>,
    pub published: Option<(String, String)>,
    pub draft: Option<DraftView>,
    pub drafts: Vec<DraftRow>,
    pub compared: Option<String>,
    pub w: &'static Words,
}

/// A draft, looked at.
pub(crate) struct DraftView {
    pub figures: Vec<Figure>,
    pub made: String,
    pub drift: Option<String>,
    pub broken: Vec<String>,
    pub thinned: Vec<String>,
    pub unmet: Vec<String>,
    pub cards: Vec<GroupCard>,
    pub people: Vec<Choice>,
    pub groups: Vec<Choice>,
    pub topics: Vec<Choice>,
    pub panel: Option<PersonPanel>,
    pub here: String,
    pub change_action: Option<String>,
    pub version: usize,
    pub once: String,
    pub undo: Option<(usize, String)>,
    pub export_href: String,
    pub print_href: String,
    pub publish_href: Option<String>,
}

/// A draft of the list.
pub(crate) struct DraftRow {
    pub href: String,
    pub made: String,
    pub said: String,
    pub current: bool,
}

pub(super) async fn latest(
    visit: Visit,
    Path(class): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    show(&visit, class.parse()?, None, &asked, None, Vec::new()).await
}

pub(super) async fn one(
    visit: Visit,
    Path((class, draft)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let draft: GroupingId = draft.parse()?;
    show(&visit, class.parse()?, Some(draft), &asked, None, Vec::new()).await
}

/// Shows the studio; with the form as it was sent and why no groups came of it, where that is so.
pub(super) async fn show(
    visit: &Visit,
    class: ClassId,
    wanted: Option<GroupingId>,
    asked: &Asked,
    sent: Option<FormState>,
    why_not: Vec<String>,
) -> Result<Response, Error> {
    let studio = visit.read(move |tx, ctx| actions::studio(tx, ctx, &class, wanted.as_ref())).await?;
    let (w, refused) = (words(visit.lang()), !why_not.is_empty());
    let content = content(visit, &studio, asked, sent, why_not);
    let mut page = Page::new(Kind::Desk, w.grouping_title()).of_class(studio.class.here());
    page = page.checked(&content.form);
    if refused {
        page = page.status(StatusCode::CONFLICT);
    }
    visit.page(&page, &content)
}

/// The categories a rule can be about: those of the roster, else the posts.
pub(super) fn categories(roster: &[Trainee]) -> Vec<String> {
    let named = |of: &dyn Fn(&Trainee) -> &String| {
        let mut names: Vec<String> = roster.iter().map(of).filter(|name| !name.is_empty()).cloned().collect();
        names.sort();
        names.dedup();
        names
    };
    let categories = named(&|trainee| &trainee.category);
    if categories.is_empty() { named(&|trainee| &trainee.post) } else { categories }
}

/// The settings as their form shows them.
pub(crate) fn filled(settings: &Settings, people: usize, once: String) -> FormState {
    let (groups, least) = (settings.groups.to_string(), people / settings.groups.max(1));
    let most = people.div_ceil(settings.groups.max(1));
    let (min, max) = settings.sizes.unwrap_or((least.max(1), most.max(1)));
    let (min, max) = (min.to_string(), max.to_string());
    let rules: Vec<String> = settings.at_least.iter().map(rule_value).collect();
    let mut values = vec![
        ("groups", groups.as_str()),
        ("city", weight_word(settings.city)),
        ("industry", weight_word(settings.industry)),
        ("post", weight_word(settings.post)),
        ("sex", weight_word(settings.sex)),
        ("wishes", weight_word(settings.wishes)),
        ("repeats", weight_word(settings.repeats)),
        ("min", min.as_str()),
        ("max", max.as_str()),
        ("least", "1"),
    ];
    if settings.sizes.is_some() {
        values.push(("sized", "yes"));
    }
    if settings.apart {
        values.push(("apart", "yes"));
    }
    values.extend(rules.iter().map(|rule| ("rule", rule.as_str())));
    FormState::filled(once, &values)
}

fn rule_value(rule: &AtLeast) -> String {
    format!("{}:{}", rule.category, rule.least)
}

fn content(
    visit: &Visit,
    studio: &Studio,
    asked: &Asked,
    sent: Option<FormState>,
    why_not: Vec<String>,
) -> StudioPage {
    let (w, class, people) = (words(visit.lang()), &studio.class, studio.roster.len());
    let may_make = visit.ctx.can(MAKE_GROUPS, &class.scope());
    let settings = studio.draft.as_ref().map_or_else(|| Settings::usual(people), |d| d.settings.clone());
    let categories = categories(&studio.roster);
    let form = sent.unwrap_or_else(|| filled(&settings, people, visit.ctx.token()));
    let rules = settings.at_least.iter().filter(|rule| categories.contains(&rule.category));
    let rules =
        rules.map(|rule| choice(rule_value(rule), w.rule_at_least(rule.least, rule.category.as_str())));
    let mut to_add = vec![choice("", w.no_more_rules())];
    to_add.extend(categories.iter().map(|name| choice(name.as_str(), name.as_str())));
    let offered = studio.topics.iter().filter(|topic| topic.is_offered()).count();
    StudioPage {
        name: class.name.clone(),
        home_href: home(visit, class),
        lead: w.grouping_lead(people, settings.groups, offered),
        ways: ways(visit, class, Here::Grouping),
        weights: weights(w),
        weight_words: weight_choices(w),
        rules: rules.collect(),
        categories: to_add,
        run_action: (may_make && people > 0).then(|| links::grouping_run(&class.id)),
        people,
        why_not,
        published: studio
            .publication
            .as_ref()
            .map(|out| (w.groups_are_out(visit.ctx.moment(out.at)), links::groups(&class.id))),
        draft: studio.draft.as_ref().map(|draft| draft_view(visit, studio, draft, asked, may_make)),
        drafts: studio.drafts.iter().map(|listed| draft_row(visit, studio, listed)).collect(),
        compared: compared(studio, visit.lang()),
        form,
        w,
    }
}

pub(crate) fn weights(w: &Words) -> Vec<Choice> {
    vec![
        choice("city", w.weigh_city()),
        choice("industry", w.weigh_industry()),
        choice("post", w.weigh_post()),
        choice("sex", w.weigh_sex()),
        choice("wishes", w.weigh_wishes()),
        choice("repeats", w.weigh_repeats()),
    ]
}

pub(crate) fn weight_choices(w: &Words) -> Vec<Choice> {
    vec![
        choice("high", w.weight_high()),
        choice("medium", w.weight_medium()),
        choice("low", w.weight_low()),
        choice("off", w.weight_off()),
    ]
}

fn draft_view(visit: &Visit, studio: &Studio, draft: &Draft, asked: &Asked, may_make: bool) -> DraftView {
    let (w, lang, class) = (words(visit.lang()), visit.lang(), &studio.class);
    let now = draft.now();
    let report = now.report();
    let names = board::names(studio, draft, lang);
    let cards = cards(studio, draft, &now, &report, &names);
    let roster: Vec<_> = studio.roster.iter().map(|trainee| trainee.person.clone()).collect();
    let (joined, left) = draft.drift(&roster);
    let step = |word: &str| links::draft_step(&class.id, &draft.id, word);
    let mut topics = vec![choice("", w.as_computed())];
    topics.extend(draft.snapshot.topics.iter().enumerate().filter_map(|(at, id)| {
        let topic = names.topic(at)?;
        Some(choice(id.as_str(), w.numbered_topic(topic.number, topic.title.as_str())))
    }));
    DraftView {
        figures: figures(draft, &report, lang),
        made: w.draft_made(visit.ctx.moment(draft.made_at), draft.seed, draft.version()),
        drift: (joined + left > 0).then(|| w.draft_drift(joined, left)),
        broken: report.broken.iter().map(|broken| names.broken(*broken)).collect(),
        thinned: names.thinned(&report),
        unmet: names.unmet(&report),
        people: people_choices(&cards),
        groups: cards.iter().map(|card| choice(card.number.to_string(), card.name.clone())).collect(),
        topics,
        panel: panel(draft, &now, &names, &cards, asked),
        here: links::draft(&class.id, &draft.id),
        change_action: may_make.then(|| step("change")),
        version: draft.version(),
        once: visit.ctx.token(),
        undo: undo(&now, draft, &names).filter(|_| may_make),
        export_href: step("export"),
        print_href: step("print"),
        publish_href: (may_make && studio.publication.is_none()).then(|| step("publish")),
        cards,
    }
}

/// What the latest change was, for the button that takes it back.
fn undo(now: &Now, draft: &Draft, names: &super::sentences::Names<'_>) -> Option<(usize, String)> {
    let w = words(names.lang);
    let last = now.undoable.as_ref()?;
    let name = |person| draft.snapshot.index_of(person).map_or("", |at| names.person(at));
    let said = match &last.change {
        Change::Move { person, to } => w.undo_move(name(person), names.group(*to)),
        Change::Swap { a, b } => w.undo_swap(name(a), name(b)),
        Change::Pin { person } => w.undo_pin(name(person)),
        Change::Unpin { person } => w.undo_unpin(name(person)),
        Change::Lead { person } => w.undo_lead(name(person)),
        Change::Topic { group, .. } => w.undo_topic(names.group(*group)),
        Change::Undo { .. } => return None,
    };
    Some((last.number, said))
}

fn draft_row(visit: &Visit, studio: &Studio, listed: &Listed) -> DraftRow {
    let w = words(visit.lang());
    let maker = studio.makers.get(&listed.made_by).map_or("", String::as_str);
    let made = [visit.ctx.moment(listed.made_at), maker.to_owned()];
    let sum = &listed.summary;
    DraftRow {
        href: links::draft(&studio.class.id, &listed.id),
        made: made.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · "),
        said: w.draft_said(listed.seed, listed.groups, sum.three, sum.wished, sum.same_unit, listed.changes),
        current: studio.draft.as_ref().is_some_and(|draft| draft.id == listed.id),
    }
}

/// The latest draft against the one before, in one line.
fn compared(studio: &Studio, lang: Lang) -> Option<String> {
    let [new, old, ..] = studio.drafts.as_slice() else { return None };
    let signed = |new: usize, old: usize| {
        let (new, old) = (i64::try_from(new).unwrap_or_default(), i64::try_from(old).unwrap_or_default());
        format!("{:+}", new - old)
    };
    let (a, b) = (&new.summary, &old.summary);
    let w = words(lang);
    Some(w.drafts_compared(
        signed(a.first, b.first),
        signed(a.three, b.three),
        signed(a.same_unit, b.same_unit),
        signed(a.again, b.again),
    ))
}
