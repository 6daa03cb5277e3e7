//! The timetable of half days: seen, printed, changed item by item.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use serde::Deserialize;
use web::form::{Choice, choice};
use web::{Ctx, Error, Fields, FormState, Kind, Page, Problems, Visit, when};

use super::show::dates;
use crate::access::{EDIT_TIMETABLE, SEE_CLASS};
use crate::actions;
use crate::links;
use crate::model::{Class, ClassId, Day, Half, ItemDraft, ItemId, ItemKind, days_of, hhmm, later};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "class_timetable.html")]
pub(crate) struct TimetablePage {
    pub name: String,
    pub dates: String,
    pub home_href: String,
    pub print_href: String,
    pub add_href: Option<String>,
    pub halves: [String; 3],
    pub days: Vec<DayRow>,
    pub empty: bool,
    pub undo: Option<Undo>,
    pub paper: bool,
    pub w: &'static Words,
}

/// One day: its heading and what stands in each half.
pub(crate) struct DayRow {
    pub date: String,
    pub number: String,
    pub current: bool,
    pub halves: Vec<HalfCell>,
}

/// One half of a day.
pub(crate) struct HalfCell {
    pub label: String,
    pub items: Vec<Entry>,
    pub add_href: Option<String>,
}

/// One item.
pub(crate) struct Entry {
    pub times: String,
    pub title: String,
    pub kind: String,
    pub place: String,
    pub href: Option<String>,
}

/// Something taken away that can be put back.
pub(crate) struct Undo {
    pub said: String,
    pub action: String,
}

#[derive(Deserialize)]
pub(super) struct Removed {
    #[serde(default)]
    removed: String,
}

pub(super) async fn timetable(
    visit: Visit,
    Path(class): Path<String>,
    Query(query): Query<Removed>,
) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let removed = query.removed.parse::<ItemId>().ok();
    let (class, items, removed) = visit
        .read(move |tx, ctx| {
            let (class, items) = actions::timetable(tx, ctx, &id)?;
            let removed = match &removed {
                // Only what is not in the timetable any more can be put back.
                Some(item) if !items.iter().any(|known| known.id == *item) => {
                    actions::item_to_edit(tx, ctx, &id, Some(item)).ok().and_then(|(_, item)| item)
                }
                _ => None,
            };
            Ok((class, items, removed))
        })
        .await?;
    let w = words(visit.lang());
    let mut content = TimetablePage::of(&visit, &class, days_of(&class, items));
    content.undo = removed.map(|item| Undo {
        said: w.item_removed(&item.says.title),
        action: links::item_restore(&class.id, &item.id),
    });
    visit.page(&Page::for_reader(&visit, w.timetable_title()).of_class(class.here()), &content)
}

pub(super) async fn print(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let id: ClassId = class.parse()?;
    let (class, items) = visit.read(move |tx, ctx| actions::timetable(tx, ctx, &id)).await?;
    let mut content = TimetablePage::of(&visit, &class, days_of(&class, items));
    content.paper = true;
    visit.page(&Page::new(Kind::Paper, words(visit.lang()).timetable_title()), &content)
}

impl TimetablePage {
    pub(crate) fn of(visit: &Visit, class: &Class, days: Vec<Day>) -> Self {
        let (w, lang) = (words(visit.lang()), visit.lang());
        let may_edit = visit.ctx.can(EDIT_TIMETABLE, &class.scope());
        let today = visit.ctx.now.zoned(visit.ctx.zone()).date();
        let entry = |item: crate::model::Item| Entry {
            times: item.says.times(),
            kind: Some(item.says.kind.label(lang))
                .filter(|kind| *kind != item.says.title)
                .unwrap_or_default(),
            place: [item.says.room.as_str(), item.says.lecturer.as_str()]
                .into_iter()
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join(" · "),
            href: may_edit.then(|| links::item(&class.id, &item.id)),
            title: item.says.title,
        };
        let empty = days.iter().all(|day| day.halves.iter().all(Vec::is_empty));
        let days = days.into_iter().map(|day| DayRow {
            date: when::day(day.date, lang),
            number: {
                let number = if day.number == 0 { w.outside_the_class() } else { w.day_n(day.number) };
                format!("{} · {number}", when::weekday(day.date.weekday(), lang))
            },
            current: day.date == today,
            halves: day
                .halves
                .into_iter()
                .zip(Half::ALL)
                .map(|(items, half)| HalfCell {
                    label: half.label(lang),
                    items: items.into_iter().map(entry).collect(),
                    add_href: (may_edit && day.number > 0)
                        .then(|| links::item_new_at(&class.id, &day.date.to_string(), half.word())),
                })
                .collect(),
        });
        Self {
            name: class.name.clone(),
            dates: dates(class, &visit.ctx),
            home_href: home_for(&visit.ctx, class),
            print_href: links::timetable_print(&class.id),
            add_href: may_edit.then(|| links::item_new(&class.id)),
            halves: Half::ALL.map(|half| half.label(lang)),
            days: days.collect(),
            empty,
            undo: None,
            paper: false,
            w,
        }
    }
}

/// A class's home for whoever may open it, the day for everybody else in the class.
pub(super) fn home_for(ctx: &Ctx, class: &Class) -> String {
    if ctx.can(SEE_CLASS, &class.scope()) { links::class_home(&class.id) } else { links::today(&class.id) }
}

#[derive(Template)]
#[template(path = "class_item.html")]
pub(crate) struct ItemPage {
    pub title: String,
    pub action: String,
    pub back: String,
    pub submit: String,
    pub remove_action: Option<String>,
    pub form: FormState,
    pub days: Vec<Choice>,
    pub halves: Vec<Choice>,
    pub kinds: Vec<Choice>,
    pub w: &'static Words,
}

#[derive(Deserialize)]
pub(super) struct At {
    #[serde(default)]
    day: String,
    #[serde(default)]
    half: String,
}

pub(super) async fn new(
    visit: Visit,
    Path(class): Path<String>,
    Query(at): Query<At>,
) -> Result<Response, Error> {
    let class = class_to_edit(&visit, class.parse()?).await?;
    let day = if at.day.is_empty() { class.starts_on.to_string() } else { at.day };
    let half = if at.half.is_empty() { Half::Morning.word().to_owned() } else { at.half };
    let form = FormState::filled(
        visit.ctx.token(),
        &[("day", &day), ("half", &half), ("kind", ItemKind::Lecture.word())],
    );
    item_page(&visit, &class, None, form)
}

pub(super) async fn add(visit: Visit, Path(class): Path<String>, fields: Fields) -> Result<Response, Error> {
    let class = class_to_edit(&visit, class.parse()?).await?;
    let says = match ItemDraft::read(&fields, class.starts_on, class.ends_on) {
        Ok(says) => says,
        Err(problems) => return refused(&visit, &class, None, &fields, &problems),
    };
    let (id, back) = (class.id.clone(), links::timetable(&class.id));
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::add_item(tx, ctx, &id, &says)?;
            Ok(back.clone())
        })
        .await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).item_added()))
}

pub(super) async fn form(
    visit: Visit,
    Path((class, item)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, item): (ClassId, ItemId) = (class.parse()?, item.parse()?);
    let (class, item) =
        visit.read(move |tx, ctx| actions::item_to_edit(tx, ctx, &class, Some(&item))).await?;
    let item = item.ok_or(Error::NotFound)?;
    let says = &item.says;
    let time = |time: Option<jiff::civil::Time>| time.map(hhmm).unwrap_or_default();
    let form = FormState::filled(
        visit.ctx.token(),
        &[
            ("title", &says.title),
            ("day", &says.day.to_string()),
            ("half", says.half.word()),
            ("kind", says.kind.word()),
            ("starts", &time(says.starts)),
            ("ends", &time(says.ends)),
            ("room", &says.room),
            ("lecturer", &says.lecturer),
        ],
    );
    item_page(&visit, &class, Some(&item.id), form)
}

pub(super) async fn save(
    visit: Visit,
    Path((class, item)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let item: ItemId = item.parse()?;
    let class = class_to_edit(&visit, class.parse()?).await?;
    let says = match ItemDraft::read(&fields, class.starts_on, class.ends_on) {
        Ok(says) => says,
        Err(problems) => return refused(&visit, &class, Some(&item), &fields, &problems),
    };
    let id = class.id.clone();
    visit.write(move |tx, ctx| actions::change_item(tx, ctx, &id, &item, &says)).await?;
    Ok(visit.see_other_saying(&links::timetable(&class.id), &words(visit.lang()).saved()))
}

pub(super) async fn remove(
    visit: Visit,
    Path((class, item)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, item): (ClassId, ItemId) = (class.parse()?, item.parse()?);
    let href = format!("{}?removed={item}", links::timetable(&class));
    visit.write(move |tx, ctx| actions::remove_item(tx, ctx, &class, &item)).await?;
    Ok(visit.see_other(&href))
}

pub(super) async fn restore(
    visit: Visit,
    Path((class, item)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, item): (ClassId, ItemId) = (class.parse()?, item.parse()?);
    let href = links::timetable(&class);
    visit.write(move |tx, ctx| actions::restore_item(tx, ctx, &class, &item)).await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).put_back()))
}

async fn class_to_edit(visit: &Visit, id: ClassId) -> Result<Class, Error> {
    Ok(visit.read(move |tx, ctx| actions::item_to_edit(tx, ctx, &id, None)).await?.0)
}

fn refused(
    visit: &Visit,
    class: &Class,
    item: Option<&ItemId>,
    fields: &Fields,
    problems: &Problems,
) -> Result<Response, Error> {
    item_page(visit, class, item, FormState::refused(fields, problems, visit.lang()))
}

fn item_page(
    visit: &Visit,
    class: &Class,
    item: Option<&ItemId>,
    form: FormState,
) -> Result<Response, Error> {
    let (w, lang) = (words(visit.lang()), visit.lang());
    let days = (0..class.length())
        .filter_map(|n| later(class.starts_on, n))
        .enumerate()
        .map(|(n, day)| choice(day.to_string(), w.day_and_number(when::day_with_weekday(day, lang), n + 1)));
    let content = ItemPage {
        title: if item.is_some() { w.edit_item() } else { w.new_item() },
        action: item.map_or_else(|| links::item_new(&class.id), |item| links::item(&class.id, item)),
        back: links::timetable(&class.id),
        submit: if item.is_some() { w.save() } else { w.add_item() },
        remove_action: item.map(|item| links::item_remove(&class.id, item)),
        days: days.collect(),
        halves: Half::ALL.map(|half| choice(half.word(), half.label(lang))).into(),
        kinds: ItemKind::ALL.map(|kind| choice(kind.word(), kind.label(lang))).into(),
        form,
        w,
    };
    let page = Page::new(Kind::Desk, content.title.as_str()).of_class(class.here()).checked(&content.form);
    visit.page(&page, &content)
}
