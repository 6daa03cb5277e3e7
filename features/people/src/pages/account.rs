//! One's own page: data, sessions, password, what was done about oneself.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use web::address::Address;
use web::limits::Limit;
use web::session::Known;
use web::{Error, Fields, FormState, Page, Problem, Problems, SessionId, Visit};

use super::audit::who;
use super::password::read_new;
use crate::actions::account::{self as actions, Mine};
use crate::actions::{entry, oneself};
use crate::model::{PersonDraft, role_name, shown_phone};
use crate::store::staff::Held;
use crate::words::{Words, words};
use crate::{hashing, links};

/// A session as its owner sees it.
pub(crate) struct SessionLine {
    pub(crate) device: String,
    pub(crate) seen: String,
    pub(crate) this: bool,
    pub(crate) end: String,
}

/// Something that was done about a person.
pub(crate) struct HistoryLine {
    pub(crate) at: String,
    pub(crate) who: String,
    pub(crate) what: String,
}

#[derive(Template)]
#[template(path = "account.html")]
pub(crate) struct AccountPage {
    pub(crate) name: String,
    pub(crate) unit: String,
    pub(crate) post: String,
    pub(crate) phone: Option<String>,
    pub(crate) roles: Vec<String>,
    pub(crate) login: Option<String>,
    pub(crate) data: FormState,
    pub(crate) password: FormState,
    pub(crate) sessions: Vec<SessionLine>,
    pub(crate) history: Vec<HistoryLine>,
    pub(crate) others: bool,
    pub(crate) data_send: &'static str,
    pub(crate) password_send: &'static str,
    pub(crate) forget_send: &'static str,
    pub(crate) others_send: &'static str,
    pub(crate) json: &'static str,
    pub(crate) csv: &'static str,
    pub(crate) sign_out: &'static str,
    pub(crate) w: &'static Words,
}

pub(super) async fn show(visit: Visit) -> Result<Response, Error> {
    render(&visit, None, FormState::default()).await
}

async fn render(visit: &Visit, data: Option<FormState>, password: FormState) -> Result<Response, Error> {
    let mine = visit.read(actions::see_mine).await?;
    let w = words(visit.lang());
    let filled = [("name", mine.person.name.as_str()), ("post", mine.person.post.as_str())];
    let data = data.unwrap_or_else(|| FormState::filled(visit.ctx.token(), &filled));
    let page = Page::for_reader(visit, w.account_title()).checked(&data);
    let page = if password.has_errors() { page.checked(&password) } else { page };
    visit.page(&page, &AccountPage::of(visit, mine, data, password))
}

impl AccountPage {
    fn of(visit: &Visit, mine: Mine, data: FormState, password: FormState) -> Self {
        let (w, lang) = (words(visit.lang()), visit.lang());
        let history = mine.history.into_iter().map(|(entry, name)| HistoryLine {
            at: visit.ctx.moment(entry.at),
            who: if entry.actor == mine.person.id.as_str() {
                w.actor_oneself()
            } else {
                who(w, &entry.actor, name)
            },
            what: visit.app.panels.happened(&entry.kind, lang),
        });
        Self {
            history: history.collect(),
            others: mine.sessions.len() > 1,
            sessions: session_lines(visit, &mine.sessions, links::session_end),
            roles: mine.roles.iter().map(|held| role_line(w, lang, held)).collect(),
            phone: mine.phone.as_deref().map(shown_phone),
            login: mine.login.map(|login| login.login),
            name: mine.person.name,
            unit: mine.person.unit_name,
            post: mine.person.post,
            data,
            password,
            data_send: links::ACCOUNT_DATA,
            password_send: links::ACCOUNT_PASSWORD,
            forget_send: links::ACCOUNT_FORGET_PHONE,
            others_send: links::ACCOUNT_END_OTHERS,
            json: links::ACCOUNT_JSON,
            csv: links::ACCOUNT_CSV,
            sign_out: web::links::SIGN_OUT,
            w,
        }
    }
}

/// `班主任 · 北江市总工会`.
pub(super) fn role_line(w: &Words, lang: web::Lang, held: &Held) -> String {
    let over = match &held.over_name {
        Some(name) => name.clone(),
        None => w.role_in_a_class(),
    };
    format!("{} · {over}", role_name(held.role, lang))
}

/// Sessions as a list shows them; this browser's own is marked.
pub(super) fn session_lines(
    visit: &Visit,
    sessions: &[Known],
    end: impl Fn(&SessionId) -> String,
) -> Vec<SessionLine> {
    let w = words(visit.lang());
    sessions
        .iter()
        .map(|known| SessionLine {
            device: device_name(w, &known.device),
            seen: w.session_seen(visit.ctx.moment(known.seen_at)),
            this: visit.ctx.session() == Some(&known.id),
            end: end(&known.id),
        })
        .collect()
}

/// What a browser calls itself, in a word people know.
fn device_name(w: &Words, agent: &str) -> String {
    let system = [
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("HarmonyOS", "HarmonyOS"),
        ("Android", "Android"),
        ("Windows", "Windows"),
        ("Mac OS", "Mac"),
        ("Linux", "Linux"),
    ];
    let browser = [
        ("MicroMessenger", w.browser_wechat()),
        ("Edg/", "Edge".to_owned()),
        ("Firefox/", "Firefox".to_owned()),
        ("Chrome/", "Chrome".to_owned()),
        ("Safari/", "Safari".to_owned()),
    ];
    let found = |mark: &str| agent.contains(mark);
    let system = system.iter().find(|(mark, _)| found(mark)).map(|(_, name)| (*name).to_owned());
    let browser = browser.into_iter().find(|(mark, _)| found(mark)).map(|(_, name)| name);
    match (system, browser) {
        (Some(system), Some(browser)) => format!("{system} · {browser}"),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => w.device_unknown(),
    }
}

pub(super) async fn correct(visit: Visit, fields: Fields) -> Result<Response, Error> {
    let id = oneself(&visit.ctx)?;
    let draft = match PersonDraft::read(&fields) {
        Ok(draft) => draft,
        Err(problems) => {
            let form = FormState::refused(&fields, &problems, visit.lang());
            return render(&visit, Some(form), FormState::default()).await;
        }
    };
    // From one's own page only name and post are taken, whatever else was sent.
    let draft = PersonDraft { unit: None, sex: None, phone: None, ..draft };
    visit.write(move |tx, ctx| actions::correct(tx, ctx, &id, &draft)).await?;
    Ok(visit.see_other_saying(web::links::ACCOUNT, &words(visit.lang()).saved()))
}

pub(super) async fn change_password(
    visit: Visit,
    address: Address,
    fields: Fields,
) -> Result<Response, Error> {
    let id = oneself(&visit.ctx)?;
    visit.app.limits.count(Limit::Account, &format!("{id}|{}", address.0))?;
    let login = visit.read(actions::see_mine).await?.login.ok_or(crate::Refusal::NoLogin)?;
    let right =
        hashing::is_right(fields.value("old").chars().take(200).collect(), login.hash.clone()).await?;
    let chosen = if right {
        read_new(&fields, &login.login)
    } else {
        let (zh, en) = (words(web::Lang::Zh).password_old_wrong(), words(web::Lang::En).password_old_wrong());
        Err(Problems::at("old", Problem::Said(zh, en)))
    };
    let chosen = match chosen {
        Ok(chosen) => chosen,
        Err(problems) => {
            let form = FormState::refused(&fields, &problems, visit.lang());
            return render(&visit, None, form).await;
        }
    };
    let hash = hashing::hashed(&visit.ctx, chosen).await?;
    visit.write(move |tx, ctx| entry::change_password(tx, ctx, &id, login.hash.as_deref(), &hash)).await?;
    Ok(visit.see_other_saying(web::links::ACCOUNT, &words(visit.lang()).password_changed()))
}

pub(super) async fn forget_phone(visit: Visit) -> Result<Response, Error> {
    visit.write(actions::forget_phone).await?;
    Ok(visit.see_other_saying(web::links::ACCOUNT, &words(visit.lang()).phone_forgotten()))
}

pub(super) async fn end_session(visit: Visit, Path(session): Path<String>) -> Result<Response, Error> {
    let session: SessionId = session.parse()?;
    let own = visit.ctx.session() == Some(&session);
    visit.write(move |tx, ctx| actions::end_session(tx, ctx, &session)).await?;
    let w = words(visit.lang());
    if own {
        let mut response = visit.see_other_saying(web::links::HOME, &w.signed_out());
        visit.let_out(&mut response);
        return Ok(response);
    }
    Ok(visit.see_other_saying(web::links::ACCOUNT, &w.session_ended()))
}

pub(super) async fn end_others(visit: Visit) -> Result<Response, Error> {
    visit.write(actions::end_other_sessions).await?;
    Ok(visit.see_other_saying(web::links::ACCOUNT, &words(visit.lang()).session_ended()))
}
