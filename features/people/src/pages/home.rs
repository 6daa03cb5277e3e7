//! The first page: for a person who is in, what is next for them; for a stranger, what this is and the
//! ways in.

use askama::Template;
use axum::response::Response;
use web::nav::NavItem;
use web::panels::{Card, Running, Step, Todo};
use web::{Error, Kind, Page, Visit};

use crate::actions::set_up::is_open;
use crate::links;
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "home.html")]
pub(crate) struct HomePage {
    pub(crate) greeting: String,
    pub(crate) today: String,
    /// The first steps of a new installation, until a class has people.
    pub(crate) first_steps: Vec<Todo>,
    pub(crate) cards: Vec<Card>,
    pub(crate) classes: Vec<ClassToday>,
    pub(crate) w: &'static Words,
}

/// A class as its organiser and leader want to see it in a minute.
pub(crate) struct ClassToday {
    pub(crate) class: Running,
    pub(crate) strip: Vec<Step>,
    /// What is still to do; what is done is on the class's own page.
    pub(crate) todos: Vec<Todo>,
}

#[derive(Template)]
#[template(path = "front.html")]
pub(crate) struct FrontPage {
    pub(crate) cards: Vec<Card>,
    pub(crate) say: Option<NavItem>,
    pub(crate) sign_in: &'static str,
    pub(crate) link_help: &'static str,
    pub(crate) w: &'static Words,
}

pub(super) async fn home(visit: Visit) -> Result<Response, Error> {
    let (lang, app) = (visit.lang(), visit.app.clone());
    let stranger = visit.ctx.person().is_none();
    let (open, cards, first_steps, classes) = visit
        .read(move |tx, ctx| {
            let (mut cards, mut first_steps, mut running) = (Vec::new(), Vec::new(), Vec::new());
            for room in app.panels.iter() {
                cards.extend(room.cards(tx, ctx)?);
                running.extend(room.running(tx, ctx)?);
            }
            // Who has filled a roster knows the way.
            if running.iter().all(|class| class.class.size == 0) {
                for room in app.panels.iter() {
                    first_steps.extend(room.first_steps(tx, ctx)?);
                }
            }
            let mut classes = Vec::new();
            for class in running {
                let (strip, mut todos) = app.panels.standing(tx, ctx, &class.class)?;
                todos.retain(|todo| !todo.done);
                classes.push(ClassToday { class, strip, todos });
            }
            Ok((stranger && is_open(tx)?, cards, first_steps, classes))
        })
        .await?;
    if open {
        return Ok(visit.see_other(links::SET_UP));
    }
    let w = words(lang);
    let Some(name) = visit.ctx.name() else {
        let say = visit.app.panels.place("say", lang);
        let (sign_in, link_help) = (web::links::SIGN_IN, links::LINK_HELP);
        return visit.page(
            &Page::new(Kind::Plain, w.front_title()),
            &FrontPage { cards, say, sign_in, link_help, w },
        );
    };
    let now = visit.ctx.now.zoned(visit.ctx.zone());
    let page = HomePage {
        greeting: greeting(w, now.hour(), name),
        today: web::when::day_with_weekday(now.date(), lang),
        first_steps: if first_steps.iter().all(|step| step.done) { Vec::new() } else { first_steps },
        cards,
        classes,
        w,
    };
    visit.page(&Page::for_reader(&visit, w.home_title()), &page)
}

fn greeting(w: &Words, hour: i8, name: &str) -> String {
    match hour {
        5..=11 => w.greeting_morning(name),
        12..=17 => w.greeting_afternoon(name),
        _ => w.greeting_evening(name),
    }
}
