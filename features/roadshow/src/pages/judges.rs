//! The judges of a roadshow: who is on the panel, adding somebody, cards to hand out.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use classes::ClassId;
use people::{NewPerson, OrgId};
use web::cards::LinkCard;
use web::form::Choice;
use web::{Error, Fields, FormState, Kind, Page, Problems, Visit};

use crate::actions;
use crate::links;
use crate::model::{Judge, JudgeId};
use crate::words::{Words, words};

#[derive(Template)]
#[template(path = "judges.html")]
pub(crate) struct JudgesPage {
    pub class_name: String,
    pub back: String,
    pub lead: String,
    pub rows: Vec<JudgeRow>,
    pub action: String,
    pub cards: String,
    pub recusals: String,
    pub units: Vec<Choice>,
    pub form: FormState,
    pub w: &'static Words,
}

/// One judge.
pub(crate) struct JudgeRow {
    pub name: String,
    pub unit: String,
    pub removed: bool,
    pub absent: bool,
    pub remove: String,
    pub restore: String,
    pub away: String,
    pub here: String,
}

impl JudgeRow {
    fn of(judge: &Judge, class: &ClassId) -> Self {
        let step = |step| links::judge_step(class, &judge.id, step);
        Self {
            name: judge.name.clone(),
            unit: judge.unit_name.clone(),
            removed: judge.removed,
            absent: judge.absent,
            remove: step("remove"),
            restore: step("restore"),
            away: step("absent"),
            here: step("present"),
        }
    }
}

pub(super) async fn show(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let form = FormState::filled(visit.ctx.token(), &[]);
    page(&visit, class.parse()?, form).await
}

async fn page(visit: &Visit, class: ClassId, form: FormState) -> Result<Response, Error> {
    let asked = class.clone();
    let (setting, everybody, orgs) = visit
        .read(move |tx, ctx| {
            let (setting, everybody) = actions::judges(tx, ctx, &asked)?;
            Ok((setting, everybody, people::orgs(tx)?))
        })
        .await?;
    let w = words(visit.lang());
    let mut units = vec![(String::new(), w.judge_unit_none())];
    units.extend(orgs.into_iter().map(|org| (org.id.to_string(), org.name)));
    let content = JudgesPage {
        class_name: setting.class.name.clone(),
        back: links::set_up(&class),
        lead: w.n_judges(setting.judges.len()),
        rows: everybody.iter().map(|judge| JudgeRow::of(judge, &class)).collect(),
        action: links::judges(&class),
        cards: links::judge_cards(&class),
        recusals: links::recusals(&class),
        units,
        form,
        w,
    };
    let frame = Page::new(Kind::Desk, w.judges_title()).of_class(setting.class.here()).checked(&content.form);
    visit.page(&frame, &content)
}

pub(super) async fn add(visit: Visit, Path(class): Path<String>, fields: Fields) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let new = match read(&fields) {
        Ok(new) => new,
        Err(problems) => return refused(&visit, class, &fields, &problems).await,
    };
    let asked = class.clone();
    let added = visit
        .write_once(fields.once(), move |tx, ctx| {
            if let Some(unit) = &new.unit {
                people::org(tx, unit)?;
            }
            actions::add_judge(tx, ctx, &asked, &new).map(|judge| judge.to_string())
        })
        .await;
    match added {
        Ok(_) => Ok(visit.see_other_saying(&links::judges(&class), &words(visit.lang()).judge_added())),
        Err(Error::Invalid(problems)) => refused(&visit, class, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

async fn refused(
    visit: &Visit,
    class: ClassId,
    fields: &Fields,
    problems: &Problems,
) -> Result<Response, Error> {
    page(visit, class, FormState::refused(fields, problems, visit.lang())).await
}

fn read(fields: &Fields) -> Result<NewPerson, Problems> {
    let mut read = fields.reader();
    let name = read.text("name", 1..=40);
    let phone = read.text("phone", 0..=20);
    let unit = read.optional::<OrgId>("unit");
    let post = read.text("post", 0..=60);
    read.finish()?;
    let phone = Some(phone).filter(|phone| !phone.is_empty());
    Ok(NewPerson { name, phone, unit, post, sex: None })
}

pub(super) async fn step(
    visit: Visit,
    Path((class, judge, step)): Path<(String, String, String)>,
) -> Result<Response, Error> {
    let (class, judge): (ClassId, JudgeId) = (class.parse()?, judge.parse()?);
    let (href, done) = (links::judges(&class), step.clone());
    let judge = visit.write(move |tx, ctx| actions::step(tx, ctx, &class, &judge, &step)).await?;
    let w = words(visit.lang());
    let said = match done.as_str() {
        "remove" => w.judge_removed(judge.name),
        "restore" => w.judge_restored(judge.name),
        "absent" => w.judge_marked_absent(judge.name),
        _ => w.judge_marked_present(judge.name),
    };
    Ok(visit.see_other_saying(&href, &said))
}

#[derive(Template)]
#[template(path = "judge_cards.html")]
pub(crate) struct CardsPage {
    pub class_name: String,
    pub sheets: Vec<Vec<LinkCard>>,
    pub back: String,
    pub w: &'static Words,
}

pub(super) async fn cards(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let asked = class.clone();
    let (setting, made) = visit.write(move |tx, ctx| actions::cards(tx, ctx, &asked)).await?;
    let (w, settings) = (words(visit.lang()), &visit.app.settings);
    let mut cards = Vec::with_capacity(made.len());
    for (judge, path) in made {
        cards.push(LinkCard::new(judge.name, judge.unit_name, settings.address(&path))?);
    }
    let (class_name, sheets) = (setting.class.name, web::cards::sheets(cards));
    let content = CardsPage { class_name, sheets, back: links::judges(&class), w };
    visit.page(&Page::new(Kind::Paper, w.judge_cards_title()), &content)
}
