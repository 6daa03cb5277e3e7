//! The roster: looked through, ordered, printed.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use people::Sex;
use serde::Deserialize;
use web::form::{Choice, choice};
use web::{Error, Kind, Page, Visit};

use super::show::{Pager, dates};
use super::timetable::Undo;
use crate::access::{EDIT_ROSTER, EXPORT_ROSTER, IMPORT_ROSTER, MAKE_LINKS};
use crate::actions;
use crate::links;
use crate::model::{Class, ClassId, EnrolmentId, Filter, Order, Tally, Trainee, tally, wishes_text};
use crate::words::{Words, words};

/// So many people on one page of the screen.
const PAGE: usize = 200;

#[derive(Template)]
#[template(path = "class_roster.html")]
pub(crate) struct RosterPage {
    pub name: String,
    pub home_href: String,
    pub here: String,
    pub counts: String,
    pub order_note: String,
    pub filter: Filter,
    pub cities: Vec<Choice>,
    pub industries: Vec<Choice>,
    pub categories: Vec<Choice>,
    pub sexes: Vec<Choice>,
    pub orders: Vec<OrderLink>,
    pub rows: Vec<PersonRow>,
    pub total: usize,
    pub clear_href: Option<String>,
    pub pager: Pager,
    pub print_href: String,
    pub export_href: Option<String>,
    pub links_href: Option<String>,
    pub add_href: Option<String>,
    pub import_href: Option<String>,
    pub undo: Option<Undo>,
    pub past: Vec<Past>,
    pub w: &'static Words,
}

/// A way to order the list.
pub(crate) struct OrderLink {
    pub label: String,
    pub href: String,
    pub current: bool,
}

/// One person.
pub(crate) struct PersonRow {
    pub number: usize,
    pub name: String,
    pub href: Option<String>,
    pub sex: String,
    pub unit: String,
    pub post: String,
    pub category: String,
    pub question: String,
    pub wishes: String,
}

/// Somebody who was taken off the roster.
pub(crate) struct Past {
    pub said: String,
    pub action: String,
}

#[derive(Template)]
#[template(path = "class_roster_print.html")]
pub(crate) struct PrintPage {
    pub name: String,
    pub dates: String,
    pub counts: String,
    pub order_note: String,
    pub rows: Vec<PersonRow>,
    pub back: String,
    pub w: &'static Words,
}

#[derive(Deserialize, Default)]
#[serde(default)]
pub(super) struct Asked {
    page: String,
    withdrawn: String,
}

pub(super) async fn roster(
    visit: Visit,
    Path(class): Path<String>,
    Query(filter): Query<Filter>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let (class, trainees, past) = visit
        .read(move |tx, ctx| {
            let (class, trainees) = actions::roster(tx, ctx, &id)?;
            let past = if ctx.can(EDIT_ROSTER, &class.scope()) {
                actions::past_trainees(tx, ctx, &class)?
            } else {
                Vec::new()
            };
            Ok((class, trainees, past))
        })
        .await?;
    let w = words(visit.lang());
    let mut content = RosterPage::of(&visit, &class, trainees, filter, asked.page.parse().unwrap_or(1));
    let withdrawn = asked.withdrawn.parse::<EnrolmentId>().ok();
    content.undo = past
        .iter()
        .find(|(trainee, _)| Some(&trainee.enrolment) == withdrawn.as_ref())
        .map(|(t, _)| Undo { said: w.taken_off(&t.name), action: links::restore(&class.id, &t.enrolment) });
    content.past = past
        .iter()
        .map(|(t, at)| Past {
            said: w.taken_off_at(&t.name, visit.ctx.moment(*at)),
            action: links::restore(&class.id, &t.enrolment),
        })
        .collect();
    visit.page(&Page::new(Kind::Desk, w.roster_title()).of_class(class.here()), &content)
}

pub(super) async fn print(
    visit: Visit,
    Path(class): Path<String>,
    Query(filter): Query<Filter>,
) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let (class, trainees) = visit.read(move |tx, ctx| actions::roster(tx, ctx, &id)).await?;
    let w = words(visit.lang());
    let people = filter.apply(trainees);
    let content = PrintPage {
        name: class.name.clone(),
        dates: dates(&class, &visit.ctx),
        counts: counts(w, &tally(&people)),
        order_note: order_note(w, filter.order()),
        rows: people
            .into_iter()
            .enumerate()
            .map(|(n, trainee)| {
                let mut row = row(w, n + 1, trainee, None);
                row.name = names::display_spaced(&row.name);
                row
            })
            .collect(),
        back: links::roster_filtered(&class.id, &filter),
        w,
    };
    visit.page(&Page::new(Kind::Paper, w.roster_of(&class.name)), &content)
}

impl RosterPage {
    pub(crate) fn of(
        visit: &Visit,
        class: &Class,
        trainees: Vec<Trainee>,
        filter: Filter,
        page: usize,
    ) -> Self {
        let (w, scope, total) = (words(visit.lang()), class.scope(), trainees.len());
        let all = tally(&trainees);
        let people = filter.apply(trainees);
        let shown = tally(&people);
        let may_edit = visit.ctx.can(EDIT_ROSTER, &scope);
        let mut rows: Vec<PersonRow> = people
            .into_iter()
            .enumerate()
            .map(|(n, trainee)| {
                let href = may_edit.then(|| links::enrolment(&class.id, &trainee.enrolment));
                row(w, n + 1, trainee, href)
            })
            .collect();
        let base = links::roster_filtered(&class.id, &filter);
        let joint = if base.contains('?') { '&' } else { '?' };
        let pager = Pager::cut(&mut rows, page, PAGE, |n| format!("{base}{joint}page={n}"));
        let choices = |counts: &[(String, usize)], any: String| {
            let mut all = vec![choice("", any)];
            all.extend(counts.iter().map(|(name, n)| choice(name.as_str(), format!("{name} {n}"))));
            all
        };
        let orders = Order::ALL.map(|order| OrderLink {
            label: order_word(w, order),
            href: links::roster_filtered(
                &class.id,
                &Filter { sort: order.word().to_owned(), ..filter.clone() },
            ),
            current: filter.order() == order,
        });
        Self {
            name: class.name.clone(),
            home_href: links::class_home(&class.id),
            here: links::roster(&class.id),
            counts: if filter.narrows() { w.shown_of(total, shown.people) } else { counts(w, &shown) },
            order_note: order_note(w, filter.order()),
            cities: choices(&all.cities, w.any_city()),
            industries: choices(&all.industries, w.any_industry()),
            categories: choices(&all.categories, w.any_category()),
            sexes: vec![
                choice("", w.any_sex()),
                choice(Sex::Female.word(), w.female()),
                choice(Sex::Male.word(), w.male()),
            ],
            orders: orders.into(),
            rows,
            total,
            clear_href: filter.narrows().then(|| links::roster(&class.id)),
            pager,
            print_href: links::roster_print(&class.id, &filter),
            export_href: visit.ctx.can(EXPORT_ROSTER, &scope).then(|| links::roster_export(&class.id)),
            links_href: visit.ctx.can(MAKE_LINKS, &scope).then(|| links::entry_links(&class.id)),
            add_href: may_edit.then(|| links::enrol(&class.id)),
            import_href: visit.ctx.can(IMPORT_ROSTER, &scope).then(|| links::import(&class.id)),
            undo: None,
            past: Vec::new(),
            filter,
            w,
        }
    }
}

fn row(w: &Words, number: usize, trainee: Trainee, href: Option<String>) -> PersonRow {
    PersonRow {
        number,
        name: trainee.name,
        href,
        sex: sex(w, trainee.sex),
        unit: trainee.unit_name,
        post: trainee.post,
        category: trainee.category,
        question: trainee.question,
        wishes: wishes_text(&trainee.wishes),
    }
}

/// `118 人，来自 14 个市地与 11 个产业；女 60 人、男 58 人`.
fn counts(w: &Words, tally: &Tally) -> String {
    let mut sentence = w.n_people(tally.people);
    if !tally.units.is_empty() {
        sentence.push_str(&w.from_n_units(tally.units.len()));
    }
    if tally.women + tally.men > 0 {
        sentence.push_str(&w.women_and_men(tally.women, tally.men));
    }
    sentence
}

pub(crate) fn sex(w: &Words, sex: Option<Sex>) -> String {
    match sex {
        Some(Sex::Female) => w.female(),
        Some(Sex::Male) => w.male(),
        None => String::new(),
    }
}

fn order_word(w: &Words, order: Order) -> String {
    match order {
        Order::Strokes => w.order_strokes(),
        Order::Pinyin => w.order_pinyin(),
        Order::Unit => w.order_unit(),
    }
}

fn order_note(w: &Words, order: Order) -> String {
    match order {
        Order::Strokes => w.by_strokes(),
        Order::Pinyin => w.by_pinyin(),
        Order::Unit => w.by_unit(),
    }
}
