//! Making a topic, of needs or without, and changing it.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use classes::{Class, ClassId};
use needs::{Need, NeedId};
use web::form::{Choice, choice};
use web::{Error, Fields, FormState, Kind, Page, Visit};

use crate::access::KEEP_POOL;
use crate::actions::topics as actions;
use crate::links;
use crate::model::{Difficulty, TopicDraft, TopicId};
use crate::pages::show::difficulty_words;
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "topics/form.html")]
pub(crate) struct TopicForm {
    pub title: String,
    pub back: String,
    pub action: String,
    pub form: FormState,
    pub version: i64,
    pub difficulties: Vec<Choice>,
    pub gathered: Vec<String>,
    pub needs: Vec<NeedChoice>,
    pub save: String,
    pub w: &'static Words,
}

/// A need that can be gathered.
pub(crate) struct NeedChoice {
    pub id: String,
    pub text: String,
    pub who: String,
}

#[derive(Template)]
#[template(path = "topics/which_class.html")]
pub(crate) struct WhichClass {
    pub classes: Vec<Choice>,
    pub count: usize,
    pub w: &'static Words,
}

type Asked = Query<Vec<(String, String)>>;

fn asked_needs(query: &[(String, String)]) -> Vec<NeedId> {
    let mut needs: Vec<NeedId> = Vec::new();
    let named = query.iter().filter(|(name, _)| name == "need");
    for need in named.filter_map(|(_, value)| value.parse::<NeedId>().ok()) {
        if !needs.contains(&need) {
            needs.push(need);
        }
    }
    needs
}

/// Needs do not know classes: where more than one could take them, the reader says which.
pub(super) async fn which_class(visit: Visit, Query(query): Asked) -> Result<Response, Error> {
    let needs = asked_needs(&query);
    let classes = visit
        .read(|tx, ctx| {
            ctx.may(KEEP_POOL, &web::access::Scope::Anywhere)?;
            let mut classes = classes::classes_for(tx, ctx)?;
            classes.retain(|class| {
                let open = class.phase(ctx.now, ctx.zone()) != classes::Phase::Past;
                open && ctx.can(KEEP_POOL, &class.scope())
            });
            Ok(classes)
        })
        .await?;
    if let [only] = classes.as_slice() {
        return Ok(visit.see_other(&links::topic_new_of(&only.id, &needs)));
    }
    let w = words(visit.lang());
    let ways = classes.iter().map(|class| choice(links::topic_new_of(&class.id, &needs), class.name.clone()));
    let content = WhichClass { classes: ways.collect(), count: needs.len(), w };
    visit.page(&Page::new(Kind::Desk, w.topic_new()), &content)
}

pub(super) async fn new(
    visit: Visit,
    Path(class): Path<String>,
    Query(query): Asked,
) -> Result<Response, Error> {
    let wanted = asked_needs(&query);
    let mut filled = vec![("difficulty", Difficulty::default().word()), ("capacity", "2")];
    filled.extend(wanted.iter().map(|need| ("need", need.as_str())));
    let form = FormState::filled(visit.ctx.token(), &filled);
    new_page(&visit, class.parse()?, wanted.clone(), form).await
}

async fn new_page(
    visit: &Visit,
    class: ClassId,
    wanted: Vec<NeedId>,
    form: FormState,
) -> Result<Response, Error> {
    let (class, needs) = visit.read(move |tx, ctx| actions::topic_form(tx, ctx, &class, &wanted)).await?;
    let w = words(visit.lang());
    let (back, action) = (links::topics(&class.id), links::topic_new(&class.id));
    page(visit, &class, w.topic_new(), back, action, form, 0, Vec::new(), needs)
}

pub(super) async fn create(
    visit: Visit,
    Path(class): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let draft = match TopicDraft::read(&fields) {
        Ok(draft) => draft,
        Err(problems) => {
            let ticked = fields.values("need").filter_map(|need| need.parse().ok()).collect();
            let form = FormState::refused(&fields, &problems, visit.lang());
            return new_page(&visit, class, ticked, form).await;
        }
    };
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            let id = actions::create_topic(tx, ctx, &class, &draft)?;
            Ok(links::topic(&class, &id))
        })
        .await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).topic_kept()))
}

pub(super) async fn edit(
    visit: Visit,
    Path((class, topic)): Path<(String, String)>,
) -> Result<Response, Error> {
    edit_page(&visit, class.parse()?, topic.parse()?, None).await
}

async fn edit_page(
    visit: &Visit,
    class: ClassId,
    id: TopicId,
    sent: Option<FormState>,
) -> Result<Response, Error> {
    let (story, needs) = visit
        .read(move |tx, ctx| {
            let story = actions::see_topic(tx, ctx, &class, &id)?;
            let (_, mut needs) = actions::topic_form(tx, ctx, &class, &[])?;
            needs.retain(|need| !story.needs.iter().any(|known| known.id == need.id));
            Ok((story, needs))
        })
        .await?;
    let (w, topic) = (words(visit.lang()), &story.topic);
    let version = sent.as_ref().and_then(|f| f.value("version").parse().ok()).unwrap_or(topic.version);
    let form = sent.unwrap_or_else(|| {
        let capacity = topic.capacity.to_string();
        let filled = [
            ("title", topic.title.as_str()),
            ("background", topic.background.as_str()),
            ("wanted", topic.wanted.as_str()),
            ("difficulty", topic.difficulty.word()),
            ("capacity", capacity.as_str()),
        ];
        FormState::filled(visit.ctx.token(), &filled)
    });
    let gathered = story.needs.iter().map(|need| need.text.clone()).collect();
    let back = links::topic(&topic.class, &topic.id);
    let action = links::topic_step(&topic.class, &topic.id, "edit");
    page(visit, &story.class, w.topic_edit(topic.number), back, action, form, version, gathered, needs)
}

pub(super) async fn save(
    visit: Visit,
    Path((class, topic)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let (class, id): (ClassId, TopicId) = (class.parse()?, topic.parse()?);
    let version: i64 = fields.value("version").parse().map_err(|_| Error::Unreadable)?;
    let draft = match TopicDraft::read(&fields) {
        Ok(draft) => draft,
        Err(problems) => {
            let form = FormState::refused(&fields, &problems, visit.lang());
            return edit_page(&visit, class, id, Some(form)).await;
        }
    };
    let href = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::edit_topic(tx, ctx, &class, &id, version, &draft)?;
            Ok(links::topic(&class, &id))
        })
        .await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).topic_kept()))
}

#[expect(clippy::too_many_arguments, reason = "the two forms differ in all of these and share one template")]
fn page(
    visit: &Visit,
    class: &Class,
    title: String,
    back: String,
    action: String,
    form: FormState,
    version: i64,
    gathered: Vec<String>,
    needs: Vec<Need>,
) -> Result<Response, Error> {
    let (w, lang) = (words(visit.lang()), visit.lang());
    let needs = needs.into_iter().map(|need| NeedChoice {
        id: need.id.to_string(),
        who: need.who(),
        text: need.text,
    });
    let page = Page::new(Kind::Desk, title.clone()).of_class(class.here()).checked(&form);
    let content = TopicForm {
        title,
        back,
        action,
        version,
        difficulties: Difficulty::ALL.map(|d| choice(d.word(), difficulty_words(d, lang))).to_vec(),
        gathered,
        needs: needs.collect(),
        save: w.save(),
        form,
        w,
    };
    visit.page(&page, &content)
}
