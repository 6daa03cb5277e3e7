//! What this room adds to pages it does not own.

use store::Tx;
use web::access::{Role, Scope};
use web::nav::NavItem;
use web::panels::{Card, ClassHere, Contribution as Contributes, Line, Running, Todo};
use web::{Ctx, Error, Lang};

use crate::access::{CREATE_CLASS, IMPORT_ROSTER, SEE_CLASSES, SEE_ROSTER, SEE_TIMETABLE};
use crate::actions;
use crate::links;
use crate::model::{Class, ClassId, Phase};
use crate::pages::{agenda, dates, where_it_stands};
use crate::store as sql;
use crate::words::words;

/// This room's entries of the navigation, and cards for a person's home.
#[derive(Debug, Clone, Copy, Default)]
pub struct Contribution;

impl Contributes for Contribution {
    fn main_nav(&self, ctx: &Ctx) -> Vec<NavItem> {
        if !ctx.can(SEE_CLASSES, &Scope::Anywhere) {
            return Vec::new();
        }
        vec![NavItem::new(links::CLASSES, words(ctx.lang).classes_title(), "class")]
    }

    fn class_nav(&self, ctx: &Ctx, class: &ClassHere) -> Vec<NavItem> {
        let Ok(id) = class.id.parse::<ClassId>() else { return Vec::new() };
        let (w, scope) =
            (words(ctx.lang), Scope::Class { class: class.id.clone(), host: class.host.clone() });
        let mut items = Vec::new();
        if ctx.can(SEE_ROSTER, &scope) {
            let mut roster = NavItem::new(links::roster(&id), w.roster_title(), "people")
                .covering(links::entry_links(&id));
            roster.badge = (class.size > 0).then(|| class.size.to_string());
            items.push(roster);
        }
        if ctx.can(SEE_TIMETABLE, &scope) {
            items.push(NavItem::new(links::timetable(&id), w.timetable_title(), "calendar"));
        }
        if ctx.can(IMPORT_ROSTER, &scope) {
            items.push(NavItem::new(links::import(&id), w.import_nav(), "import"));
        }
        items
    }

    fn cards(&self, tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Card>, Error> {
        let mut cards = Vec::new();
        let trainee = ctx.person().filter(|_| ctx.is_any(&[Role::Trainee]));
        if let Some(person) = trainee
            && let Some(class) = actions::class_of_trainee(tx, ctx, person)?
            && class.phase(ctx.now, ctx.zone()) != Phase::Past
        {
            let items = sql::items(tx, &class.id)?;
            let next = agenda(ctx, &class, items, false).rows.into_iter().find(|row| !row.over);
            let note = next.map_or_else(|| dates(&class, ctx), |row| format!("{} {}", row.time, row.title));
            cards.push(card(ctx, &class, links::today(&class.id), note));
        }
        Ok(cards)
    }

    fn running(&self, tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Running>, Error> {
        if !ctx.is_any(&[Role::Administrator, Role::Organiser, Role::Facilitator, Role::Leader]) {
            return Ok(Vec::new());
        }
        let mut classes = actions::classes_for(tx, ctx)?;
        classes.retain(|class| class.phase(ctx.now, ctx.zone()) != Phase::Past);
        classes.sort_by_key(|class| class.starts_on);
        classes.truncate(MOST_RUNNING);
        classes.into_iter().map(|class| running(tx, ctx, &class)).collect()
    }

    fn first_steps(&self, tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<Todo>, Error> {
        if !ctx.can(CREATE_CLASS, &Scope::Anywhere) {
            return Ok(Vec::new());
        }
        let w = words(ctx.lang);
        let classes = actions::classes_for(tx, ctx)?;
        let to_fill = classes.iter().find(|class| class.size == 0).or(classes.first());
        let step = |done, title, note, href| Todo { done, title, note, href };
        Ok(vec![
            step(!classes.is_empty(), w.create_class(), w.first_class_text(), links::NEW.to_owned()),
            step(
                classes.iter().any(|class| class.size > 0),
                w.import_receipts(),
                w.roster_empty_text(),
                to_fill.map_or_else(|| links::CLASSES.to_owned(), |class| links::import(&class.id)),
            ),
        ])
    }

    fn todos(&self, _tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassHere) -> Result<Vec<Todo>, Error> {
        let Ok(id) = class.id.parse::<ClassId>() else { return Ok(Vec::new()) };
        let scope = Scope::Class { class: class.id.clone(), host: class.host.clone() };
        if !ctx.can(IMPORT_ROSTER, &scope) {
            return Ok(Vec::new());
        }
        let (w, done) = (words(ctx.lang), class.size > 0);
        Ok(vec![Todo {
            done,
            title: if done { w.n_trainees(class.size) } else { w.import_receipts() },
            note: String::new(),
            href: if done { links::roster(&id) } else { links::import(&id) },
        }])
    }

    fn happened(&self, kind: &str, lang: Lang) -> Option<String> {
        let w = words(lang);
        let said = match kind.strip_prefix("classes.")? {
            "class-created" => w.did_create_class(),
            "class-changed" => w.did_change_class(),
            "timetable-changed" => w.did_change_timetable(),
            "enrolled" => w.did_enrol(),
            "enrolment-changed" => w.did_change_enrolment(),
            "withdrawn" => w.did_withdraw(),
            "receipt-read" => w.did_read_receipt(),
            "receipt-dropped" => w.did_drop_receipt(),
            "receipt-imported" => w.did_import_receipt(),
            "roster-exported" => w.did_export_roster(),
            "links-made" => w.did_make_links(),
            _ => return None,
        };
        Some(said)
    }

    fn tabs(&self, ctx: &Ctx) -> Vec<NavItem> {
        if !ctx.is_any(&[Role::Trainee]) {
            return Vec::new();
        }
        // The list of classes leads a trainee to their own class's day.
        vec![NavItem::new(links::CLASSES, words(ctx.lang).timetable_title(), "calendar")]
    }
}

/// So many classes are shown with their day.
const MOST_RUNNING: usize = 3;

/// A class with what is on today, or on its first day while it is still to come.
fn running(tx: &mut Tx<'_>, ctx: &Ctx, class: &Class) -> Result<Running, Error> {
    let items = sql::items(tx, &class.id)?;
    let day = agenda(ctx, class, items, false);
    let lines = day.rows.into_iter().map(|row| Line {
        time: row.time,
        title: row.title,
        note: row.note,
        state: row.tag,
        now: row.live,
    });
    let (when, place) = (dates(class, ctx), class.place.as_str());
    Ok(Running {
        class: class.here(),
        note: if place.is_empty() { when } else { format!("{when} · {place}") },
        state: where_it_stands(class, ctx),
        href: links::class_home(&class.id),
        day: day.title,
        lines: lines.collect(),
        timetable: links::timetable(&class.id),
    })
}

fn card(ctx: &Ctx, class: &Class, href: String, note: String) -> Card {
    Card {
        mark: words(ctx.lang).class_mark(),
        tone: "seal",
        title: class.name.clone(),
        note,
        href,
        tag: where_it_stands(class, ctx),
    }
}
