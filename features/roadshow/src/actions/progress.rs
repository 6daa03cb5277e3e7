//! How far a roadshow is, read without the people behind it: for pages that are opened all day.

use classes::ClassId;
use store::Tx;
use web::Error;

use super::setting::Setting;
use crate::model::Readiness;
use crate::store::{draws, judges, results, roadshows, sheets, stage};

/// What is ready, and how many judges' sheets are in of how many.
pub(crate) fn progress(tx: &mut Tx<'_>, class: &ClassId) -> Result<(Readiness, (usize, usize)), Error> {
    let groups = workshop::group_names(tx, class)?;
    let Some(roadshow) = roadshows::of_class(tx, class)? else {
        return Ok((Readiness { groups: groups.len(), ..Readiness::default() }, (0, 0)));
    };
    let id = &roadshow.id;
    let desk = stage::desk(tx, id)?;
    let panel: Vec<judges::OnPanel> =
        judges::panel(tx, id)?.into_iter().filter(|judge| !judge.removed()).collect();
    let order = draws::order(tx, id)?.unwrap_or_default();
    let scoring = !desk.scoring.is_empty() || !desk.scored.is_empty();
    let handed = handed_in(tx, &panel, &groups, id)?;
    let ready = Readiness {
        groups: groups.len(),
        frozen: roadshows::frozen(tx, id)?.is_some(),
        judges: panel.len(),
        // Only as long as somebody can still stand back is it worth reading where everybody is from.
        undecided: if desk.locked.is_some() || panel.is_empty() {
            0
        } else {
            Setting::load(tx, id)?.undecided()
        },
        drawn: order.len() == groups.len() && groups.iter().all(|(group, _)| order.contains(group)),
        scoring,
        locked: desk.locked.is_some(),
        announced: results::is_published(tx, id)?,
    };
    Ok((ready, handed))
}

fn handed_in(
    tx: &mut Tx<'_>,
    panel: &[judges::OnPanel],
    groups: &[(workshop::GroupId, String)],
    id: &crate::RoadshowId,
) -> Result<(usize, usize), Error> {
    let (decided, sheets) = (judges::decided(tx, id)?, sheets::handed(tx, id)?);
    let (mut handed, mut expected) = (0, 0);
    for judge in panel.iter().filter(|judge| !judge.absent()) {
        for (group, _) in groups {
            let last = decided.iter().rev().find(|pair| pair.judge == judge.id && pair.team == *group);
            if last.is_some_and(|pair| pair.stands_back) {
                continue;
            }
            expected += 1;
            handed += usize::from(sheets.iter().any(|(by, team)| *by == judge.id && team == group.as_str()));
        }
    }
    Ok((handed, expected))
}
