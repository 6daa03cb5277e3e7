//! Proposals and their versions.

use store::{Millis, Row, StoreError, Tx, Witness, args};
use web::Ctx;

use crate::model::{GroupId, Proposal, ProposalId, ProposalOpeningId, Section, Sections, Version, VersionId};

const VERSIONS: &str = "SELECT number, base, page, how, at, by_actor,
    title, cut, audience, mechanism, steps, resources, risks, measures FROM proposal_versions";

fn read_version(row: &Row<'_>) -> Result<Version, StoreError> {
    let mut text = Sections::default();
    for (place, section) in Section::ALL.into_iter().enumerate() {
        text.set(section, row.get::<String>(6 + place)?);
    }
    Ok(Version {
        number: row.get(0)?,
        base: row.get(1)?,
        page: row.get(2)?,
        how: row.get(3)?,
        at: row.get(4)?,
        by: row.get(5)?,
        text,
    })
}

/// A group's proposal.
pub(crate) fn id_of(tx: &mut Tx<'_>, group: &GroupId) -> Result<Option<ProposalId>, StoreError> {
    tx.opt("SELECT id FROM proposals WHERE group_id = $1", args![group], |row| row.get(0))
}

/// The group a proposal belongs to.
pub(crate) fn group_of(tx: &mut Tx<'_>, id: &ProposalId) -> Result<Option<GroupId>, StoreError> {
    tx.opt("SELECT group_id FROM proposals WHERE id = $1", args![id], |row| row.get(0))
}

/// Begins a group's proposal.
pub(crate) fn start(tx: &mut Tx<'_>, ctx: &Ctx, group: &GroupId) -> Result<ProposalId, StoreError> {
    let id: ProposalId = ctx.id();
    tx.exec(
        "INSERT INTO proposals (id, group_id, started_at) VALUES ($1, $2, $3)",
        args![&id, group, ctx.now],
    )?;
    Ok(id)
}

/// The latest version.
pub(crate) fn latest(tx: &mut Tx<'_>, id: &ProposalId) -> Result<Option<Version>, StoreError> {
    tx.opt(&format!("{VERSIONS} WHERE proposal = $1 ORDER BY number DESC LIMIT 1"), args![id], read_version)
}

/// One version.
pub(crate) fn version(
    tx: &mut Tx<'_>,
    id: &ProposalId,
    number: usize,
) -> Result<Option<Version>, StoreError> {
    tx.opt(&format!("{VERSIONS} WHERE proposal = $1 AND number = $2"), args![id, number], read_version)
}

/// Every version after one, in order.
pub(crate) fn versions_after(
    tx: &mut Tx<'_>,
    id: &ProposalId,
    number: usize,
) -> Result<Vec<Version>, StoreError> {
    tx.all(
        &format!("{VERSIONS} WHERE proposal = $1 AND number > $2 ORDER BY number"),
        args![id, number],
        read_version,
    )
}

/// Keeps a version.
pub(crate) fn add_version(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ProposalId,
    version: &Version,
) -> Result<(), StoreError> {
    let text = |section| version.text.get(section);
    tx.exec(
        "INSERT INTO proposal_versions (id, proposal, number, base, page, how,
           title, cut, audience, mechanism, steps, resources, risks, measures, at, by_actor)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        args![
            ctx.id::<VersionId>(),
            id,
            version.number,
            version.base,
            &version.page,
            version.how,
            text(Section::Title),
            text(Section::Cut),
            text(Section::Audience),
            text(Section::Mechanism),
            text(Section::Steps),
            text(Section::Resources),
            text(Section::Risks),
            text(Section::Measures),
            version.at,
            &version.by
        ],
    )?;
    Ok(())
}

/// Keeps that a version was opened to everybody.
pub(crate) fn add_opening(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    id: &ProposalId,
    version: usize,
) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO proposal_publications (id, proposal, version, at, by_actor)
         VALUES ($1, $2, $3, $4, $5)",
        args![ctx.id::<ProposalOpeningId>(), id, version, ctx.now, ctx.actor()],
    )?;
    Ok(())
}

/// The version that is open to everybody, and since when.
pub(crate) fn opened(tx: &mut Tx<'_>, id: &ProposalId) -> Result<Option<(usize, Millis)>, StoreError> {
    tx.opt(
        "SELECT version, at FROM proposal_publications WHERE proposal = $1 ORDER BY id DESC LIMIT 1",
        args![id],
        |row| Ok((row.get(0)?, row.get(1)?)),
    )
}

/// A group's proposal with its latest text; none while nothing is written.
///
/// # Errors
/// As the database fails.
pub fn proposal(tx: &mut Tx<'_>, group: &GroupId) -> Result<Option<Proposal>, StoreError> {
    let Some(id) = id_of(tx, group)? else { return Ok(None) };
    let found = latest(tx, &id)?.map(|version| Proposal {
        id,
        title: version.text.get(Section::Title).to_owned(),
        version: version.number,
        saved_at: version.at,
        body: version.text,
    });
    Ok(found)
}
