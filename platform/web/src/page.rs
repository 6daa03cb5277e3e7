//! Pages: a room's template inside the shell. What the room renders is the page's own part; the shell
//! adds the navigation the reader may use, the mark of where they are, and the foot of every page.

use askama::Template;
use axum::Json;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse as _, Response};
use serde::Serialize;

use crate::access::Role;
use crate::ctx::{Actor, Ctx};
use crate::nav::{NavGroup, NavItem, mark_current};
use crate::panels::ClassHere;
use crate::words::{Words, words};
use crate::{Error, Visit, links};

/// How a page is framed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Side navigation: staff at a desk.
    Desk,
    /// Tabs below: participants and workers on a phone.
    Phone,
    /// Nothing but the page: signing in, set-up, a public page.
    Plain,
    /// A projector.
    Stage,
    /// To be printed.
    Paper,
}

impl Kind {
    /// Desk for staff, phone for everybody else.
    pub fn for_reader(ctx: &Ctx) -> Self {
        let staff = [Role::Administrator, Role::Organiser, Role::Leader, Role::Reviewer, Role::Facilitator];
        if ctx.is_any(&staff) { Self::Desk } else { Self::Phone }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Desk => "desk",
            Self::Phone => "phone",
            Self::Plain => "plain",
            Self::Stage => "stage",
            Self::Paper => "paper",
        }
    }
}

/// What a room says about its page.
#[derive(Debug, Clone)]
pub struct Page {
    kind: Kind,
    title: String,
    class: Option<ClassHere>,
    status: StatusCode,
    tabs: bool,
}

impl Page {
    /// A page of this kind and title.
    pub fn new(kind: Kind, title: impl Into<String>) -> Self {
        Self { kind, title: title.into(), class: None, status: StatusCode::OK, tabs: true }
    }

    /// A page framed as fits the reader.
    pub fn for_reader(visit: &Visit, title: impl Into<String>) -> Self {
        Self::new(Kind::for_reader(&visit.ctx), title)
    }

    /// The page belongs to a class: its navigation is shown.
    #[must_use]
    pub fn of_class(mut self, class: ClassHere) -> Self {
        self.class = Some(class);
        self
    }

    /// The page is one task on a phone: nothing below it but what sends it.
    #[must_use]
    pub fn without_tabs(mut self) -> Self {
        self.tabs = false;
        self
    }

    /// The page shows a form again with what is wrong with it.
    #[must_use]
    pub fn status(mut self, status: StatusCode) -> Self {
        self.status = status;
        self
    }

    /// 422 when the form has errors, else 200.
    #[must_use]
    pub fn checked(self, form: &crate::form::FormState) -> Self {
        if form.has_errors() { self.status(StatusCode::UNPROCESSABLE_ENTITY) } else { self }
    }
}

#[derive(Template)]
#[template(path = "shell.html")]
struct Shell<'a> {
    lang: &'static str,
    title: &'a str,
    body: &'a str,
    kind: &'static str,
    size: &'static str,
    light: bool,
    nav: &'a [NavGroup],
    tabs: &'a [NavItem],
    who: Option<&'a str>,
    toast: Option<&'a str>,
    css: &'a str,
    icons: &'a str,
    script: &'a str,
    words_json: &'a str,
    home_href: &'a str,
    sign_out_href: &'a str,
    account_href: &'a str,
    complain_href: &'a str,
    other_language_href: String,
    size_href: String,
    look_href: String,
    w: &'static Words,
}

impl Visit {
    /// Renders a room's template inside the shell.
    ///
    /// # Errors
    /// When the template fails: a defect.
    pub fn page(&self, page: &Page, content: &impl Template) -> Result<Response, Error> {
        let body = content.render().map_err(Error::broken)?;
        let mut response = (page.status, Html(self.framed(page, &body)?)).into_response();
        self.without_toast(&mut response);
        Ok(response)
    }

    /// Answers a program.
    pub fn json(&self, value: &impl Serialize) -> Response {
        Json(value).into_response()
    }

    fn framed(&self, page: &Page, body: &str) -> Result<String, Error> {
        let (lang, w) = (self.lang(), words(self.lang()));
        let path = self.here.split('?').next().unwrap_or("/");
        let mut nav = self.navigation(page, w);
        mark_current(&mut nav, path);
        let mut tabs = vec![NavGroup {
            caption: None,
            items: if page.kind == Kind::Phone && page.tabs { self.tabs(w) } else { Vec::new() },
        }];
        mark_current(&mut tabs, path);
        let words_json = words_for_scripts(w).map_err(Error::broken)?;
        let shell = Shell {
            lang: lang.tag(),
            title: &page.title,
            body,
            kind: page.kind.word(),
            size: if self.elder { "elder" } else { "normal" },
            light: self.light,
            nav: &nav,
            tabs: tabs.first().map(|group| group.items.as_slice()).unwrap_or_default(),
            who: self.ctx.name(),
            toast: self.toast(),
            css: &self.app.assets.css,
            icons: crate::assets::ICONS,
            script: &self.app.assets.script,
            words_json: &words_json,
            home_href: links::HOME,
            sign_out_href: links::SIGN_OUT,
            account_href: links::ACCOUNT,
            complain_href: links::COMPLAIN,
            other_language_href: links::language(lang.other(), &self.here),
            size_href: links::size(!self.elder, &self.here),
            look_href: links::stage_look(!self.light, &self.here),
            w,
        };
        shell.render().map_err(Error::broken)
    }

    fn navigation(&self, page: &Page, w: &Words) -> Vec<NavGroup> {
        if page.kind != Kind::Desk || !matches!(self.ctx.actor, Actor::Person { .. }) {
            return Vec::new();
        }
        let mut main = vec![NavItem::new(links::HOME, w.nav_today(), "home")];
        main.extend(self.app.panels.iter().flat_map(|room| room.main_nav(&self.ctx)));
        let mut groups = vec![NavGroup { caption: None, items: main }];
        if let Some(class) = &page.class {
            let items = self.app.panels.iter().flat_map(|room| room.class_nav(&self.ctx, class)).collect();
            groups.push(NavGroup { caption: Some(class.name.clone()), items });
        }
        groups
    }

    fn tabs(&self, w: &Words) -> Vec<NavItem> {
        let mut tabs = Vec::new();
        if self.ctx.person().is_some() {
            tabs.push(NavItem::new(links::HOME, w.nav_today(), "home"));
        }
        tabs.extend(self.app.panels.iter().flat_map(|room| room.tabs(&self.ctx)));
        if self.ctx.person().is_some() {
            tabs.push(NavItem::new(links::ACCOUNT, w.nav_mine(), "people"));
        }
        tabs
    }
}

/// The sentences scripts show, as JSON that cannot end its own script element.
fn words_for_scripts(w: &Words) -> Result<String, serde_json::Error> {
    let words = serde_json::json!({
        "kept": w.js_kept(),
        "sent": w.js_sent(),
        "sending": w.js_sending(),
        "offline": w.js_offline(),
        "lost": w.js_lost(),
        "back": w.js_back(),
        "confirm": w.js_confirm(),
        "cancel": w.js_cancel(),
        "close": w.js_close(),
        "mine": w.js_mine(),
        "theirs": w.js_theirs(),
        "conflict": w.js_conflict(),
        "saved": w.js_saved(),
        "time_up": w.js_time_up(),
        "restored": w.js_restored(),
    });
    Ok(serde_json::to_string(&words)?.replace('<', "\\u003c"))
}
