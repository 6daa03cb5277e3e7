//! Reading drafts and published groups with everything their pages show.

use std::collections::BTreeMap;

use classes::{Class, ClassId, Trainee};
use store::Tx;
use web::{Ctx, Error, PersonId};

use super::searches::under_way;
use crate::access::{SEE_GROUPING, SEE_GROUPS};
use crate::actions::{name_of, stages};
use crate::model::{Draft, Group, GroupingId, Listed, Outing, Publication, Topic};
use crate::refusal::Refusal;
use crate::store::{groupings, groups as sql, topics};

/// So many drafts are listed.
const LISTED: usize = 20;

/// What the studio shows.
pub(crate) struct Studio {
    /// The class.
    pub class: Class,
    /// The roster as it is today.
    pub roster: Vec<Trainee>,
    /// Every topic, withdrawn ones too: an older draft may name them.
    pub topics: Vec<Topic>,
    /// The draft looked at, where there is one.
    pub draft: Option<Draft>,
    /// The drafts, the latest first.
    pub drafts: Vec<Listed>,
    /// The latest search that is under way.
    pub under_way: Option<GroupingId>,
    /// The groups that are out, where there are any.
    pub publication: Option<Publication>,
    /// Each time the draft looked at was published.
    pub outings: Vec<Outing>,
    /// Names of the people who made drafts and changes, by id.
    pub makers: BTreeMap<String, String>,
    /// Names of people in the draft who have left the roster since.
    pub gone: BTreeMap<PersonId, String>,
}

/// Reads the studio, with the draft asked for or else the latest.
pub(crate) fn studio(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    wanted: Option<&GroupingId>,
) -> Result<Studio, Error> {
    let class = classes::class(tx, class)?;
    ctx.may(SEE_GROUPING, &class.scope())?;
    let roster = classes::trainees(tx, &class.id)?;
    let topics = topics::pool(tx, &class.id)?;
    let drafts = groupings::drafts(tx, &class.id, LISTED)?;
    let shown = wanted.or_else(|| drafts.first().map(|draft| &draft.id));
    let draft = match shown {
        Some(id) => {
            let draft = groupings::draft(tx, id)?.filter(|draft| draft.class == class.id);
            Some(draft.ok_or(Error::NotFound)?)
        }
        None => None,
    };
    let under_way = under_way(tx, ctx, &class.id)?;
    let publication = sql::publication(tx, &class.id)?;
    let outings = match &draft {
        Some(draft) => sql::outings(tx, &draft.id)?,
        None => Vec::new(),
    };
    let mut makers: BTreeMap<String, String> =
        drafts.iter().map(|draft| (draft.made_by.clone(), String::new())).collect();
    if let Some(draft) = &draft {
        makers.insert(draft.made_by.clone(), String::new());
        makers.extend(draft.changes.iter().map(|kept| (kept.by.clone(), String::new())));
    }
    for outing in &outings {
        makers.insert(outing.by.clone(), String::new());
        makers.extend(outing.withdrawn.iter().map(|(_, by)| (by.clone(), String::new())));
    }
    for (id, name) in &mut makers {
        *name = name_of(tx, id)?;
    }
    let gone = match &draft {
        Some(draft) => gone(tx, draft, &roster)?,
        None => BTreeMap::new(),
    };
    Ok(Studio { class, roster, topics, draft, drafts, under_way, publication, outings, makers, gone })
}

/// Names of people in the draft who have left the roster since.
fn gone(tx: &mut Tx<'_>, draft: &Draft, roster: &[Trainee]) -> Result<BTreeMap<PersonId, String>, Error> {
    let left: Vec<PersonId> =
        draft.snapshot.people().filter(|p| !roster.iter().any(|t| t.person == *p)).collect();
    Ok(people::persons(tx, &left)?.into_iter().map(|person| (person.id, person.name)).collect())
}

/// Reads two drafts of a class, to be read side by side.
pub(crate) fn compared(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    first: &GroupingId,
    second: &GroupingId,
) -> Result<(Studio, Draft), Error> {
    let mut studio = studio(tx, ctx, class, Some(first))?;
    let other = groupings::draft(tx, second)?.filter(|draft| draft.class == studio.class.id);
    let other = other.ok_or(Error::NotFound)?;
    let more = gone(tx, &other, &studio.roster)?;
    studio.gone.extend(more);
    Ok((studio, other))
}

/// What the page of published groups shows.
pub(crate) struct Published {
    /// The class.
    pub class: Class,
    /// The roster.
    pub roster: Vec<Trainee>,
    /// The groups; empty while none are published.
    pub groups: Vec<Group>,
    /// The draft they were made of.
    pub draft: Option<Draft>,
    /// Whether the publication can still be taken back.
    pub withdrawable: bool,
    /// The reader's own group, by its place in the list.
    pub mine: Option<usize>,
}

/// Reads the published groups.
pub(crate) fn published(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<Published, Error> {
    let class = classes::class(tx, class)?;
    ctx.may(SEE_GROUPS, &class.scope())?;
    let roster = classes::trainees(tx, &class.id)?;
    let groups = sql::groups(tx, &class.id)?;
    let mut draft = None;
    if let Some(publication) = sql::publication(tx, &class.id)? {
        let mut made_of = groupings::draft(tx, &publication.grouping)?.ok_or(Refusal::NothingPublished)?;
        // What was changed in the draft afterwards is not what is out.
        made_of.changes.retain(|kept| kept.at <= publication.at);
        draft = Some(made_of);
    }
    let withdrawable = draft.is_some() && !stages::past_first_gate(tx, &class.id)?;
    let me = ctx.person();
    let mine = groups.iter().position(|group| me.is_some_and(|me| group.members.contains(me)));
    Ok(Published { class, roster, groups, draft, withdrawable, mine })
}
