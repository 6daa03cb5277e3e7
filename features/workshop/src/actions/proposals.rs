//! What people do with a proposal: write it together without losing a word, read its versions, bring one
//! back, open it to everybody.

use classes::Class;
use store::trail::{self, Node};
use store::{Tx, Witness as _, journal};
use web::{Ctx, Error, Fields, Problem, Problems};

use super::events::{ProposalOpened, ProposalSaved};
use super::name_of;
use super::room::enter;
use crate::access::OPEN_PROPOSAL;
use crate::links;
use crate::model::{Group, GroupId, How, ProposalId, Section, Sections, Version, Writing, clashing, merge};
use crate::store::{groups, proposals as sql};

/// What became of a writing that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// It is kept as this version.
    Kept {
        /// The version's number.
        version: usize,
        /// What others had changed meanwhile, with who did: it was put together with the writing.
        taken: Vec<(Section, String)>,
        /// The text as it now stands.
        text: Sections,
    },
    /// Somebody changed the same sections meanwhile: nothing was kept, a person has to choose.
    Clash(Clash),
}

/// Two texts of which a person has to choose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The version the other text is in.
    pub version: usize,
    /// Who saved it.
    pub who: String,
    /// The writer's text, with what only the others changed already in it.
    pub mine: Sections,
    /// The others' text.
    pub theirs: Sections,
    /// Sections changed by both.
    pub clashing: Vec<Section>,
    /// What only others changed, with who did.
    pub taken: Vec<(Section, String)>,
}

/// The proposal as it is written.
pub(crate) struct Draft {
    /// The class.
    pub class: Class,
    /// The group.
    pub group: Group,
    /// Its latest version with who saved it.
    pub latest: Option<(Version, String)>,
}

/// Reads the proposal for writing on.
pub(crate) fn see_draft(tx: &mut Tx<'_>, ctx: &Ctx, id: &GroupId) -> Result<Draft, Error> {
    let (class, group) = enter(tx, ctx, id)?;
    let mut latest = None;
    if let Some(proposal) = sql::id_of(tx, id)?
        && let Some(version) = sql::latest(tx, &proposal)?
    {
        let by = name_of(tx, &version.by)?;
        latest = Some((version, by));
    }
    Ok(Draft { class, group, latest })
}

/// Keeps a writing as a new version. Sections that only one side changed since the writer's base are put
/// together; where both changed one, nothing is kept and both texts come back. The same text sent twice
/// is one version, and a page's own earlier saves never stand against it.
///
/// # Errors
/// When the actor may not enter the room, or the base is no version of this proposal.
pub fn save_proposal(tx: &mut Tx<'_>, ctx: &Ctx, group: &GroupId, writing: &Writing) -> Result<Saved, Error> {
    let (_, group) = enter(tx, ctx, group)?;
    let known = sql::id_of(tx, &group.id)?;
    let latest = known.as_ref().map(|id| sql::latest(tx, id)).transpose()?.flatten();
    let current = latest.as_ref().map_or(0, |version| version.number);
    if writing.base > current {
        let most = i64::try_from(current).unwrap_or(i64::MAX);
        return Err(Problems::at("base", Problem::OutOfRange { least: 0, most }).into());
    }
    if known.is_none() && writing.text.length() == 0 {
        // Opening the page and leaving it begins nothing.
        return Ok(Saved::Kept { version: 0, taken: Vec::new(), text: writing.text.clone() });
    }
    let id = match known {
        Some(id) => id,
        None => sql::start(tx, ctx, &group.id)?,
    };
    let mut since = sql::versions_after(tx, &id, writing.base)?;
    let own = |version: &Version| {
        !writing.page.is_empty() && version.page == writing.page && version.by == ctx.actor()
    };
    let mut base = sql::version(tx, &id, writing.base)?.map(|version| version.text).unwrap_or_default();
    // Own saves whose answer was lost: the page has gone on from them.
    while since.first().is_some_and(own) {
        base = since.remove(0).text;
    }
    let (text, how, taken) = match since.last() {
        None => (writing.text.clone(), How::Written, Vec::new()),
        Some(theirs) => {
            let merged = merge(&base, &writing.text, &theirs.text);
            let taken = who_changed(tx, &merged.taken, &base, &since)?;
            if !merged.clashing.is_empty() {
                return Ok(Saved::Clash(Clash {
                    version: theirs.number,
                    who: name_of(tx, &theirs.by)?,
                    mine: merged.text,
                    theirs: theirs.text.clone(),
                    clashing: merged.clashing,
                    taken,
                }));
            }
            (merged.text, How::Merged, taken)
        }
    };
    if let Some(latest) = &latest
        && latest.text == text
    {
        return Ok(Saved::Kept { version: current, taken, text });
    }
    let number = current + 1;
    let version = Version {
        number,
        base: writing.base,
        page: writing.page.clone(),
        how,
        text: text.clone(),
        at: ctx.now,
        by: ctx.actor().to_owned(),
    };
    keep(tx, ctx, &group, &id, latest.as_ref(), &version)?;
    Ok(Saved::Kept { version: number, taken, text })
}

/// What became of a form that was sent.
pub(crate) enum Sent {
    /// The writing was kept, or clashes.
    Saved(Saved),
    /// The choice between two texts is not complete.
    Choosing(Clash, Problems),
}

/// Takes the proposal form: a writing, or the choices on the page with both texts.
pub(crate) fn save_form(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &GroupId,
    writing: &Writing,
    fields: &Fields,
) -> Result<Sent, Error> {
    let asked = clashing(fields);
    if asked.is_empty() {
        return Ok(Sent::Saved(save_proposal(tx, ctx, id, writing)?));
    }
    let (_, _, theirs, who, _) = see_version(tx, ctx, id, writing.base)?;
    let mut chosen = writing.clone();
    if let Err(problems) = chosen.choose(fields, &theirs.text) {
        let clash = Clash {
            version: theirs.number,
            who,
            mine: writing.text.clone(),
            theirs: theirs.text,
            clashing: asked,
            taken: Vec::new(),
        };
        return Ok(Sent::Choosing(clash, problems));
    }
    Ok(Sent::Saved(save_proposal(tx, ctx, id, &chosen)?))
}

/// Who changed each of these sections last.
fn who_changed(
    tx: &mut Tx<'_>,
    sections: &[Section],
    base: &Sections,
    since: &[Version],
) -> Result<Vec<(Section, String)>, Error> {
    let mut changed = Vec::new();
    for section in sections {
        let mut before = base.get(*section);
        let mut by = "";
        for version in since {
            if version.text.get(*section) != before {
                before = version.text.get(*section);
                by = &version.by;
            }
        }
        changed.push((*section, name_of(tx, by)?));
    }
    Ok(changed)
}

fn keep(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    group: &Group,
    id: &ProposalId,
    before: Option<&Version>,
    version: &Version,
) -> Result<(), Error> {
    sql::add_version(tx, ctx, id, version)?;
    let title = version.text.get(Section::Title);
    if before.is_none_or(|before| before.text.get(Section::Title) != title) {
        let opened = sql::opened(tx, id)?.is_some();
        keep_on_trail(tx, ctx, group, id, title, opened)?;
    }
    let told = ProposalSaved {
        proposal: id,
        group: &group.id,
        version: version.number,
        how: version.how.to_string(),
    };
    journal::record(tx, ctx, &told)?;
    Ok(())
}

fn keep_on_trail(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    group: &Group,
    id: &ProposalId,
    title: &str,
    opened: bool,
) -> Result<(), Error> {
    let node = Node {
        id: id.to_string(),
        kind: "proposal".to_owned(),
        title: if title.is_empty() { group.name.clone() } else { title.to_owned() },
        state: if opened { "open" } else { "draft" }.to_owned(),
        href: links::proposal_public(id),
        shown: opened,
        changed_at: ctx.now,
    };
    trail::put(tx, &node)?;
    trail::link(tx, id.as_str(), group.id.as_str(), ctx.now)?;
    Ok(())
}

/// The versions of a proposal.
pub(crate) struct History {
    /// The class.
    pub class: Class,
    /// The versions with who saved each, the latest first.
    pub versions: Vec<(Version, String)>,
}

/// Reads the versions of a group's proposal.
pub(crate) fn see_history(tx: &mut Tx<'_>, ctx: &Ctx, id: &GroupId) -> Result<History, Error> {
    let (class, _) = enter(tx, ctx, id)?;
    let mut versions = Vec::new();
    if let Some(proposal) = sql::id_of(tx, id)? {
        let mut all = sql::versions_after(tx, &proposal, 0)?;
        all.reverse();
        for version in all {
            let by = name_of(tx, &version.by)?;
            versions.push((version, by));
        }
    }
    Ok(History { class, versions })
}

/// Reads one version, and says which is the latest.
pub(crate) fn see_version(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &GroupId,
    number: usize,
) -> Result<(Class, Group, Version, String, usize), Error> {
    let (class, group) = enter(tx, ctx, id)?;
    let proposal = sql::id_of(tx, id)?.ok_or(Error::NotFound)?;
    let version = sql::version(tx, &proposal, number)?.ok_or(Error::NotFound)?;
    let latest = sql::latest(tx, &proposal)?.map_or(0, |latest| latest.number);
    let by = name_of(tx, &version.by)?;
    Ok((class, group, version, by, latest))
}

/// Brings a version back as a new one: nothing written since is lost.
pub(crate) fn restore(tx: &mut Tx<'_>, ctx: &Ctx, id: &GroupId, number: usize) -> Result<usize, Error> {
    let (_, group) = enter(tx, ctx, id)?;
    let proposal = sql::id_of(tx, id)?.ok_or(Error::NotFound)?;
    let wanted = sql::version(tx, &proposal, number)?.ok_or(Error::NotFound)?;
    let latest = sql::latest(tx, &proposal)?.ok_or(Error::NotFound)?;
    if latest.text == wanted.text {
        return Ok(latest.number);
    }
    let version = Version {
        number: latest.number + 1,
        base: latest.number,
        page: String::new(),
        how: How::Restored(number),
        text: wanted.text,
        at: ctx.now,
        by: ctx.actor().to_owned(),
    };
    keep(tx, ctx, &group, &proposal, Some(&latest), &version)?;
    Ok(version.number)
}

/// A proposal as it is read: by anybody once it is open, before that by those of the room.
pub(crate) fn read_proposal(tx: &mut Tx<'_>, ctx: &Ctx, id: &ProposalId) -> Result<Reading, Error> {
    let group = sql::group_of(tx, id)?.ok_or(Error::NotFound)?;
    let mut came_from = trail::came_from(tx, id.as_str())?;
    came_from.retain(|node| node.kind == "topic" && node.shown);
    if let Some((number, _)) = sql::opened(tx, id)? {
        let group = groups::group(tx, &group)?.ok_or(Error::NotFound)?;
        let version = sql::version(tx, id, number)?.ok_or(Error::NotFound)?;
        return Ok(Reading { group, version, open: true, came_from });
    }
    let (_, group) = enter(tx, ctx, &group)?;
    let version = sql::latest(tx, id)?.ok_or(Error::NotFound)?;
    Ok(Reading { group, version, open: false, came_from })
}

/// A proposal as it is read.
pub(crate) struct Reading {
    /// Whose it is.
    pub group: Group,
    /// The version that is read.
    pub version: Version,
    /// Whether anybody may read it.
    pub open: bool,
    /// The topic it came from.
    pub came_from: Vec<Node>,
}

/// Opens a group's proposal, as it now stands, to everybody. The roadshow does this when the result is
/// announced. Without a proposal nothing happens; opening the same version again changes nothing.
///
/// # Errors
/// When the actor may not.
pub fn publish_proposal(tx: &mut Tx<'_>, ctx: &Ctx, group: &GroupId) -> Result<Option<ProposalId>, Error> {
    let group = groups::group(tx, group)?.ok_or(Error::NotFound)?;
    let class = classes::class(tx, &group.class)?;
    ctx.may(OPEN_PROPOSAL, &class.scope())?;
    let Some(id) = sql::id_of(tx, &group.id)? else { return Ok(None) };
    let Some(latest) = sql::latest(tx, &id)? else { return Ok(None) };
    if sql::opened(tx, &id)?.is_some_and(|(version, _)| version == latest.number) {
        return Ok(Some(id));
    }
    sql::add_opening(tx, ctx, &id, latest.number)?;
    keep_on_trail(tx, ctx, &group, &id, latest.text.get(Section::Title), true)?;
    journal::record(tx, ctx, &ProposalOpened { proposal: &id, version: latest.number })?;
    Ok(Some(id))
}
