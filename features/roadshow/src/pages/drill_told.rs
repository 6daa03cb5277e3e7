//! What is said beside the drill: what happens at a moment, what would be pressed, who has handed in, and at the
//! end what is not ready yet.

use web::Lang;
use workshop::GroupId;

use super::desk_view::step_words;
use crate::actions::drill::Played;
use crate::actions::stage::Scene;
use crate::links;
use crate::model::clock::Part as Of;
use crate::model::drill::{Happens, Missing, Moment, Part};
use crate::model::stage::{Step, Taken, Voting};
use crate::words::{Words, words};

/// What happens at a moment, as a neighbour would say it.
pub(crate) fn told(played: &Played, moment: &Moment, scene: &Scene, lang: Lang) -> String {
    let w = words(lang);
    let name = |group: &GroupId| scene.facts.group(group).map(|group| group.name.clone()).unwrap_or_default();
    let on = || scene.desk.on.as_ref().map(name).unwrap_or_default();
    match &moment.happens {
        Happens::Begin => w.drill_told_begin(played.cast.groups.len(), played.judges.len()),
        Happens::LastMinute => w.drill_told_last_minute(),
        Happens::TimeUp { over } => {
            let timing = played.cast.rule.rule().timing;
            match timing.overtime {
                Some(_) => {
                    let points = played.cast.rule.overtime_points(timing.show_seconds + over);
                    w.drill_told_time_up_fined(on(), *over, points.to_string())
                }
                None => w.drill_told_time_up(on(), *over),
            }
        }
        Happens::HandIn { group, judges } => {
            let who: Vec<String> = judges.iter().filter_map(|at| played.judges.get(*at)).cloned().collect();
            let (handed, expected) =
                scene.facts.group(group).map_or((0, 0), |group| (group.handed, group.expected));
            w.drill_told_hand_in(who.join(&w.desk_names_gap()), name(group), expected, handed)
        }
        Happens::Votes => w.drill_told_votes(scene.issued, scene.voted),
        Happens::Step(step) => step_told(step, played, moment, scene, lang),
    }
}

fn step_told(step: &Step, played: &Played, moment: &Moment, scene: &Scene, lang: Lang) -> String {
    let (w, facts) = (words(lang), &scene.facts);
    let name = |group: &GroupId| facts.group(group).map(|group| group.name.clone()).unwrap_or_default();
    match step {
        Step::Call { group } => w.drill_told_call(name(group)),
        Step::StartClock { part: Of::Show, seconds } => w.drill_told_show(minutes(*seconds)),
        Step::StartClock { part: Of::Questions, seconds } => w.drill_told_questions(minutes(*seconds)),
        Step::PauseClock => w.drill_told_pause(),
        Step::OpenScoring { group } if scene.desk.holds_back(group, &played.cast.groups) => {
            w.drill_told_open_held(name(group), scene.desk.hold_first)
        }
        Step::OpenScoring { group } => w.drill_told_open(name(group)),
        Step::CloseScoring { group } => match facts.group(group) {
            Some(group) if group.expected == 0 => w.drill_told_close_nobody(&group.name),
            _ => w.drill_told_close(name(group)),
        },
        Step::Nudge { group } => {
            let missing = facts.group(group).map(|group| group.missing.clone()).unwrap_or_default();
            w.drill_told_nudge(missing.join(&w.desk_names_gap()))
        }
        Step::OpenVote => w.drill_told_open_vote(),
        Step::CloseVote => w.drill_told_close_vote(),
        Step::ShowVote => w.drill_told_show_vote(),
        Step::Lock => w.drill_told_lock(),
        Step::Reveal { group } => match facts.place(group) {
            Some(place) => w.drill_told_reveal(place.rank, name(group), &place.value),
            None => w.desk_step_reveal(name(group)),
        },
        Step::Announce => w.drill_told_announce(),
        Step::HoldFirst { groups } => w.drill_told_hold(*groups),
        Step::Sureness { .. } => w.drill_told_sureness(),
        _ => press(moment, scene, w).unwrap_or_default(),
    }
}

/// What would be pressed at the desk; nothing where people only watch.
pub(crate) fn press(moment: &Moment, scene: &Scene, w: &Words) -> Option<String> {
    let Happens::Step(step) = &moment.happens else { return None };
    let taken = Taken { version: 0, step: step.clone(), at: moment.at, who: String::new() };
    Some(step_words(&taken, scene, w))
}

/// `8`, `8:30`.
fn minutes(seconds: u32) -> String {
    match seconds % 60 {
        0 => (seconds / 60).to_string(),
        rest => format!("{}:{rest:02}", seconds / 60),
    }
}

/// Who has handed in for a group and who has not.
pub(crate) struct Judged {
    /// 评委已交 4／7.
    pub said: String,
    /// Nobody on the panel may score it.
    pub nobody: bool,
    /// Name, state, tone.
    pub judges: Vec<(String, String, &'static str)>,
}

impl Judged {
    /// The group judges are asked about: the one they hand in for, or who is on.
    pub(crate) fn of(played: &Played, moment: &Moment, scene: &Scene, w: &Words) -> Option<Self> {
        if scene.desk.locked.is_some() || scene.desk.voting != Voting::NotYet {
            return None;
        }
        let group = match &moment.happens {
            Happens::HandIn { group, .. }
            | Happens::Step(
                Step::OpenScoring { group } | Step::CloseScoring { group } | Step::Nudge { group },
            ) => group,
            _ => scene.desk.on.as_ref()?,
        };
        let at = played.cast.groups.iter().position(|known| known == group)?;
        let sheets = played.drill.sheets_at(moment);
        let judge = |(judge, part): (usize, &Part)| {
            let handed = sheets.iter().any(|sheet| sheet.group == at && sheet.judge == judge);
            let (state, tone) = match part {
                Part::StandsBack => (w.drill_stands_back(), "gold"),
                Part::Absent => (w.drill_absent(), ""),
                Part::Scores if handed => (w.drill_handed(), "jade"),
                Part::Scores => (w.drill_not_handed(), ""),
            };
            (played.judges.get(judge).cloned().unwrap_or_default(), state, tone)
        };
        let group = scene.facts.group(group)?;
        Some(Self {
            said: w.desk_handed(group.handed, group.expected),
            nobody: group.expected == 0,
            judges: played.cast.parts.get(at)?.iter().enumerate().map(judge).collect(),
        })
    }
}

/// What there is to say at the end.
pub(crate) struct Summary {
    pub title: String,
    pub text: String,
    /// What is not ready, and where it is put right.
    pub lines: Vec<(String, String, String)>,
}

impl Summary {
    pub(crate) fn of(played: &Played, lang: Lang) -> Self {
        let w = words(lang);
        let lines: Vec<(String, String, String)> =
            played.cast.missing().iter().map(|missing| line(missing, played, lang)).collect();
        let (groups, judges) = (played.cast.groups.len(), played.judges.len());
        let went_through = played.drill.went_through();
        Self {
            title: if lines.is_empty() && went_through {
                w.drill_end_fine()
            } else {
                w.drill_end_missing(lines.len().max(1))
            },
            text: match (went_through, lines.is_empty()) {
                (true, true) => w.drill_end_through(groups, judges),
                (true, false) => w.drill_end_through_if(groups, judges),
                (false, _) => w.drill_end_stuck(),
            },
            lines,
        }
    }
}

fn line(missing: &Missing, played: &Played, lang: Lang) -> (String, String, String) {
    let (w, class) = (words(lang), &played.facts.class.id);
    let names = |groups: &[GroupId]| {
        let name = |group| played.facts.group(group).map(|group| group.name.clone());
        groups.iter().filter_map(name).collect::<Vec<_>>().join(&w.desk_names_gap())
    };
    match missing {
        Missing::Rule => (w.drill_miss_rule(), w.next_rubric(), links::rubric(class)),
        Missing::Judges => (w.drill_miss_judges(), w.next_judges(), links::judges(class)),
        Missing::Recusals { pairs } => {
            (w.drill_miss_recusals(*pairs), w.next_recusals(), links::recusals(class))
        }
        Missing::Scorers { groups } => {
            (w.drill_miss_scorers(names(groups)), w.drill_go_recusals(), links::recusals(class))
        }
        Missing::Trim { groups, from } => {
            (w.drill_miss_trim(names(groups), *from), w.drill_go_judges(), links::judges(class))
        }
        Missing::Order => (w.drill_miss_order(), w.next_draw(), links::draw(class)),
        Missing::Voters => (w.drill_miss_voters(), w.next_groups(), workshop::links::groups(class)),
    }
}
