//! The drill with made-up content, at the moments that look different: before anybody is on, while judges hand
//! in, while the hall votes, at the reveal, at an end that is fine, and at ends that are not.

use askama::Template;
use judging::Preset;
use store::{Id as _, Millis};
use web::{Error, Lang};

use super::drill::{DrillPage, NoDrill, View};
use super::stage_samples::{class, ctx, facts};
use crate::actions::drill::Played;
use crate::links;
use crate::model::JudgeId;
use crate::model::allowed::Readiness;
use crate::model::drill::{Cast, Drill, Happens, Moment, Part};
use crate::model::stage::Step;
use crate::words::words;

const JUDGES: [&str; 7] = ["陈静", "赵刚", "孙丽", "李强", "周正", "吴芳", "郑一帆"];

/// The pages in a language: name and HTML of the page's own part; those that fail are left out, which the test
/// that counts them notices.
pub(crate) fn samples(lang: Lang) -> Vec<(&'static str, String)> {
    let ready = |cast: Cast| cast;
    let sure = |cast: Cast| Cast { sureness: true, hold_first: 2, ..cast };
    let not_ready = |cast: Cast| Cast { today: Readiness::default(), stand_ins: true, undecided: 2, ..cast };
    let nobody = |mut cast: Cast| {
        cast.parts[1] = vec![Part::StandsBack; JUDGES.len()];
        cast
    };
    let hands_in = |moment: &Moment| matches!(moment.happens, Happens::HandIn { .. });
    let reveals = |moment: &Moment| matches!(moment.happens, Happens::Step(Step::Reveal { .. }));
    let opens = |moment: &Moment| matches!(moment.happens, Happens::Step(Step::OpenScoring { .. }));
    let last = |moment: &Moment| matches!(moment.happens, Happens::Step(Step::Announce));
    let stuck = |moment: &Moment| moment.refused.is_some();
    let pages: Vec<(&'static str, Result<String, Error>)> = vec![
        ("drill-none", none(lang)),
        ("drill-begin", page(&ready, &|moment| moment.happens == Happens::Begin, 0, false, lang)),
        ("drill-hand-in", page(&ready, &hands_in, 1, false, lang)),
        ("drill-vote", page(&ready, &|moment| moment.happens == Happens::Votes, 0, false, lang)),
        ("drill-reveal", page(&sure, &reveals, 3, true, lang)),
        ("drill-fine", page(&ready, &last, 0, false, lang)),
        ("drill-refused-today", page(&not_ready, &opens, 0, false, lang)),
        ("drill-to-do", page(&not_ready, &last, 0, false, lang)),
        ("drill-stuck", page(&nobody, &stuck, 0, false, lang)),
    ];
    pages.into_iter().filter_map(|(name, page)| Some((name, page.ok()?))).collect()
}

fn none(lang: Lang) -> Result<String, Error> {
    let (w, home_href) = (words(lang), links::set_up(&class().id));
    let said = [w.drill_no_groups(), w.drill_no_groups_text(), w.next_groups(), home_href.clone()];
    NoDrill { said, home_href, w }.render().map_err(Error::broken)
}

/// The first moment of this kind.
fn page(
    changed: &dyn Fn(Cast) -> Cast,
    wanted: &dyn Fn(&Moment) -> bool,
    play: u8,
    screen: bool,
    lang: Lang,
) -> Result<String, Error> {
    let played = played(changed(cast()?))?;
    let at = played.drill.moments.iter().position(wanted).ok_or(Error::NotFound)?;
    let view = View { class: class().id, seed: 1, at, play, screen };
    DrillPage::of(&played, &view, &ctx(), lang)?.render().map_err(Error::broken)
}

fn cast() -> Result<Cast, Error> {
    let order = facts().order();
    let mut parts = vec![vec![Part::Scores; JUDGES.len()]; order.len()];
    for (group, part) in parts.iter_mut().zip([Part::StandsBack, Part::Absent]) {
        group[6] = part;
    }
    Ok(Cast {
        judges: (1..=JUDGES.len()).map(|n| JudgeId::from_body(&format!("{n:026}"))).collect(),
        parts,
        voters: vec![20; order.len()],
        rule: Preset::Roadshow.rule().freeze().map_err(Error::broken)?,
        today: Readiness { order: order.clone(), rule_frozen: true, placed: None },
        groups: order,
        stand_ins: false,
        undecided: 0,
        hold_first: 0,
        sureness: false,
    })
}

fn played(cast: Cast) -> Result<Played, Error> {
    let drill = Drill::play(&cast, 1, Millis(1_785_459_600_000)).map_err(Error::broken)?;
    let judges = JUDGES.map(str::to_owned).into();
    Ok(Played { facts: facts(), judges, cast, drill })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_moment_of_the_drill_renders_in_both_languages() {
        for lang in Lang::ALL {
            let pages = samples(lang);
            assert_eq!(pages.len(), 9, "{:?}", pages.iter().map(|page| page.0).collect::<Vec<_>>());
            for (name, html) in &pages {
                assert_eq!(html.matches("<h1").count(), 1, "{name}");
                assert!(!html.contains("/vote/"), "{name}: no way to a real vote");
            }
        }
    }
}
