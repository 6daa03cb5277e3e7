//! Drawing the running order: a seal is published, then opened together with a word from the hall.

use classes::ClassId;
use judging::draw::seal as sealed;
use store::{StoreError, Tx, journal};
use web::{Ctx, Error};

use super::events::{DrawSealed, OrderDrawn};
use super::setting::{Setting, of_class};
use crate::model::{Draw, Reveal};
use crate::refusal::Refusal;
use crate::store::{draws as sql, sheets};

/// What the draw's page shows.
pub(crate) struct DrawPage {
    /// The roadshow.
    pub setting: Setting,
    /// Every draw, the latest first.
    pub draws: Vec<Draw>,
    /// Whether scores have come in, so that the order stands.
    pub stands: bool,
}

/// Every draw of a class's roadshow.
pub(crate) fn draws(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId) -> Result<DrawPage, Error> {
    let setting = of_class(tx, ctx, class)?;
    let draws = sql::draws(tx, &setting.roadshow.id)?;
    let stands = sheets::anything_scored(tx, &setting.roadshow.id)?;
    Ok(DrawPage { setting, draws, stands })
}

/// Publishes the seal of a new secret. A draw that was opened stays in sight, so drawing again needs a
/// reason that everybody can read.
///
/// # Errors
/// [`Refusal::NoGroups`], [`Refusal::OrderStands`], [`Refusal::ReasonToRedraw`].
pub(crate) fn seal(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, reason: &str) -> Result<(), Error> {
    let page = draws(tx, ctx, class)?;
    if page.setting.groups.is_empty() {
        return Err(Refusal::NoGroups.into());
    }
    if page.stands {
        return Err(Refusal::OrderStands.into());
    }
    match page.draws.first() {
        // An unopened seal is good for the draw that is to come.
        Some(last) if last.reveal.is_none() => return Ok(()),
        Some(_) if reason.is_empty() => return Err(Refusal::ReasonToRedraw.into()),
        Some(_) | None => {}
    }
    // Long enough that nobody can guess it from the seal, short enough to be typed again by hand.
    let secret: String = ctx.token().chars().filter(char::is_ascii_alphanumeric).take(20).collect();
    let (published, enciphered) = (sealed(&secret), ctx.seal(&secret)?);
    let id = &page.setting.roadshow.id;
    let draw = sql::add_seal(tx, ctx, id, &published, &enciphered, reason)?;
    journal::record(tx, ctx, &DrawSealed { roadshow: id, draw: &draw, seal: &published, reason })?;
    Ok(())
}

/// Opens the seal: the order follows from the secret and from what the hall said.
///
/// # Errors
/// [`Refusal::NotSealed`], [`Refusal::Revealed`], [`Refusal::NoGroups`].
pub(crate) fn reveal(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, hall: &str) -> Result<(), Error> {
    let page = draws(tx, ctx, class)?;
    let last = page.draws.first().ok_or(Refusal::NotSealed)?;
    if last.reveal.is_some() {
        return Err(Refusal::Revealed.into());
    }
    if page.setting.groups.is_empty() {
        return Err(Refusal::NoGroups.into());
    }
    let secret = ctx.keys().open(&sql::secret(tx, &last.id)?)?;
    let groups: Vec<_> = page.setting.groups.iter().map(|group| group.id.clone()).collect();
    let drawn = Reveal::draw(&secret, hall, &groups, ctx.now).map_err(Error::broken)?;
    let id = &page.setting.roadshow.id;
    sql::add_reveal(tx, ctx, &last.id, &drawn).map_err(|error| match error {
        // Opened in another window between our look and our write.
        StoreError::Conflict { .. } => Error::from(Refusal::Revealed),
        other => other.into(),
    })?;
    let event = OrderDrawn { roadshow: id, draw: &last.id, seed: &drawn.seed, order: &drawn.order };
    journal::record(tx, ctx, &event)?;
    super::note_conflicts(tx, ctx, id)
}

/// Seals and opens in one go, for a program that plays the day.
///
/// # Errors
/// As sealing and opening fail.
pub fn draw_now(tx: &mut Tx<'_>, ctx: &Ctx, class: &ClassId, hall: &str) -> Result<(), Error> {
    seal(tx, ctx, class, "")?;
    reveal(tx, ctx, class, hall)
}
