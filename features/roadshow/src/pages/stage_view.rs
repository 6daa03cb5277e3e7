//! The regions of the stage, rendered once for everybody who watches: who is on and the clock, the board,
//! the foot with the vote. Scores appear only for groups whose result has been revealed.

use askama::Template;
use store::Millis;
use web::{Ctx, Error, Lang};
use workshop::GroupId;

use super::opinion::{Bar, bar};
use crate::RoadshowId;
use crate::actions::stage::{Place, Playing, Scene};
use crate::links;
use crate::model::clock::{Clock, Part};
use crate::model::stage::Voting;
use crate::model::vote::join_code;
use crate::words::{Words, words};

/// More rows than this are set in two columns.
const ONE_COLUMN: usize = 6;

/// The head of the stage.
#[derive(Template)]
#[template(path = "stage_now.html")]
pub(crate) struct StageNow {
    pub kicker: String,
    pub title: String,
    pub from: String,
    pub clock: Option<ClockFace>,
    pub w: &'static Words,
}

/// The clock as a page shows it.
#[derive(Debug, Clone)]
pub(crate) struct ClockFace {
    pub face: String,
    pub part: String,
    pub state: String,
    pub total: String,
    /// Until when, while it runs.
    pub until: Option<String>,
    /// The deadline, while it runs.
    pub deadline: Option<Millis>,
    pub server_now: Millis,
    pub over: bool,
}

/// The board.
#[derive(Template)]
#[template(path = "stage_board.html")]
pub(crate) struct StageBoard {
    pub rows: Vec<Row>,
    pub many: bool,
    /// Whether a bar beside each result says how sure its rank is.
    pub bars: bool,
    pub w: &'static Words,
}

/// One group on the board.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    /// The style's words: revealed, first, now, waiting, been.
    pub class: &'static str,
    pub rank: String,
    pub name: String,
    pub topic: String,
    pub value: String,
    /// The ranks that are probable, and the same in words.
    pub bar: Option<(Bar, String)>,
}

/// The lines at the foot.
#[derive(Template)]
#[template(path = "stage_foot.html")]
pub(crate) struct StageFoot {
    pub lines: Vec<String>,
}

/// The hall's vote at the foot while it is open; the hall's room keeps it fresh.
#[derive(Template)]
#[template(path = "stage_vote.html")]
pub(crate) struct StageVote {
    pub qr: Option<String>,
    pub voted: String,
    pub address: String,
    pub w: &'static Words,
}

impl ClockFace {
    pub(crate) fn of(clock: &Clock, now: Millis, ctx: &Ctx, lang: Lang) -> Self {
        let w = words(lang);
        let over = clock.left(now) < 0;
        let state = match (over, clock.runs()) {
            (true, _) => w.stage_over(),
            (false, true) => w.stage_left(),
            (false, false) => w.stage_paused(),
        };
        Self {
            face: clock.face(now),
            part: part_word(clock.part, w),
            state,
            total: w.stage_of_minutes(clock.total / Millis::MINUTE),
            until: clock.deadline().map(|at| w.stage_until(ctx.clock(at))),
            deadline: clock.deadline(),
            server_now: now,
            over,
        }
    }
}

pub(crate) fn part_word(part: Part, w: &Words) -> String {
    match part {
        Part::Show => w.stage_part_show(),
        Part::Questions => w.stage_part_questions(),
    }
}

impl StageNow {
    pub(crate) fn of(scene: &Scene, ctx: &Ctx, lang: Lang) -> Self {
        let w = words(lang);
        let kicker = format!("{} {} {}", scene.facts.class.name, w.stage_comma(), w.stage_kicker());
        let on = scene.desk.on.as_ref().filter(|_| scene.desk.locked.is_none());
        match on.and_then(|on| scene.facts.group(on)) {
            Some(group) => Self {
                kicker,
                title: full_name(group, lang),
                from: cities(group, w),
                clock: scene.desk.clock.as_ref().map(|clock| ClockFace::of(clock, scene.now, ctx, lang)),
                w,
            },
            None => Self {
                title: scene.facts.class.name.clone(),
                kicker: w.stage_kicker(),
                from: if scene.desk.announced { w.stage_announced() } else { String::new() },
                clock: None,
                w,
            },
        }
    }
}

/// A group's name with its topic, as people say it.
pub(crate) fn full_name(group: &Playing, lang: Lang) -> String {
    let gap = lang.pick("\u{3000}", ": ");
    if group.topic.is_empty() { group.name.clone() } else { format!("{}{gap}{}", group.name, group.topic) }
}

fn cities(group: &Playing, w: &Words) -> String {
    let named = group.cities.join(&format!(" {} ", w.stage_comma()));
    if group.cities_count > group.cities.len() {
        w.stage_cities_many(named, group.cities_count)
    } else {
        named
    }
}

impl StageBoard {
    /// The board as the steps at the desk say.
    pub(crate) fn of(scene: &Scene, lang: Lang) -> Self {
        Self::showing(scene, lang, |group| scene.desk.locked.is_some() && scene.desk.shows(group))
    }

    /// The board with the results that `shown` says yes to: those come first, in order of rank.
    pub(crate) fn showing(scene: &Scene, lang: Lang, shown: impl Fn(&GroupId) -> bool) -> Self {
        let w = words(lang);
        let placed = scene.facts.placed.as_deref().unwrap_or_default();
        let revealed = placed.iter().filter(|place| shown(&place.group)).filter_map(|place| {
            scene.facts.group(&place.group).map(|group| revealed(group, place, scene, w))
        });
        let hidden = scene
            .facts
            .groups
            .iter()
            .filter(|group| !(shown(&group.id) && scene.facts.place(&group.id).is_some()))
            .map(|group| hidden(group, scene, w));
        let rows: Vec<Row> = revealed.chain(hidden).collect();
        Self { many: rows.len() > ONE_COLUMN, bars: shows_sureness(scene), rows, w }
    }
}

/// Whether the stage says how sure each result is.
fn shows_sureness(scene: &Scene) -> bool {
    scene.desk.sureness && scene.desk.locked.is_some()
}

fn revealed(group: &Playing, place: &Place, scene: &Scene, w: &Words) -> Row {
    let ranges = scene.sureness.iter().filter(|_| shows_sureness(scene)).flat_map(|s| &s.ranges);
    let range = ranges.into_iter().find(|range| range.0 == group.id);
    let all = scene.facts.groups.len();
    let bar = range.map(|(_, best, worst)| {
        (bar(*best, *worst, Some(place.rank), all), w.stage_bar_label(*best, *worst))
    });
    Row {
        class: if place.rank == 1 { "revealed first" } else { "revealed" },
        rank: place.rank.to_string(),
        name: group.name.clone(),
        topic: group.topic.clone(),
        value: place.value.clone(),
        bar,
    }
}

fn hidden(group: &Playing, scene: &Scene, w: &Words) -> Row {
    let desk = &scene.desk;
    let scoring = desk.scoring.contains(&group.id) || desk.scored.contains(&group.id);
    let complete = group.expected > 0 && group.handed == group.expected;
    let handed = || w.stage_handed(group.expected, group.handed);
    // The border and the head say who is on; the end of the row, which every screen shows, says more.
    let (class, value) = if desk.locked.is_some() {
        ("waiting", w.stage_to_reveal())
    } else if desk.on.as_ref() == Some(&group.id) {
        ("now", if scoring { handed() } else { w.stage_now_on() })
    } else if desk.been.contains(&group.id) {
        ("waiting been", if scoring && !complete { handed() } else { w.stage_has_shown() })
    } else {
        ("waiting", w.stage_waiting())
    };
    let (name, topic) = (group.name.clone(), group.topic.clone());
    Row { class, rank: "·".to_owned(), name, topic, value, bar: None }
}

impl StageFoot {
    pub(crate) fn of(scene: &Scene, lang: Lang) -> Self {
        let w = words(lang);
        let mut lines = Vec::new();
        match scene.desk.voting {
            Voting::NotYet | Voting::Open => {}
            Voting::Closed => {
                lines.push(w.stage_vote_closed());
                lines.push(w.stage_voted(scene.voted));
            }
            Voting::Shown => lines.extend(votes_line(scene, w)),
        }
        if shows_a_tie(scene) {
            lines.push(w.stage_ties());
        }
        lines.extend(sureness_lines(scene, lang));
        Self { lines }
    }
}

impl StageVote {
    /// The joining code of this moment and how many have voted; nothing while the vote is not open.
    pub(crate) fn of(
        voting: Voting,
        voted: usize,
        ctx: &Ctx,
        base_url: &str,
        id: &RoadshowId,
        lang: Lang,
    ) -> Result<Self, Error> {
        let w = words(lang);
        let join = || {
            let code = join_code(ctx.keys(), id, ctx.now);
            web::qr::svg(&format!("{base_url}{}", links::vote_join(id, &code)))
        };
        let qr = (voting == Voting::Open).then(join).transpose()?;
        let address = format!("{base_url}{}", links::vote(id));
        Ok(Self { qr, voted: w.stage_voted(voted), address, w })
    }
}

/// What the bars mean, and with the first place how sure it is.
fn sureness_lines(scene: &Scene, lang: Lang) -> Vec<String> {
    let Some(sureness) = scene.sureness.as_ref().filter(|_| shows_sureness(scene)) else { return Vec::new() };
    let placed = scene.facts.placed.as_deref().unwrap_or_default();
    let mut lines = Vec::new();
    if placed.iter().any(|place| scene.desk.shows(&place.group)) {
        lines.push(words(lang).stage_bars());
    }
    let mut first = placed.iter().filter(|place| place.rank == 1);
    if first.all(|place| scene.desk.shows(&place.group)) {
        let [zh, en] = &sureness.verdict;
        lines.push(lang.pick(zh, en).clone());
    }
    lines
}

/// Whether two groups whose results are to be seen share a place.
fn shows_a_tie(scene: &Scene) -> bool {
    let placed = scene.facts.placed.as_deref().unwrap_or_default();
    let shown: Vec<u32> = placed
        .iter()
        .filter(|place| scene.desk.locked.is_some() && scene.desk.shows(&place.group))
        .map(|place| place.rank)
        .collect();
    shown.windows(2).any(|pair| pair[0] == pair[1])
}

/// The hall's vote on one line, the most votes first, and below it how many ballots there were.
fn votes_line(scene: &Scene, w: &Words) -> Vec<String> {
    let Some(tally) = &scene.tally else { return Vec::new() };
    let mut teams: Vec<_> = tally.teams.iter().collect();
    teams.sort_by_key(|team| std::cmp::Reverse(team.votes));
    let gap = format!(" {} ", w.stage_comma());
    let line: Vec<String> = teams
        .iter()
        .filter_map(|team| {
            let group = scene.facts.groups.iter().find(|group| group.id.as_str() == team.team.as_str())?;
            Some(format!("{} {}", group.name, w.stage_votes(team.votes)))
        })
        .collect();
    vec![format!("{}{gap}{}", w.stage_vote_title(), line.join(&gap)), super::vote::ballots_line(tally, w)]
}
