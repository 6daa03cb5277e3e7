//! Reading drafts and published groups with everything their pages show.

use std::collections::BTreeMap;

use classes::{Class, ClassId, Trainee};
use store::Tx;
use web::{Ctx, Error, PersonId};

use crate::access::{SEE_GROUPING, SEE_GROUPS};
use crate::actions::{name_of, stages};
use crate::model::{Draft, Group, GroupingId, Listed, Publication, Settings, Topic};
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
    /// The groups that are out, where there are any.
    pub publication: Option<Publication>,
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
    let publication = sql::publication(tx, &class.id)?;
    let mut makers: BTreeMap<String, String> =
        drafts.iter().map(|draft| (draft.made_by.clone(), String::new())).collect();
    if let Some(draft) = &draft {
        makers.extend(draft.changes.iter().map(|kept| (kept.by.clone(), String::new())));
    }
    for (id, name) in &mut makers {
        *name = name_of(tx, id)?;
    }
    let mut gone = BTreeMap::new();
    if let Some(draft) = &draft {
        let left: Vec<PersonId> =
            draft.snapshot.people().filter(|p| !roster.iter().any(|t| t.person == *p)).collect();
        gone.extend(people::persons(tx, &left)?.into_iter().map(|person| (person.id, person.name)));
    }
    Ok(Studio { class, roster, topics, draft, drafts, publication, makers, gone })
}

/// What the page of published groups shows.
pub(crate) struct Published {
    /// The class.
    pub class: Class,
    /// The roster.
    pub roster: Vec<Trainee>,
    /// The groups; empty while none are published.
    pub groups: Vec<Group>,
    /// What was asked for when they were made.
    pub settings: Option<Settings>,
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
    let mut settings = None;
    if let Some(publication) = sql::publication(tx, &class.id)? {
        let draft = groupings::draft(tx, &publication.grouping)?.ok_or(Refusal::NothingPublished)?;
        settings = Some(draft.settings);
    }
    let withdrawable = settings.is_some() && !stages::past_first_gate(tx, &class.id)?;
    let me = ctx.person();
    let mine = groups.iter().position(|group| me.is_some_and(|me| group.members.contains(me)));
    Ok(Published { class, roster, groups, settings, withdrawable, mine })
}
