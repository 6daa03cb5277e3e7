//! The proposal: written together, its versions, how it is read.

use std::collections::BTreeMap;

use askama::Template;
use axum::Router;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{IntoResponse as _, Response};
use axum::routing::{get, post};
use serde::{Deserialize, Serialize};
use web::{App, Error, Fields, FormState, Kind, Lang, Page, Visit};

use super::room::group_id;
use crate::actions::proposals::{self as actions, Clash, Saved, Sent};
use crate::links;
use crate::model::{
    GOOD_LENGTH, GroupId, How, LONGEST_SECTION, LONGEST_TITLE, ProposalId, Section, Sections, Version,
    Writing,
};
use crate::words::{Words, words};

/// The addresses of this part.
pub(super) fn routes() -> Router<App> {
    Router::new()
        .route("/groups/{group}/proposal", get(editor).post(save))
        .route("/groups/{group}/proposal/history", get(history))
        .route("/groups/{group}/proposal/versions/{number}", get(version))
        .route("/groups/{group}/proposal/versions/{number}/restore", post(restore))
        .route("/proposals/{proposal}", get(read))
}

#[derive(Template)]
#[template(path = "proposal.html")]
pub(crate) struct EditorPage {
    pub title: String,
    pub room_href: String,
    pub history_href: String,
    pub action: String,
    pub state: String,
    pub form: FormState,
    pub title_most: usize,
    pub parts: Vec<Part>,
    pub meter: String,
    pub length: usize,
    pub good: usize,
    pub w: &'static Words,
}

/// A section of the form.
pub(crate) struct Part {
    pub name: &'static str,
    pub label: String,
    pub hint: String,
    pub most: usize,
}

async fn editor(visit: Visit, Path(group): Path<String>) -> Result<Response, Error> {
    editor_page(&visit, &group, None).await
}

/// The form from the latest version, or as it was sent with what is wrong with it.
async fn editor_page(visit: &Visit, group: &str, refused: Option<FormState>) -> Result<Response, Error> {
    let id = group_id(group)?;
    let draft = visit.read(move |tx, ctx| actions::see_draft(tx, ctx, &id)).await?;
    let (lang, w, id) = (visit.lang(), words(visit.lang()), &draft.group.id);
    let text = draft.latest.as_ref().map(|(version, _)| version.text.clone()).unwrap_or_default();
    let state = draft.latest.as_ref().map_or_else(
        || w.proposal_nothing_yet(),
        |(version, by)| w.room_text_state(version.number, visit.ctx.moment(version.at), by),
    );
    let base = draft.latest.as_ref().map_or(0, |(version, _)| version.number).to_string();
    let mut pairs: Vec<(&str, &str)> =
        Section::ALL.map(|section| (section.word(), text.get(section))).to_vec();
    pairs.push(("base", &base));
    let form = refused.unwrap_or_else(|| FormState::filled(visit.ctx.token(), &pairs));
    let (least, most) = GOOD_LENGTH;
    let parts = Section::ALL.into_iter().filter(|section| *section != Section::Title).map(|section| Part {
        name: section.word(),
        label: section.name(lang),
        hint: section.hint(lang),
        most: LONGEST_SECTION,
    });
    let content = EditorPage {
        title: w.proposal_title(&draft.group.name),
        room_href: links::room(id),
        history_href: links::proposal_history(id),
        action: links::proposal(id),
        state,
        form,
        title_most: LONGEST_TITLE,
        parts: parts.collect(),
        meter: w.proposal_meter(text.length(), least, most),
        length: text.length(),
        good: most,
        w,
    };
    let page =
        Page::for_reader(visit, content.title.clone()).of_class(draft.class.here()).checked(&content.form);
    visit.page(&page, &content)
}

/// What the autosaving script is told.
#[derive(Serialize)]
struct SavedJson {
    version: usize,
    saved_at: i64,
    said: String,
    /// Sections others changed meanwhile, as they now stand: the script puts them into the form.
    fields: BTreeMap<&'static str, String>,
}

/// What the autosaving script is told when two texts clash.
#[derive(Serialize)]
struct ClashJson {
    version: usize,
    who: String,
    said: String,
    /// The others' text of the sections both changed.
    fields: BTreeMap<&'static str, String>,
    /// Sections only others changed: taken in either case.
    merged: BTreeMap<&'static str, String>,
}

fn texts(sections: impl Iterator<Item = Section>, text: &Sections) -> BTreeMap<&'static str, String> {
    sections.map(|section| (section.word(), text.get(section).to_owned())).collect()
}

/// Who changed which sections, in one breath.
fn taken_words(taken: &[(Section, String)], lang: Lang) -> String {
    let w = words(lang);
    let mut by: Vec<(&str, String)> = Vec::new();
    for (section, who) in taken {
        let quoted = w.quoted(section.name(lang));
        match by.iter_mut().find(|(name, _)| name == who) {
            Some((_, sections)) => *sections = format!("{sections}{}{quoted}", w.quote_comma()),
            None => by.push((who, quoted)),
        }
    }
    let parts: Vec<String> =
        by.iter().map(|(who, sections)| w.merged_part(named(who, w), sections)).collect();
    parts.join(&w.list_comma())
}

fn named(who: &str, w: &Words) -> String {
    if who.is_empty() { w.somebody() } else { who.to_owned() }
}

async fn save(visit: Visit, Path(group): Path<String>, fields: Fields) -> Result<Response, Error> {
    let id = group_id(&group)?;
    let writing = match Writing::read(&fields) {
        Ok(writing) => writing,
        Err(problems) if visit.wants_json => return Err(problems.into()),
        Err(problems) => {
            let form = FormState::refused(&fields, &problems, visit.lang());
            return editor_page(&visit, &group, Some(form)).await;
        }
    };
    let (wanted, sent) = (id.clone(), fields.clone());
    let became = visit.write(move |tx, ctx| actions::save_form(tx, ctx, &wanted, &writing, &sent)).await?;
    match became {
        Sent::Saved(Saved::Kept { version, taken, text }) => {
            let said = kept_words(&visit, version, &taken);
            if visit.wants_json {
                let fields = texts(taken.iter().map(|(section, _)| *section), &text);
                return Ok(visit.json(&SavedJson { version, saved_at: visit.ctx.now.0, said, fields }));
            }
            Ok(visit.see_other_saying(&links::proposal(&id), &said))
        }
        Sent::Saved(Saved::Clash(clash)) if visit.wants_json => {
            let w = words(visit.lang());
            let json = ClashJson {
                version: clash.version,
                said: w.clash_lead(named(&clash.who, w), clash.version),
                who: clash.who,
                fields: texts(clash.clashing.iter().copied(), &clash.theirs),
                merged: texts(clash.taken.iter().map(|(section, _)| *section), &clash.theirs),
            };
            Ok((StatusCode::CONFLICT, visit.json(&json)).into_response())
        }
        Sent::Saved(Saved::Clash(clash)) => {
            let once = fields.once().unwrap_or_else(|| visit.ctx.token());
            let page = clash_page(&id, &clash, FormState::filled(once, &[]), visit.lang());
            show_clash(&visit, &page, StatusCode::CONFLICT)
        }
        Sent::Choosing(clash, problems) => {
            let form = FormState::refused(&fields, &problems, visit.lang());
            let page = clash_page(&id, &clash, form, visit.lang());
            show_clash(&visit, &page, StatusCode::UNPROCESSABLE_ENTITY)
        }
    }
}

fn kept_words(visit: &Visit, version: usize, taken: &[(Section, String)]) -> String {
    let (w, at) = (words(visit.lang()), visit.ctx.moment(visit.ctx.now));
    if version == 0 {
        w.proposal_nothing_yet()
    } else if taken.is_empty() {
        w.proposal_saved(version, at)
    } else {
        w.proposal_merged(version, at, taken_words(taken, visit.lang()))
    }
}

#[derive(Template)]
#[template(path = "proposal_clash.html")]
pub(crate) struct ClashPage {
    pub lead: String,
    pub taken: String,
    pub action: String,
    pub base: usize,
    pub who: String,
    pub form: FormState,
    pub clashes: Vec<ClashRow>,
    pub texts: Vec<(&'static str, String)>,
    pub w: &'static Words,
}

/// One section that both changed.
pub(crate) struct ClashRow {
    pub name: &'static str,
    pub choice: String,
    pub label: String,
    pub mine: String,
    pub theirs: String,
    pub choices: Vec<(&'static str, String)>,
}

pub(crate) fn clash_page(group: &GroupId, clash: &Clash, form: FormState, lang: Lang) -> ClashPage {
    let w = words(lang);
    let who = named(&clash.who, w);
    let shown = |text: &str| if text.is_empty() { w.clash_empty() } else { text.to_owned() };
    let clashes = clash.clashing.iter().map(|section| ClashRow {
        name: section.word(),
        choice: format!("choice-{}", section.word()),
        label: section.name(lang),
        mine: shown(clash.mine.get(*section)),
        theirs: shown(clash.theirs.get(*section)),
        choices: vec![("mine", w.clash_mine()), ("theirs", w.clash_theirs()), ("both", w.clash_both())],
    });
    ClashPage {
        lead: w.clash_lead(&who, clash.version),
        taken: if clash.taken.is_empty() {
            String::new()
        } else {
            w.clash_taken(taken_words(&clash.taken, lang))
        },
        action: links::proposal(group),
        base: clash.version,
        who,
        form,
        clashes: clashes.collect(),
        texts: Section::ALL.map(|section| (section.word(), clash.mine.get(section).to_owned())).to_vec(),
        w,
    }
}

fn show_clash(visit: &Visit, content: &ClashPage, status: StatusCode) -> Result<Response, Error> {
    let page = Page::for_reader(visit, content.w.clash_title()).status(status);
    visit.page(&page, content)
}

#[derive(Template)]
#[template(path = "proposal_history.html")]
pub(crate) struct HistoryPage {
    pub proposal_href: String,
    pub other: Option<(String, String)>,
    pub rows: Vec<VersionRow>,
    pub w: &'static Words,
}

/// A version in the list.
pub(crate) struct VersionRow {
    pub label: String,
    pub how: String,
    pub by: String,
    pub length: String,
    pub href: String,
    pub latest: bool,
}

#[derive(Deserialize, Default)]
#[serde(default)]
struct Asked {
    all: String,
}

fn how_words(how: How, w: &Words) -> String {
    match how {
        How::Written => w.version_written(),
        How::Merged => w.version_merged(),
        How::Restored(number) => w.version_restored(number),
    }
}

async fn history(
    visit: Visit,
    Path(group): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Error> {
    let id = group_id(&group)?;
    let wanted = id.clone();
    let history = visit.read(move |tx, ctx| actions::see_history(tx, ctx, &wanted)).await?;
    let w = words(visit.lang());
    let latest = history.versions.first().map_or(0, |(version, _)| version.number);
    let count = history.versions.len();
    // One sitting saves every few words: of a run by the same hand on the same page the last one counts.
    let mut last: Option<(String, String)> = None;
    let mut rows = Vec::new();
    for (version, by) in &history.versions {
        let sitting = (version.page.clone(), version.by.clone());
        let same = !version.page.is_empty() && last.as_ref() == Some(&sitting);
        last = Some(sitting);
        if asked.all.is_empty() && same {
            continue;
        }
        rows.push(VersionRow {
            label: w.version_number(version.number),
            how: how_words(version.how, w),
            by: w.gate_by(named(by, w), visit.ctx.moment(version.at)),
            length: w.version_length(version.text.length()),
            href: links::proposal_version(&id, version.number),
            latest: version.number == latest,
        });
    }
    let here = links::proposal_history(&id);
    let other = if asked.all.is_empty() {
        (rows.len() < count).then(|| (w.history_all(), format!("{here}?all=yes")))
    } else {
        Some((w.history_short(), here))
    };
    let content = HistoryPage { proposal_href: links::proposal(&id), other, rows, w };
    let page = Page::for_reader(&visit, w.history_title()).of_class(history.class.here());
    visit.page(&page, &content)
}

#[derive(Template)]
#[template(path = "proposal_read.html")]
pub(crate) struct ReadPage {
    pub title: String,
    pub lead: String,
    pub crumb: (String, String),
    pub notice: String,
    pub sections: Vec<(String, String)>,
    pub restore: Option<(String, FormState)>,
    pub came_from: Vec<(String, String)>,
    pub w: &'static Words,
}

/// The sections as they are read; the title stands above them.
fn read_sections(text: &Sections, lang: Lang) -> Vec<(String, String)> {
    let rest = Section::ALL.into_iter().filter(|section| *section != Section::Title);
    rest.map(|section| (section.name(lang), text.get(section).to_owned())).collect()
}

fn title_of(version: &Version, otherwise: String) -> String {
    let title = version.text.get(Section::Title);
    if title.is_empty() { otherwise } else { title.to_owned() }
}

async fn version(visit: Visit, Path((group, number)): Path<(String, String)>) -> Result<Response, Error> {
    let (id, number) = numbered(&group, &number)?;
    let wanted = id.clone();
    let (class, group, version, by, latest) =
        visit.read(move |tx, ctx| actions::see_version(tx, ctx, &wanted, number)).await?;
    let (lang, w) = (visit.lang(), words(visit.lang()));
    let form = FormState::filled(visit.ctx.token(), &[]);
    let content = ReadPage {
        title: title_of(&version, w.proposal_title(&group.name)),
        lead: format!(
            "{} · {}",
            w.version_number(number),
            w.gate_by(named(&by, w), visit.ctx.moment(version.at))
        ),
        crumb: (w.history_title(), links::proposal_history(&id)),
        notice: if number == latest { w.version_latest() } else { String::new() },
        sections: read_sections(&version.text, lang),
        restore: (number != latest).then(|| (links::proposal_restore(&id, number), form)),
        came_from: Vec::new(),
        w,
    };
    let page = Page::for_reader(&visit, content.title.clone()).of_class(class.here());
    visit.page(&page, &content)
}

async fn restore(
    visit: Visit,
    Path((group, number)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let (id, number) = numbered(&group, &number)?;
    let wanted = id.clone();
    let kept = visit
        .write_once(fields.once(), move |tx, ctx| Ok(actions::restore(tx, ctx, &wanted, number)?.to_string()))
        .await?;
    let kept: usize = kept.parse().map_err(Error::broken)?;
    Ok(visit.see_other_saying(&links::proposal(&id), &words(visit.lang()).version_restored_toast(kept)))
}

fn numbered(group: &str, number: &str) -> Result<(GroupId, usize), Error> {
    Ok((group_id(group)?, number.parse().map_err(|_| Error::NotFound)?))
}

async fn read(visit: Visit, Path(proposal): Path<String>) -> Result<Response, Error> {
    let id: ProposalId = proposal.parse()?;
    let reading = visit.read(move |tx, ctx| actions::read_proposal(tx, ctx, &id)).await?;
    let (lang, w) = (visit.lang(), words(visit.lang()));
    let topic = reading.came_from.into_iter().map(|node| (node.title, node.href));
    let content = ReadPage {
        title: title_of(&reading.version, w.proposal_title(&reading.group.name)),
        lead: w.public_by(&reading.group.name),
        crumb: if reading.open {
            (String::new(), String::new())
        } else {
            (reading.group.name.clone(), links::room(&reading.group.id))
        },
        notice: if reading.open { String::new() } else { w.public_draft() },
        sections: read_sections(&reading.version.text, lang),
        restore: None,
        came_from: topic.collect(),
        w,
    };
    let kind = if visit.ctx.person().is_some() { Kind::for_reader(&visit.ctx) } else { Kind::Plain };
    visit.page(&Page::new(kind, content.title.clone()), &content)
}
