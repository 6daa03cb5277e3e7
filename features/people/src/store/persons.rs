//! What is asked of the persons.

use std::collections::HashMap;

use store::{Row, StoreError, Tx, Value, Witness, args};
use web::{Ctx, PersonId};

use crate::model::{OrgId, Person, Sex};

/// A person with what their unit says of city and industry. There is at most one city above a unit;
/// who has no unit belongs to the topmost organisation.
const PERSON: &str = "SELECT p.id, p.name, p.sex, p.unit, COALESCE(u.short_name, ''),
    COALESCE(u.path, (SELECT path FROM organisations WHERE parent_id IS NULL)), c.short_name,
    COALESCE(i.short_name, CASE WHEN u.kind = 'industry' THEN u.short_name END),
    p.post, p.phone_sealed, p.stroke_key, p.pinyin_key
  FROM persons p
  LEFT JOIN organisations u ON u.id = p.unit
  LEFT JOIN organisations c ON c.kind = 'city' AND substr(u.path, 1, length(c.path)) = c.path
  LEFT JOIN organisations i ON i.id = u.industry_parent_id";

fn read_person(row: &Row<'_>) -> Result<Person, StoreError> {
    Ok(Person {
        id: row.get(0)?,
        name: row.get(1)?,
        sex: row.get(2)?,
        unit: row.get(3)?,
        unit_name: row.get(4)?,
        unit_path: row.get(5)?,
        city: row.get(6)?,
        industry: row.get(7)?,
        post: row.get(8)?,
        phone: row.get(9)?,
        stroke_key: row.get(10)?,
        pinyin_key: row.get(11)?,
    })
}

/// One person.
pub(crate) fn by_id(tx: &mut Tx<'_>, id: &PersonId) -> Result<Person, StoreError> {
    tx.one(&format!("{PERSON} WHERE p.id = $1"), args![id], read_person)
}

/// How many persons one statement asks for: one text for every number of them.
const AT_ONCE: usize = 50;

/// These persons, in the order asked for; unknown ids are left out.
pub(crate) fn by_ids(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<Vec<Person>, StoreError> {
    let found = some_at_once(tx, &format!("{PERSON} WHERE p.id IN ({})", places()), ids, read_person)?;
    let found: HashMap<PersonId, Person> = found.into_iter().map(|p| (p.id.clone(), p)).collect();
    Ok(ids.iter().filter_map(|id| found.get(id).cloned()).collect())
}

/// `$1, $2, …`, as many as are asked for at once.
fn places() -> String {
    let places: Vec<String> = (1..=AT_ONCE).map(|n| format!("${n}")).collect();
    places.join(", ")
}

/// Asks for rows by id; `sql` has [`places`] for them.
fn some_at_once<I, T>(
    tx: &mut Tx<'_>,
    sql: &str,
    ids: &[I],
    read: impl Fn(&Row<'_>) -> Result<T, StoreError>,
) -> Result<Vec<T>, StoreError>
where
    for<'i> Value: From<&'i I>,
{
    let mut found = Vec::with_capacity(ids.len());
    for some in ids.chunks(AT_ONCE) {
        let mut wanted: Vec<Value> = some.iter().map(Value::from).collect();
        wanted.resize(AT_ONCE, Value::Text(String::new()));
        found.extend(tx.all(sql, &wanted, &read)?);
    }
    Ok(found)
}

/// The units of these persons, of those who have one.
pub(crate) fn units(tx: &mut Tx<'_>, ids: &[PersonId]) -> Result<HashMap<PersonId, OrgId>, StoreError> {
    let found = some_at_once(
        tx,
        &format!("SELECT id, unit FROM persons WHERE unit IS NOT NULL AND id IN ({})", places()),
        ids,
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(found.into_iter().collect())
}

/// The cities of these units, of those that lie in one.
pub(crate) fn cities(tx: &mut Tx<'_>, units: &[OrgId]) -> Result<HashMap<OrgId, String>, StoreError> {
    let found = some_at_once(
        tx,
        &format!(
            "SELECT u.id, c.short_name FROM organisations u
             JOIN organisations c ON c.kind = 'city' AND substr(u.path, 1, length(c.path)) = c.path
             WHERE u.id IN ({})",
            places()
        ),
        units,
        |row| Ok((row.get(0)?, row.get(1)?)),
    )?;
    Ok(found.into_iter().collect())
}

/// Persons below a path whose name holds these characters (all of them where it is empty).
pub(crate) fn search(
    tx: &mut Tx<'_>,
    below: &str,
    part: &str,
    most: usize,
) -> Result<Vec<Person>, StoreError> {
    tx.all(
        &format!(
            "{PERSON} WHERE
               substr(COALESCE(u.path, (SELECT path FROM organisations WHERE parent_id IS NULL)), 1, $1) = $2
             AND ($3 = '' OR replace(p.name, $3, '') <> p.name)
             ORDER BY p.pinyin_key, p.id LIMIT $4"
        ),
        args![below.chars().count(), below, part, most],
        read_person,
    )
}

/// Who has this phone number.
pub(crate) fn by_phone(tx: &mut Tx<'_>, lookup: &str) -> Result<Option<PersonId>, StoreError> {
    tx.opt("SELECT id FROM persons WHERE phone_lookup = $1", args![lookup], |row| row.get(0))
}

/// The person of this name in a unit of whom no phone number is known.
pub(crate) fn without_phone(
    tx: &mut Tx<'_>,
    name: &str,
    unit: &OrgId,
) -> Result<Option<PersonId>, StoreError> {
    tx.opt(
        "SELECT id FROM persons WHERE unit = $1 AND name = $2 AND phone_lookup IS NULL ORDER BY id",
        args![unit, name],
        |row| row.get(0),
    )
}

/// What is written of a person, whole.
pub(crate) struct Written<'a> {
    pub(crate) name: &'a str,
    pub(crate) sex: Option<Sex>,
    pub(crate) unit: Option<&'a OrgId>,
    pub(crate) post: &'a str,
}

pub(crate) fn insert(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &PersonId,
    person: &Written<'_>,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO persons (id, name, stroke_key, pinyin_key, sex, unit, post, made_at, made_by, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8)",
        args![
            id,
            person.name,
            names::stroke_key(person.name),
            names::pinyin_key(person.name),
            person.sex,
            person.unit,
            person.post,
            ctx.now,
            ctx.actor()
        ],
    )?;
    Ok(())
}

pub(crate) fn update(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &PersonId,
    person: &Written<'_>,
) -> Result<(), StoreError> {
    tx.exec(
        "UPDATE persons SET name = $1, stroke_key = $2, pinyin_key = $3, sex = $4, unit = $5, post = $6,
           changed_at = $7 WHERE id = $8",
        args![
            person.name,
            names::stroke_key(person.name),
            names::pinyin_key(person.name),
            person.sex,
            person.unit,
            person.post,
            ctx.now,
            id
        ],
    )?;
    Ok(())
}

/// Keeps a phone number: sealed for reading, hashed for finding; or forgets it.
pub(crate) fn set_phone(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &PersonId,
    phone: Option<&str>,
) -> Result<(), StoreError> {
    let sealed = phone.map(|phone| ctx.seal(phone)).transpose()?;
    let lookup = phone.map(|phone| ctx.keys().lookup(phone));
    tx.exec(
        "UPDATE persons SET phone_sealed = $1, phone_lookup = $2, changed_at = $3 WHERE id = $4",
        args![sealed, lookup, ctx.now, id],
    )?;
    Ok(())
}

/// Whether the person signs in by password: staff, whose data they and administrators keep.
pub(crate) fn has_login(tx: &mut Tx<'_>, id: &PersonId) -> Result<bool, StoreError> {
    let found: Option<String> =
        tx.opt("SELECT login FROM logins WHERE person = $1", args![id], |row| row.get(0))?;
    Ok(found.is_some())
}

/// Every phone number, sealed.
pub(crate) fn sealed_phones(tx: &mut Tx<'_>) -> Result<Vec<String>, StoreError> {
    tx.all("SELECT phone_sealed FROM persons WHERE phone_sealed IS NOT NULL ORDER BY id", args![], |row| {
        row.get(0)
    })
}
