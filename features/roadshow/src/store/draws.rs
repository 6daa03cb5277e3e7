//! Draws of the running order in the database.

use store::{Millis, StoreError, Tx, Witness, args};
use workshop::GroupId;

use super::roadshows::{parsed, written};
use crate::model::{Draw, DrawId, Reveal, RoadshowId};

/// Every draw of a roadshow, the latest first.
pub(crate) fn draws(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Vec<Draw>, StoreError> {
    tx.all(
        "SELECT s.id, s.seal, s.reason, s.at, r.secret, r.hall, r.seed, r.teams, r.running_order, r.at
         FROM draw_seals s LEFT JOIN draw_reveals r ON r.draw = s.id
         WHERE s.roadshow = $1 ORDER BY s.id DESC",
        args![roadshow],
        |row| {
            let reveal = match row.get::<Option<String>>(4)? {
                None => None,
                Some(secret) => Some(Reveal {
                    secret,
                    hall: row.get(5)?,
                    seed: row.get(6)?,
                    teams: parsed(&row.get::<String>(7)?)?,
                    order: parsed(&row.get::<String>(8)?)?,
                    at: row.get(9)?,
                }),
            };
            Ok(Draw {
                id: row.get(0)?,
                seal: row.get(1)?,
                reason: row.get(2)?,
                sealed_at: row.get(3)?,
                reveal,
            })
        },
    )
}

/// The running order as it was drawn last; none before the first draw was opened.
pub(crate) fn order(tx: &mut Tx<'_>, roadshow: &RoadshowId) -> Result<Option<Vec<GroupId>>, StoreError> {
    let order: Option<String> = tx.opt(
        "SELECT r.running_order FROM draw_seals s JOIN draw_reveals r ON r.draw = s.id
         WHERE s.roadshow = $1 ORDER BY s.id DESC LIMIT 1",
        args![roadshow],
        |row| row.get(0),
    )?;
    order.map(|order| parsed(&order)).transpose()
}

/// Writes a seal down, the secret enciphered.
pub(crate) fn add_seal(
    tx: &mut Tx<'_>,
    who: &impl Witness,
    roadshow: &RoadshowId,
    seal: &str,
    enciphered: &str,
    reason: &str,
) -> Result<DrawId, StoreError> {
    let id: DrawId = who.id();
    tx.exec(
        "INSERT INTO draw_seals (id, roadshow, seal, secret, reason, at, by_actor)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        args![&id, roadshow, seal, enciphered, reason, who.now(), who.actor()],
    )?;
    Ok(id)
}

/// The enciphered secret of a draw.
pub(crate) fn secret(tx: &mut Tx<'_>, draw: &DrawId) -> Result<String, StoreError> {
    tx.one("SELECT secret FROM draw_seals WHERE id = $1", args![draw], |row| row.get(0))
}

/// Writes down how a draw was opened.
pub(crate) fn add_reveal(
    tx: &mut Tx<'_>,
    who: &impl Witness,
    draw: &DrawId,
    reveal: &Reveal,
) -> Result<(), StoreError> {
    let (teams, order): (String, String) = (written(&reveal.teams)?, written(&reveal.order)?);
    let at: Millis = reveal.at;
    tx.exec(
        "INSERT INTO draw_reveals (draw, secret, hall, seed, teams, running_order, at, by_actor)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        args![draw, &reveal.secret, &reveal.hall, &reveal.seed, teams, order, at, who.actor()],
    )?;
    Ok(())
}
