//! One's own data to take along: JSON for programs, CSV for a spreadsheet.

use axum::response::{IntoResponse as _, Response};
use serde::Serialize;
use web::{Download, Error, Visit};

use crate::actions::account::{self as actions, Mine};
use crate::words::words;

/// Everything that is kept of a person, as it is handed to them.
#[derive(Serialize)]
struct MyData {
    name: String,
    sex: Option<&'static str>,
    unit: String,
    city: Option<String>,
    industry: Option<String>,
    post: String,
    phone: Option<String>,
    login: Option<String>,
    roles: Vec<MyRole>,
    sessions: Vec<MySession>,
    history: Vec<MyHistory>,
}

#[derive(Serialize)]
struct MyRole {
    role: &'static str,
    /// The role in the reader's language, for the spreadsheet.
    #[serde(skip)]
    shown: String,
    over: String,
    since: String,
}

#[derive(Serialize)]
struct MySession {
    device: String,
    started: String,
    last_used: String,
}

#[derive(Serialize)]
struct MyHistory {
    at: String,
    what: String,
}

impl MyData {
    fn of(visit: &Visit, mine: Mine) -> Self {
        let moment = |at: store::Millis| at.zoned(visit.ctx.zone()).strftime("%Y-%m-%d %H:%M").to_string();
        Self {
            name: mine.person.name,
            sex: mine.person.sex.map(crate::Sex::word),
            unit: mine.person.unit_name,
            city: mine.person.city,
            industry: mine.person.industry,
            post: mine.person.post,
            phone: mine.phone,
            login: mine.login.map(|login| login.login),
            roles: mine
                .roles
                .into_iter()
                .map(|held| MyRole {
                    role: held.role.word(),
                    shown: crate::role_name(held.role, visit.lang()),
                    over: held.over_name.unwrap_or(held.over_id),
                    since: moment(held.since),
                })
                .collect(),
            sessions: mine
                .sessions
                .into_iter()
                .map(|known| MySession {
                    device: known.device,
                    started: moment(known.started_at),
                    last_used: moment(known.seen_at),
                })
                .collect(),
            history: mine
                .history
                .into_iter()
                .map(|(entry, _)| MyHistory { at: moment(entry.at), what: entry.kind })
                .collect(),
        }
    }
}

pub(super) async fn json(visit: Visit) -> Result<Response, Error> {
    let mine = visit.read(actions::see_mine).await?;
    let text = serde_json::to_string_pretty(&MyData::of(&visit, mine)).map_err(Error::broken)?;
    Ok(Download::new("my-data.json", "application/json; charset=utf-8", text).into_response())
}

pub(super) async fn csv(visit: Visit) -> Result<Response, Error> {
    let (mine, w) = (visit.read(actions::see_mine).await?, words(visit.lang()));
    let data = MyData::of(&visit, mine);
    // The mark in front tells spreadsheets that this is UTF-8.
    let mut text = String::from("\u{feff}");
    let mut line = |what: &str, value: &str| {
        text.push_str(&cell(what));
        text.push(',');
        text.push_str(&cell(value));
        text.push_str("\r\n");
    };
    line(&w.field_name(), &data.name);
    line(&w.field_unit(), &data.unit);
    line(&w.field_post(), &data.post);
    line(&w.field_phone(), data.phone.as_deref().unwrap_or_default());
    line(&w.field_login(), data.login.as_deref().unwrap_or_default());
    for role in &data.roles {
        line(&w.field_role(), &format!("{} · {} · {}", role.shown, role.over, role.since));
    }
    for session in &data.sessions {
        line(&w.sessions_title(), &format!("{} · {}", session.device, session.last_used));
    }
    for entry in &data.history {
        line(
            &w.history_title(),
            &format!("{} · {}", entry.at, visit.app.panels.happened(&entry.what, visit.lang())),
        );
    }
    Ok(Download::new("my-data.csv", "text/csv; charset=utf-8", text).into_response())
}

/// A cell of a CSV file; what a spreadsheet would take for a formula gets a mark in front.
fn cell(value: &str) -> String {
    let guard = if value.starts_with(['=', '+', '-', '@', '\t', '\r']) { "'" } else { "" };
    format!("\"{guard}{}\"", value.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::cell;

    #[test]
    fn a_cell_is_never_a_formula() {
        assert_eq!(cell("=1+1"), "\"'=1+1\"");
        assert_eq!(cell("他说\"好\""), "\"他说\"\"好\"\"\"");
    }
}
