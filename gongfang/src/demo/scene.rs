//! Fills the province by the same actions people use, so that whatever the demonstration shows was made
//! the way it is made in earnest.

use anyhow::Result;
use classes::{ClassId, Extras, NewClass};
use jiff::ToSpan as _;
use needs::{NeedId, NewNeed};
use people::{NewOrg, NewPerson, OrgId, OrgKind, Sex};
use sheets::receipt::{Matched, ReceiptRow, read_receipt};
use store::{Db, Millis, Tx};
use web::access::{Over, Role, grant};
use web::{Ctx, Error, PersonId, Sources};

use super::content::{INDUSTRIES, NEEDS, PREFECTURES, PROVINCE};
use super::{Part, workshop_days};

/// The receipt the class was signed up with.
const RECEIPT: &[u8] = include_bytes!("../../../engines/sheets/tests/receipts/receipt-clean.xlsx");

/// Plays everything up to the fourth day and returns who may be visited. Data that is already there is
/// left alone, so that a kept folder can be opened again.
pub(super) fn play(db: &Db, sources: &Sources) -> Result<Vec<Part>> {
    let ctx = Ctx::program(sources);
    db.write_blocking(move |tx| {
        let province = match people::root(tx)? {
            Some(root) => root.id,
            None => found_province(tx, &ctx)?,
        };
        cast(tx, &ctx, &province)
    })
    .map_err(|e: Error| anyhow::anyhow!("{e:?}"))
}

/// The tree of unions in both axes.
fn found_province(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<OrgId, Error> {
    let (name, short, code) = PROVINCE;
    let org = |name: &str, short: &str, kind, parent: Option<&OrgId>, code: Option<&str>| NewOrg {
        short_name: short.to_owned(),
        region_code: code.map(str::to_owned),
        ..NewOrg::new(name, kind, parent)
    };
    let province = people::add_org(tx, ctx, &org(name, short, OrgKind::Province, None, Some(code)))?;
    for (name, short, code) in PREFECTURES {
        people::add_org(tx, ctx, &org(name, short, OrgKind::City, Some(&province), Some(code)))?;
    }
    for (name, short) in INDUSTRIES {
        people::add_org(tx, ctx, &org(name, short, OrgKind::Industry, Some(&province), None))?;
    }
    Ok(province)
}

/// The class of 118, signed up with the receipt as an office sent it.
fn sign_up(tx: &mut Tx<'_>, ctx: &Ctx, province: &OrgId) -> Result<ClassId, Error> {
    let today = ctx.now.zoned(ctx.zone()).date();
    let starts_on = today.saturating_sub(3.days());
    let class = classes::create_class(
        tx,
        ctx,
        &NewClass {
            host: province.clone(),
            name: "全省职工宣教骨干培训班".to_owned(),
            term: format!("{} 年第一期", starts_on.year()),
            starts_on,
            ends_on: starts_on.saturating_add(4.days()),
            place: "北江职工大学".to_owned(),
            contact: "教务组".to_owned(),
            copied_from: None,
        },
    )?;
    let units = people::unit_book(tx)?;
    let workbook = sheets::table::read(RECEIPT, "receipt.xlsx").map_err(|e| Error::broken(e.code()))?;
    let receipt = read_receipt(&workbook, &units.0);
    for row in &receipt.rows {
        let (person, extras) = from_row(row, &units.1);
        classes::enrol(tx, ctx, &class, &person, &extras)?;
    }
    Ok(class)
}

fn from_row(row: &ReceiptRow, units: &[OrgId]) -> (NewPerson, Extras) {
    let unit = match row.unit.as_ref().map(|unit| &unit.matched) {
        Some(Matched::Known(place)) => units.get(*place).cloned(),
        _ => None,
    };
    let person = NewPerson {
        name: row.name.clone().unwrap_or_default(),
        phone: row.phone.clone(),
        unit,
        post: row.post.clone().unwrap_or_default(),
        sex: row.sex.as_deref().map(|sex| if sex == "女" { Sex::Female } else { Sex::Male }),
    };
    let extras = Extras {
        category: row.category.clone().unwrap_or_default(),
        question: row.question.clone().unwrap_or_default(),
        wishes: row.wishes.iter().map(|&n| n as usize).collect(),
        ..Extras::default()
    };
    (person, extras)
}

/// What workers said over the last weeks; the oldest first.
fn speak(tx: &mut Tx<'_>, ctx: &Ctx) -> Result<Vec<NeedId>, Error> {
    let mut said = Vec::new();
    for (place, (text, trade, city)) in NEEDS.iter().enumerate() {
        let days = i64::try_from(NEEDS.len() - place).unwrap_or(1);
        let then = ctx.at(ctx.now.plus(-days * Millis::DAY));
        let new = NewNeed {
            text: (*text).to_owned(),
            trade: (*trade).to_owned(),
            place: (*city).to_owned(),
            wants_reply: true,
        };
        said.push(needs::say(tx, &then, &new)?.0);
    }
    Ok(said)
}

/// A member of staff with a role over the province.
fn staff(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    province: &OrgId,
    name: &str,
    post: &str,
    role: Role,
) -> Result<PersonId, Error> {
    let new = NewPerson {
        name: name.to_owned(),
        phone: None,
        unit: Some(province.clone()),
        post: post.to_owned(),
        sex: None,
    };
    let person = people::keep_person(tx, ctx, &new)?;
    let path = people::org(tx, province)?.path;
    grant(tx, ctx, &person, role, &Over::Organisation(path), province.as_str())?;
    Ok(person)
}

/// Who may be visited: one person per role.
fn cast(tx: &mut Tx<'_>, ctx: &Ctx, province: &OrgId) -> Result<Vec<Part>, Error> {
    let class = match classes::classes_for(tx, ctx)?.into_iter().next() {
        Some(class) => class.id,
        None => {
            let said = speak(tx, ctx)?;
            let class = sign_up(tx, ctx, province)?;
            workshop_days::play(tx, ctx, &class, &said)?;
            class
        }
    };
    let mut parts = Vec::new();
    for (word, role, name, post) in [
        ("admin", Role::Administrator, "何静川", "办公室主任"),
        ("organiser", Role::Organiser, "林知远", "宣教部副部长"),
        ("leader", Role::Leader, "周文澜", "副主席"),
    ] {
        let person = staff(tx, ctx, province, name, post, role)?;
        let home = classes::links::class_home(&class);
        let lands_on = if role == Role::Organiser { home } else { "/".to_owned() };
        parts.push(Part { role: word, person, name: name.to_owned(), lands_on });
    }
    parts.extend(workshop_days::cast(tx, &class)?);
    Ok(parts)
}
