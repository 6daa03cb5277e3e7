//! The region of the desk that every organiser at it shares: rendered once, each form carrying the number
//! of the last step it saw.

use askama::Template;
use store::Millis;
use web::{Ctx, Error, Lang};

use super::stage_view::{ClockFace, full_name};
use crate::actions::desk::HELD_FIRST;
use crate::actions::stage::{Playing, Scene};
use crate::links;
use crate::model::clock::{Clock, Part};
use crate::model::stage::{Desk, Step, Taken, UNDO_FOR, Voting};
use crate::model::vote::stage_key;
use crate::words::{Words, words};

/// So many lines of the record are shown.
const LOG_LINES: usize = 8;

/// The desk.
#[derive(Template)]
#[template(path = "desk_now.html")]
pub(crate) struct DeskNow {
    pub action: String,
    pub version: i64,
    pub on: Option<OnStage>,
    pub next: Option<(String, String)>,
    /// The next group is the one thing to do once nobody is on, or time is up.
    pub next_kind: &'static str,
    pub groups: Vec<GroupLine>,
    pub vote: VotePart,
    pub end: EndPart,
    pub undo: Option<String>,
    pub log: Vec<(String, String)>,
    /// Whether the stage says how sure each result is; none once nothing can be changed.
    pub sureness: Option<bool>,
    pub hold: Option<HoldPart>,
    pub uneven: Vec<String>,
    pub stage_href: String,
    pub stage_address: String,
    pub stage_qr: String,
    pub announced: bool,
    pub locked: bool,
    pub w: &'static Words,
}

/// Who is on stage, with the clock.
pub(crate) struct OnStage {
    pub name: String,
    pub clock: Option<ClockFace>,
    pub runs: bool,
    /// The group's own line, for opening and closing its scoring where the clock is.
    pub line: Option<GroupLine>,
    pub show_started: bool,
    pub has_questions: bool,
}

/// One group in the running order.
pub(crate) struct GroupLine {
    pub id: String,
    pub order: usize,
    pub name: String,
    /// Its name without its topic.
    pub short: String,
    pub on: bool,
    pub been: bool,
    pub state: String,
    pub tone: &'static str,
    pub open: bool,
    pub opened_before: bool,
    pub handed: String,
    pub missing: Option<String>,
    /// Every judge has handed in.
    pub complete: bool,
    pub nudged: bool,
}

/// The audience's vote.
pub(crate) struct VotePart {
    pub state: String,
    /// What can be done: "open", "close", "show", or nothing.
    pub may: &'static str,
    pub weight: String,
    pub ballots: Option<String>,
    pub burst: Option<String>,
    pub join_href: Option<String>,
    pub result: Option<String>,
}

/// The first groups, whose scores may be handed in together.
pub(crate) struct HoldPart {
    pub said: String,
    /// Whether it is so now.
    pub holds: bool,
    /// What the button does: "hold-first" or "hold-none".
    pub step: &'static str,
    pub label: String,
}

/// Locking, revealing, publishing.
pub(crate) struct EndPart {
    pub can_lock: bool,
    /// Why scores cannot be locked yet.
    pub waits: String,
    pub locked_at: Option<String>,
    pub rehearse_href: Option<String>,
    pub reveal: Option<(String, String)>,
    pub all_revealed: bool,
    pub result_href: String,
}

impl DeskNow {
    pub(crate) fn of(scene: &Scene, ctx: &Ctx, base_url: &str, lang: Lang) -> Result<Self, Error> {
        let (w, desk, facts) = (words(lang), &scene.desk, &scene.facts);
        let order = facts.order();
        let key = stage_key(ctx.keys(), &facts.id, desk.address);
        let stage_href = links::stage(&facts.id, &key);
        let stage_address = format!("{base_url}{stage_href}");
        let next = desk.next_on(&order).and_then(|next| facts.group(next));
        let on = desk.on.as_ref().and_then(|on| facts.group(on));
        let lines = facts.groups.iter().enumerate();
        // Who is on has been scored, or time is up: then the next group is the one thing to do.
        let scored = on.is_none_or(|on| desk.scored.contains(&on.id) && !desk.scoring_open(&on.id));
        let over = desk.clock.as_ref().is_some_and(|clock| clock.left(scene.now) <= 0);
        Ok(Self {
            action: links::desk_step(&facts.class.id),
            version: desk.version,
            on: on.map(|group| OnStage {
                name: full_name(group, lang),
                clock: desk.clock.as_ref().map(|clock| ClockFace::of(clock, scene.now, ctx, lang)),
                line: facts
                    .groups
                    .iter()
                    .position(|known| known.id == group.id)
                    .map(|at| GroupLine::of(at + 1, group, desk, w)),
                runs: desk.clock.as_ref().is_some_and(Clock::runs),
                show_started: desk.clock.as_ref().is_some_and(|clock| clock.part == Part::Show),
                has_questions: facts.seconds.1 > 0,
            }),
            next_kind: if scored || over { "primary" } else { "" },
            next: next.map(|group| (group.id.to_string(), group.name.clone())),
            groups: lines.map(|(at, group)| GroupLine::of(at + 1, group, desk, w)).collect(),
            vote: VotePart::of(scene, w),
            end: EndPart::of(scene, ctx, lang),
            sureness: (!desk.announced).then_some(desk.sureness),
            hold: HoldPart::of(scene, w),
            uneven: uneven(scene, lang),
            undo: Desk::undoable(&scene.steps, scene.now).map(|last| {
                let left = (UNDO_FOR - (scene.now.0 - last.at.0)) / Millis::SECOND;
                w.desk_undo_text(step_words(last, scene, w), left)
            }),
            log: scene
                .steps
                .iter()
                .rev()
                .take(LOG_LINES)
                .map(|taken| log_line(taken, scene, ctx, w))
                .collect(),
            stage_qr: web::qr::svg(&stage_address)?,
            stage_href,
            stage_address,
            announced: desk.announced,
            locked: desk.locked.is_some(),
            w,
        })
    }
}

impl GroupLine {
    fn of(order: usize, group: &Playing, desk: &Desk, w: &Words) -> Self {
        let open = desk.scoring_open(&group.id);
        let opened_before = desk.scored.contains(&group.id);
        let (state, tone) = match (open, opened_before) {
            (true, _) => (w.desk_scoring_open(), "seal"),
            (false, true) => (w.desk_scoring_closed(), "jade"),
            (false, false) => (w.desk_scoring_not_yet(), ""),
        };
        let shows_missing = (open || opened_before) && !group.missing.is_empty();
        Self {
            id: group.id.to_string(),
            order,
            name: if group.topic.is_empty() {
                group.name.clone()
            } else {
                format!("{} {}", group.name, group.topic)
            },
            short: group.name.clone(),
            on: desk.locked.is_none() && desk.on.as_ref() == Some(&group.id),
            been: desk.been.contains(&group.id),
            state,
            tone,
            open,
            opened_before,
            handed: w.desk_handed(group.handed, group.expected),
            missing: shows_missing.then(|| w.desk_missing(group.missing.join(w.desk_names_gap().as_str()))),
            complete: group.expected > 0 && group.handed == group.expected,
            nudged: desk.nudged.as_ref() == Some(&group.id),
        }
    }
}

impl VotePart {
    fn of(scene: &Scene, w: &Words) -> Self {
        let voting = scene.desk.voting;
        let (state, may) = match voting {
            Voting::NotYet if scene.desk.locked.is_some() => (w.desk_vote_not_yet(), ""),
            Voting::NotYet => (w.desk_vote_not_yet(), "open"),
            Voting::Open => (w.desk_vote_open(), "close"),
            Voting::Closed => (w.desk_vote_closed(), "show"),
            Voting::Shown => (w.desk_vote_shown(), ""),
        };
        Self {
            state,
            may,
            weight: match scene.facts.audience_percent {
                0 => w.desk_vote_weight_none(),
                percent => w.desk_vote_weight(percent),
            },
            ballots: (scene.issued > 0 && voting != Voting::Shown)
                .then(|| w.desk_ballots(scene.issued, scene.voted)),
            burst: scene.burst.map(|n| w.desk_burst(n)),
            join_href: (voting <= Voting::Open).then(|| links::desk_join(&scene.facts.class.id)),
            result: scene
                .tally
                .as_ref()
                .filter(|_| voting == Voting::Shown)
                .map(|tally| super::vote::ballots_line(tally, w)),
        }
    }
}

impl HoldPart {
    /// Nothing where there are too few groups, or it is too late.
    fn of(scene: &Scene, w: &Words) -> Option<Self> {
        let (desk, order) = (&scene.desk, scene.facts.order());
        let first = order.first().filter(|_| order.len() > HELD_FIRST && desk.locked.is_none())?;
        let holds = desk.hold_first > 0;
        if desk.first_are_open(HELD_FIRST, &order) || (!holds && desk.scored.contains(first)) {
            return None;
        }
        let (said, step, label) = if holds {
            (w.desk_holds(desk.hold_first), "hold-none", w.desk_hold_none())
        } else {
            (w.desk_hold_text(HELD_FIRST), "hold-first", w.desk_hold_first(HELD_FIRST))
        };
        Some(Self { said, holds, step, label })
    }
}

/// Judges stand back from some groups and not from others: what that does, and what is fair. Before the scores are
/// in nobody can say how much it is.
fn uneven(scene: &Scene, lang: Lang) -> Vec<String> {
    let w = words(lang);
    if scene.desk.announced {
        return Vec::new();
    }
    if let Some(sureness) = &scene.sureness {
        return sureness.tilts.iter().map(|[zh, en]| lang.pick(zh, en).clone()).collect();
    }
    let groups = &scene.facts.groups;
    let most = groups.iter().map(|group| group.expected).max().unwrap_or(0);
    let fewer: Vec<&str> =
        groups.iter().filter(|group| group.expected < most).map(|group| group.name.as_str()).collect();
    if fewer.is_empty() { Vec::new() } else { vec![w.desk_uneven_groups(fewer.join(&w.desk_names_gap()))] }
}

impl EndPart {
    fn of(scene: &Scene, ctx: &Ctx, lang: Lang) -> Self {
        let (w, desk, facts) = (words(lang), &scene.desk, &scene.facts);
        let placed = facts.ranked();
        let ready = placed.is_some();
        let placed = placed.unwrap_or_default();
        let next = desk.next_to_reveal(&placed).filter(|_| desk.locked.is_some());
        Self {
            waits: lock_waits(scene, w),
            can_lock: ready && desk.locked.is_none() && desk.voting != Voting::Open,
            locked_at: desk.locked.map(|at| w.desk_locked(ctx.clock(at))),
            rehearse_href: ready.then(|| links::desk_rehearse(&facts.class.id, 0)),
            reveal: next.and_then(|id| {
                let (group, place) = (facts.group(id)?, facts.place(id)?);
                Some((id.to_string(), w.desk_reveal(place.rank, &group.name)))
            }),
            all_revealed: desk.locked.is_some() && ready && desk.next_to_reveal(&placed).is_none(),
            result_href: links::results(&facts.id),
        }
    }
}

/// What locking still waits for: scores by name, then the vote, then what else the rule asks for.
fn lock_waits(scene: &Scene, w: &Words) -> String {
    let behind = scene.facts.groups.iter().filter(|group| group.handed < group.expected);
    let behind: Vec<&str> = behind.map(|group| group.name.as_str()).collect();
    if !behind.is_empty() {
        w.desk_lock_waits_scores(behind.join(w.desk_names_gap().as_str()))
    } else if scene.desk.voting == Voting::Open {
        w.desk_lock_waits_vote()
    } else {
        w.desk_lock_wait()
    }
}

fn log_line(taken: &Taken, scene: &Scene, ctx: &Ctx, w: &Words) -> (String, String) {
    let who = scene.names.get(&taken.who).cloned().unwrap_or_else(|| w.desk_somebody());
    (ctx.clock(taken.at), w.desk_log_line(who, step_words(taken, scene, w)))
}

pub(super) fn step_words(taken: &Taken, scene: &Scene, w: &Words) -> String {
    let name = |group| scene.facts.group(group).map_or_else(String::new, |group| group.name.clone());
    match &taken.step {
        Step::Call { group } => w.desk_step_call(name(group)),
        Step::StartClock { part: Part::Show, .. } => w.desk_step_start_show(),
        Step::StartClock { part: Part::Questions, .. } => w.desk_step_start_questions(),
        Step::PauseClock => w.desk_step_pause(),
        Step::ResumeClock => w.desk_step_resume(),
        Step::ExtendClock { seconds } => w.desk_step_extend(*seconds),
        Step::OpenScoring { group } => w.desk_step_open_scoring(name(group)),
        Step::CloseScoring { group } => w.desk_step_close_scoring(name(group)),
        Step::Nudge { group } => w.desk_step_nudge(name(group)),
        Step::OpenVote => w.desk_step_open_vote(),
        Step::CloseVote => w.desk_step_close_vote(),
        Step::ShowVote => w.desk_step_show_vote(),
        Step::Lock => w.desk_step_lock(),
        Step::Reveal { group } => w.desk_step_reveal(name(group)),
        Step::RevealAll => w.desk_step_reveal_all(),
        Step::Sureness { shown: true } => w.desk_step_sureness(),
        Step::Sureness { shown: false } => w.desk_step_no_sureness(),
        Step::HoldFirst { groups: 0 } => w.desk_step_hold_none(),
        Step::HoldFirst { groups } => w.desk_step_hold_first(*groups),
        Step::Announce => w.desk_step_announce(),
        Step::NewAddress => w.desk_step_new_address(),
        Step::Undo { .. } => w.desk_step_undo(),
    }
}
