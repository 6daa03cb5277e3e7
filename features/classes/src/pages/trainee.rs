//! One person's place: added by hand, put right, taken off the roster and back on it.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use people::{NewPerson, OrgId, Sex};
use sheets::receipt::Field;
use web::form::{Choice, choice};
use web::{Error, Fields, FormState, Kind, Page, Problem, Problems, Visit};

use crate::access::EDIT_ROSTER;
use crate::actions;
use crate::links;
use crate::model::{Class, ClassId, EnrolmentId, Extras, read_wishes, wishes_text};
use crate::words::{Words, said, words};

#[derive(Template)]
#[template(path = "class_trainee.html")]
pub(crate) struct TraineePage {
    pub title: String,
    pub action: String,
    pub back: String,
    pub submit: String,
    pub withdraw_action: Option<String>,
    pub withdraw_note: String,
    pub form: FormState,
    pub units: Vec<Choice>,
    pub sexes: Vec<Choice>,
    pub w: &'static Words,
}

/// The form of one trainee, read.
#[derive(Clone)]
struct TraineeDraft {
    person: NewPerson,
    extras: Extras,
}

impl TraineeDraft {
    fn read(fields: &Fields) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let name = read.text("name", 1..=200);
        if !name.is_empty() && names::Name::parse(&name).is_err() {
            read.problem("name", said(Words::not_a_name));
        }
        let phone = read.text("phone", 1..=40);
        if !phone.is_empty()
            && let Err(problem) = people::mobile_number(&phone)
        {
            read.problem("phone", problem);
        }
        let unit = read.parsed::<OrgId>("unit");
        let sex = read.optional::<Sex>("sex");
        let mut text = |name, field: Field| tidy(&read.lines(name, 0..=field.longest()));
        let (post, category) = (text("post", Field::Post), text("category", Field::Category));
        let question = text("question", Field::Question);
        let (lodging, arrival) = (text("lodging", Field::Lodging), text("arrival", Field::Arrival));
        let (leave, travel) = (text("leave", Field::Leave), text("travel", Field::Travel));
        let (diet, note) = (text("diet", Field::Diet), text("note", Field::Note));
        let wishes = read_wishes(&read.text("wishes", 0..=40));
        if wishes.is_none() {
            read.problem("wishes", said(Words::wishes_are_numbers));
        }
        read.finish()?;
        let (Some(unit), Some(wishes)) = (unit, wishes) else {
            // Each missing one has been noted, so that finish() has already refused.
            return Err(Problems::at("unit", Problem::Missing));
        };
        Ok(Self {
            person: NewPerson { name, phone: Some(phone), unit: Some(unit), post, sex },
            extras: Extras { category, question, wishes, lodging, arrival, leave, travel, diet, note },
        })
    }
}

/// As a receipt would have it: runs of spaces and line ends are one space, so that the roster taken away
/// and read again says the same.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

pub(super) async fn new(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class = editable(&visit, class.parse()?).await?;
    let form = FormState::filled(visit.ctx.token(), &[]);
    page(&visit, &class, None, form).await
}

pub(super) async fn enrol(
    visit: Visit,
    Path(class): Path<String>,
    fields: Fields,
) -> Result<Response, Error> {
    let class = editable(&visit, class.parse()?).await?;
    let draft = match TraineeDraft::read(&fields) {
        Ok(draft) => draft,
        Err(problems) => return refused(&visit, &class, None, &fields, &problems).await,
    };
    let id = class.id.clone();
    let done = visit
        .write_once(fields.once(), move |tx, ctx| {
            actions::enrol(tx, ctx, &id, &draft.person, &draft.extras)?;
            Ok(links::roster(&id))
        })
        .await;
    match done {
        Ok(href) => Ok(visit.see_other_saying(&href, &words(visit.lang()).trainee_added())),
        Err(Error::Invalid(problems)) => refused(&visit, &class, None, &fields, &problems).await,
        Err(other) => Err(other),
    }
}

pub(super) async fn form(
    visit: Visit,
    Path((class, enrolment)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, enrolment): (ClassId, EnrolmentId) = (class.parse()?, enrolment.parse()?);
    let wanted = enrolment.clone();
    let found = visit.read(move |tx, ctx| actions::enrolment_form(tx, ctx, &class, &wanted)).await?;
    let form = FormState::filled(
        visit.ctx.token(),
        &[
            ("name", &found.person.name),
            ("phone", &found.phone),
            ("unit", found.person.unit.as_ref().map_or("", OrgId::as_str)),
            ("sex", found.person.sex.map_or("", Sex::word)),
            ("post", &found.person.post),
            ("category", &found.extras.category),
            ("question", &found.extras.question),
            ("wishes", &wishes_text(&found.extras.wishes)),
            ("lodging", &found.extras.lodging),
            ("arrival", &found.extras.arrival),
            ("leave", &found.extras.leave),
            ("travel", &found.extras.travel),
            ("diet", &found.extras.diet),
            ("note", &found.extras.note),
        ],
    );
    page(&visit, &found.class, (!found.withdrawn).then_some(&enrolment), form).await
}

pub(super) async fn save(
    visit: Visit,
    Path((class, enrolment)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Error> {
    let enrolment: EnrolmentId = enrolment.parse()?;
    let class = editable(&visit, class.parse()?).await?;
    let draft = match TraineeDraft::read(&fields) {
        Ok(draft) => draft,
        Err(problems) => return refused(&visit, &class, Some(&enrolment), &fields, &problems).await,
    };
    let (id, wanted) = (class.id.clone(), enrolment.clone());
    let done = visit
        .write(move |tx, ctx| actions::edit_enrolment(tx, ctx, &id, &wanted, &draft.person, &draft.extras))
        .await;
    match done {
        Ok(()) => Ok(visit.see_other_saying(&links::roster(&class.id), &words(visit.lang()).saved())),
        Err(Error::Invalid(problems)) => refused(&visit, &class, Some(&enrolment), &fields, &problems).await,
        Err(other) => Err(other),
    }
}

pub(super) async fn withdraw(
    visit: Visit,
    Path((class, enrolment)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, enrolment): (ClassId, EnrolmentId) = (class.parse()?, enrolment.parse()?);
    let href = format!("{}?withdrawn={enrolment}", links::roster(&class));
    visit.write(move |tx, ctx| actions::withdraw(tx, ctx, &class, &enrolment)).await?;
    Ok(visit.see_other(&href))
}

pub(super) async fn restore(
    visit: Visit,
    Path((class, enrolment)): Path<(String, String)>,
) -> Result<Response, Error> {
    let (class, enrolment): (ClassId, EnrolmentId) = (class.parse()?, enrolment.parse()?);
    let href = links::roster(&class);
    let name = visit.write(move |tx, ctx| actions::restore(tx, ctx, &class, &enrolment)).await?;
    Ok(visit.see_other_saying(&href, &words(visit.lang()).back_on_roster(name)))
}

async fn editable(visit: &Visit, id: ClassId) -> Result<Class, Error> {
    visit
        .read(move |tx, ctx| {
            let class = actions::class(tx, &id)?;
            ctx.may(EDIT_ROSTER, &class.scope())?;
            Ok(class)
        })
        .await
}

async fn refused(
    visit: &Visit,
    class: &Class,
    enrolment: Option<&EnrolmentId>,
    fields: &Fields,
    problems: &Problems,
) -> Result<Response, Error> {
    page(visit, class, enrolment, FormState::refused(fields, problems, visit.lang())).await
}

async fn page(
    visit: &Visit,
    class: &Class,
    enrolment: Option<&EnrolmentId>,
    form: FormState,
) -> Result<Response, Error> {
    let orgs = visit.read(|tx, _| Ok(people::orgs(tx)?)).await?;
    let w = words(visit.lang());
    let mut units = vec![choice("", w.choose_unit())];
    units.extend(orgs.into_iter().map(|org| choice(org.id.as_str(), org.name)));
    let content = TraineePage {
        title: if enrolment.is_some() { w.edit_trainee() } else { w.new_trainee() },
        action: enrolment.map_or_else(|| links::enrol(&class.id), |id| links::enrolment(&class.id, id)),
        back: links::roster(&class.id),
        submit: if enrolment.is_some() { w.save() } else { w.add_trainee() },
        withdraw_action: enrolment.map(|id| links::withdraw(&class.id, id)),
        withdraw_note: w.withdraw_note(form.value("name")),
        sexes: vec![
            choice("", w.sex_not_given()),
            choice(Sex::Female.word(), w.female()),
            choice(Sex::Male.word(), w.male()),
        ],
        units,
        form,
        w,
    };
    let page = Page::new(Kind::Desk, content.title.as_str()).of_class(class.here()).checked(&content.form);
    visit.page(&page, &content)
}
