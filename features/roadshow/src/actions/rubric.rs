//! The rule: choosing one to start from, changing it, freezing it.

use classes::{Class, ClassId};
use judging::{Lang, Preset, Rule};
use store::{StoreError, Tx, Witness as _, journal};
use web::{Ctx, Error};

use super::events::{RoadshowCreated, RuleChanged, RuleFrozen};
use crate::access::RUN_ROADSHOW;
use crate::model::{Roadshow, RoadshowId};
use crate::refusal::Refusal;
use crate::store::roadshows::{self as sql, Draft};

/// Makes the roadshow of a class from a preset; a class has one, and asking again gives the same.
///
/// # Errors
/// When the actor may not.
pub fn create(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, preset: Preset) -> Result<RoadshowId, Error> {
    let class = classes::class(tx, class)?;
    ctx.may(RUN_ROADSHOW, &class.scope())?;
    if let Some(known) = sql::of_class(tx, &class.id)? {
        return Ok(known.id);
    }
    let (id, rule): (RoadshowId, Rule) = (ctx.id(), preset.rule());
    sql::add(tx, ctx, &id, &class.id).map_err(|error| match error {
        // Somebody else made it between our look and our write.
        StoreError::Conflict { .. } => Error::Busy,
        other => other.into(),
    })?;
    sql::add_draft(tx, ctx, &id, &rule)?;
    journal::record(
        tx,
        ctx,
        &RoadshowCreated { roadshow: &id, class: class.id.as_str(), rule: &rule.name.zh },
    )?;
    Ok(id)
}

/// What the rule's page shows.
pub(crate) struct RubricPage {
    /// The class.
    pub class: Class,
    /// The roadshow.
    pub roadshow: Roadshow,
    /// The rule as it stands.
    pub draft: Draft,
    /// Whether it is frozen.
    pub frozen: bool,
}

/// The rule as it stands.
pub(crate) fn rubric(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<RubricPage, Error> {
    let class = classes::class(tx, class)?;
    ctx.may(RUN_ROADSHOW, &class.scope())?;
    let roadshow = sql::of_class(tx, &class.id)?.ok_or(Error::NotFound)?;
    let draft = sql::draft(tx, &roadshow.id)?.ok_or(Error::NotFound)?;
    let frozen = sql::frozen(tx, &roadshow.id)?;
    let draft = match &frozen {
        Some((rule, _)) => Draft { rule: rule.rule().clone(), ..draft },
        None => draft,
    };
    Ok(RubricPage { class, roadshow, draft, frozen: frozen.is_some() })
}

/// Changes the rule; `base` is the version that was changed, where the page knew one. A rule that says
/// the same as before is not written down again.
///
/// # Errors
/// [`Refusal::RuleFrozen`]; [`Overtaken`] as a value where somebody else was faster.
pub(crate) fn save_rubric(
    tx: &mut Tx<'_>,
    ctx: &Ctx,
    class: &ClassId,
    rule: &Rule,
    base: Option<usize>,
) -> Result<Result<usize, Overtaken>, Error> {
    let page = rubric(tx, ctx, class)?;
    if page.frozen {
        return Err(Refusal::RuleFrozen.into());
    }
    if page.draft.rule == *rule {
        return Ok(Ok(page.draft.version));
    }
    if base.is_some_and(|base| base != page.draft.version) {
        let who = page.draft.by.parse().ok().map(|person| people::person(tx, &person)).transpose()?;
        let who = who.map(|person| person.name).unwrap_or_default();
        return Ok(Err(Overtaken { draft: page.draft, who }));
    }
    let id = &page.roadshow.id;
    sql::add_draft(tx, ctx, id, rule)?;
    let version = page.draft.version + 1;
    journal::record(tx, ctx, &RuleChanged { roadshow: id, version, sentence: rule.sentence(Lang::Zh) })?;
    Ok(Ok(version))
}

/// Somebody else changed the rule meanwhile.
#[derive(Debug)]
pub(crate) struct Overtaken {
    /// The rule as it stands now.
    pub draft: Draft,
    /// Who was faster.
    pub who: String,
}

/// Freezes the rule: from now on nothing changes it. Freezing twice changes nothing.
///
/// # Errors
/// When the actor may not, or the rule has problems.
pub fn freeze_rule(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<(), Error> {
    let page = rubric(tx, ctx, class)?;
    if page.frozen {
        return Ok(());
    }
    let sentence = page.draft.rule.sentence(Lang::Zh);
    // Only rules without problems are ever kept as drafts, so a refusal here is a defect.
    let frozen = page.draft.rule.freeze().map_err(Error::broken)?;
    sql::freeze(tx, ctx, &page.roadshow.id, &frozen)?;
    super::note_conflicts(tx, ctx, &page.roadshow.id)?;
    journal::record(tx, ctx, &RuleFrozen { roadshow: &page.roadshow.id, sentence })?;
    Ok(())
}
