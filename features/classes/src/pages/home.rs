//! A class's home: where the loop stands, what is on today, what is still to do, who is here.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use web::panels::{Step, Todo};
use web::{Ctx, Error, Kind, Page, Visit, when};

use super::show::{dates, place_word, where_it_stands};
use crate::access::{EDIT_CLASS, EDIT_TIMETABLE, IMPORT_ROSTER, MAKE_LINKS, SEE_CLASS};
use crate::actions;
use crate::links;
use crate::model::{Class, ClassId, Filter, Item, ItemState, Phase, Tally, days_of, item_state, tally};
use crate::store as sql;
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "class_home.html")]
pub(crate) struct HomePage {
    pub name: String,
    pub crumb: String,
    pub list_href: &'static str,
    pub dates: String,
    pub place: String,
    pub host: String,
    pub contact: String,
    pub people: Option<Figure>,
    pub spread: String,
    pub primary: Option<Figure>,
    pub edit_href: Option<String>,
    pub strip: Vec<Step>,
    pub todos: Vec<Todo>,
    pub agenda: Agenda,
    pub timetable_href: String,
    pub roster_href: String,
    pub import_href: Option<String>,
    pub cities: Vec<Figure>,
    pub w: &'static Words,
}

/// A sentence or word that leads to what it counts.
pub(crate) struct Figure {
    pub text: String,
    pub href: String,
}

/// One day of the timetable as the home and the phone show it.
pub(crate) struct Agenda {
    pub title: String,
    pub rows: Vec<AgendaRow>,
}

/// One item of that day.
pub(crate) struct AgendaRow {
    pub time: String,
    pub title: String,
    pub note: String,
    pub tag: String,
    pub tone: &'static str,
    pub live: bool,
    pub over: bool,
    pub href: Option<String>,
}

pub(super) async fn home(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let panels = visit.app.panels.clone();
    let (class, content) = visit
        .read(move |tx, ctx| {
            let class = actions::class(tx, &id)?;
            ctx.may(SEE_CLASS, &class.scope())?;
            let here = class.here();
            let (strip, todos) = panels.standing(tx, ctx, &here)?;
            let tally = tally(&actions::trainees(tx, &id)?);
            let items = sql::items(tx, &id)?;
            let content = HomePage::of(ctx, &class, &tally, items, strip, todos);
            Ok((class, content))
        })
        .await?;
    visit.page(&Page::new(Kind::Desk, class.name.as_str()).of_class(class.here()), &content)
}

impl HomePage {
    pub(crate) fn of(
        ctx: &Ctx,
        class: &Class,
        tally: &Tally,
        items: Vec<Item>,
        strip: Vec<Step>,
        todos: Vec<Todo>,
    ) -> Self {
        let (w, scope) = (words(ctx.lang), class.scope());
        let may_import = ctx.can(IMPORT_ROSTER, &scope);
        let cities = tally.cities.iter().map(|(city, n)| Figure {
            text: format!("{} {n}", place_word(city)),
            href: links::roster_filtered(&class.id, &Filter { city: city.clone(), ..Filter::default() }),
        });
        Self {
            name: class.name.clone(),
            crumb: if class.term.is_empty() { where_it_stands(class, ctx) } else { class.term.clone() },
            list_href: links::CLASSES,
            dates: dates(class, ctx),
            place: class.place.clone(),
            host: class.host_name.clone(),
            contact: class.contact.clone(),
            people: (tally.people > 0)
                .then(|| Figure { text: w.n_trainees(tally.people), href: links::roster(&class.id) }),
            spread: spread(w, tally),
            primary: primary(ctx, class, tally, may_import),
            edit_href: ctx.can(EDIT_CLASS, &scope).then(|| links::edit(&class.id)),
            strip,
            todos,
            agenda: agenda(ctx, class, items, ctx.can(EDIT_TIMETABLE, &scope)),
            timetable_href: links::timetable(&class.id),
            roster_href: links::roster(&class.id),
            import_href: may_import.then(|| links::import(&class.id)),
            cities: cities.collect(),
            w,
        }
    }
}

/// `来自 14 个市地与 11 个产业`.
fn spread(w: &Words, tally: &Tally) -> String {
    match (tally.cities.len(), tally.industries.len()) {
        (0, 0) => String::new(),
        (cities, 0) => w.n_cities(cities),
        (0, industries) => w.n_industries(industries),
        (cities, industries) => w.n_cities_and_industries(cities, industries),
    }
}

/// The one next step: fill the roster, send the links, or today.
fn primary(ctx: &Ctx, class: &Class, tally: &Tally, may_import: bool) -> Option<Figure> {
    let w = words(ctx.lang);
    let to = |text: String, href: String| Some(Figure { text, href });
    match class.phase(ctx.now, ctx.zone()) {
        _ if tally.people == 0 && may_import => to(w.import_receipts(), links::import(&class.id)),
        Phase::Coming if ctx.can(MAKE_LINKS, &class.scope()) => {
            to(w.hand_out_links(), links::entry_links(&class.id))
        }
        Phase::Coming | Phase::Now => to(w.open_todays_page(), links::today(&class.id)),
        Phase::Past => None,
    }
}

/// Today's items while the class is on, the first day's before it, nothing after it.
pub(crate) fn agenda(ctx: &Ctx, class: &Class, items: Vec<Item>, may_edit: bool) -> Agenda {
    let (w, now) = (words(ctx.lang), ctx.now.zoned(ctx.zone()));
    let (title, day) = match class.phase(ctx.now, ctx.zone()) {
        Phase::Now => {
            let number = class.day_number(ctx.now, ctx.zone()).unwrap_or(1);
            (w.today_is_day(number), now.date())
        }
        Phase::Coming => (w.first_day(when::day_with_weekday(class.starts_on, ctx.lang)), class.starts_on),
        Phase::Past => return Agenda { title: w.is_over(), rows: Vec::new() },
    };
    let items = days_of(class, items).into_iter().filter(|d| d.date == day).flat_map(|d| d.halves).flatten();
    let rows = items.map(|item| {
        let state = item_state(&item.says, &now);
        let (tag, tone) = match state {
            ItemState::Over => (w.item_over(), "jade"),
            ItemState::On => (w.item_on(), "seal"),
            ItemState::Soon(minutes) if minutes < 60 => (w.in_minutes(minutes), "gold"),
            ItemState::Soon(minutes) => (w.in_hours(minutes.div_ceil(60)), ""),
            ItemState::Later => (String::new(), ""),
        };
        AgendaRow {
            time: item.says.begins(ctx.lang),
            note: note(&item, ctx),
            title: item.says.title.clone(),
            tag,
            tone,
            live: state == ItemState::On,
            over: state == ItemState::Over,
            href: may_edit.then(|| links::item(&class.id, &item.id)),
        }
    });
    Agenda { title, rows: rows.collect() }
}

/// `专题讲授 · 报告厅 · 主讲 周老师 · 至 11:40`.
fn note(item: &Item, ctx: &Ctx) -> String {
    let (w, says) = (words(ctx.lang), &item.says);
    let kind = says.kind.label(ctx.lang);
    let mut parts = Vec::new();
    if kind != says.title {
        parts.push(kind);
    }
    if !says.room.is_empty() {
        parts.push(says.room.clone());
    }
    if !says.lecturer.is_empty() {
        parts.push(w.by_lecturer(&says.lecturer));
    }
    if let Some(ends) = says.ends {
        parts.push(w.until_time(crate::model::hhmm(ends)));
    }
    parts.join(" · ")
}
