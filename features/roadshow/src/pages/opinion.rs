//! How sure the order is, in words: for organisers only, to be read on a screen or printed.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use classes::ClassId;
use judging::opinion::TeamOpinion;
use judging::opinion::confidence::LEAST_FOR_VERY_SURE;
use web::{Error, Kind, Lang, Page, Visit};

use super::opinion_judges::{JudgeRow, judge_rows};
use super::show::tongue;
use crate::actions::{self, SecondOpinion};
use crate::links;
use crate::model::opinion::SecondLook;
use crate::words::{Words, words};

/// Length of the scale on which ranks are drawn.
const SCALE: usize = 240;
/// The groups most helped or hurt by missing scores are told, no more than this.
const MOST_TILTS: usize = 5;

#[derive(Template)]
#[template(path = "opinion.html")]
pub(crate) struct OpinionPage {
    pub class_name: String,
    pub back: String,
    pub told: Told,
    pub printed: String,
    pub w: &'static Words,
}

/// What the page has to tell.
pub(crate) enum Told {
    /// Nothing yet: title, text, what can be done and where.
    Nothing([String; 4]),
    /// The second opinion.
    Opinion(Box<OpinionView>),
}

/// The second opinion in sentences and rows.
pub(crate) struct OpinionView {
    pub verdict: String,
    pub settled: bool,
    pub few_judges: bool,
    pub more_counts: bool,
    pub beside: bool,
    pub figures: Vec<Figure>,
    pub rows: Vec<RankRow>,
    pub connected: bool,
    pub design: Vec<String>,
    pub judges: Vec<JudgeRow>,
    pub drawn: String,
}

/// A figure in a sentence, and one more about what it means.
pub(crate) struct Figure {
    pub said: String,
    pub means: String,
}

/// One group: the official result, the adjusted one, the ranks that are probable.
pub(crate) struct RankRow {
    pub name: String,
    pub value: String,
    pub rank: String,
    pub adjusted: String,
    pub adjusted_rank: String,
    pub moves: bool,
    pub first: String,
    pub range: String,
    pub bar: Option<Bar>,
}

/// The interval of ranks on the scale, and where the official rank lies.
#[derive(Debug, Clone)]
pub(crate) struct Bar {
    pub start: usize,
    pub width: usize,
    pub mark: Option<usize>,
}

impl OpinionPage {
    /// The page of what can be said about a roadshow.
    pub(crate) fn of(opinion: &SecondOpinion, visit: &Visit) -> Self {
        let (w, setting) = (words(visit.lang()), &opinion.setting);
        let (class, board) = (&setting.class.id, links::board(&setting.class.id));
        let told = match &opinion.look {
            Some(look) => Told::Opinion(Box::new(OpinionView::of(look, visit.lang()))),
            None if setting.rule.is_none() => Told::Nothing([
                w.opinion_rule_open(),
                w.opinion_rule_open_text(),
                w.opinion_to_rubric(),
                links::rubric(class),
            ]),
            None => Told::Nothing([
                w.opinion_no_scores(),
                w.opinion_no_scores_text(),
                w.board_title(),
                board.clone(),
            ]),
        };
        Self {
            class_name: setting.class.name.clone(),
            back: board,
            told,
            printed: w.printed_at(visit.ctx.full_moment(visit.ctx.now)),
            w,
        }
    }
}

impl OpinionView {
    /// What the engine found, in words.
    pub(crate) fn of(look: &SecondLook, lang: Lang) -> Self {
        let (w, tongue, opinion) = (words(lang), tongue(lang), &look.opinion);
        let (winners, beside) = (look.winners(), look.adjusted_is_shown());
        // The first place is judged by the scores of the winner; before there is one, by those of everybody.
        let scores = winners.iter().map(|at| opinion.teams[*at].scores).min();
        Self {
            verdict: if look.settled { opinion.verdict(&winners, tongue) } else { w.opinion_not_settled() },
            settled: look.settled,
            few_judges: scores.unwrap_or_else(|| look.fewest_scores()) < LEAST_FOR_VERY_SURE,
            more_counts: look.more_counts,
            beside,
            figures: figures(look, &winners, lang),
            rows: rows(look, lang),
            connected: opinion.design.is_connected(),
            design: design(look, lang),
            judges: judge_rows(opinion, w),
            drawn: w.opinion_drawn(opinion.draws, opinion.seed.to_string()),
        }
    }
}

fn figures(look: &SecondLook, winners: &[usize], lang: Lang) -> Vec<Figure> {
    let (w, tongue, opinion) = (words(lang), tongue(lang), &look.opinion);
    let mut figures = Vec::new();
    if !winners.is_empty() {
        let said = opinion.other_rules_line(winners, tongue);
        figures.push(Figure { said, means: w.opinion_other_rules_means() });
    }
    let said = opinion.reliability_line(tongue);
    figures.push(Figure { said, means: w.opinion_reliability_means() });
    let said = match &opinion.reliability.concordance {
        Ok(found) => w.opinion_agreement(format!("{:.2}", found.w), found.judges),
        Err(why) => w.opinion_agreement_unknown(why.message(tongue)),
    };
    figures.push(Figure { said, means: w.opinion_agreement_means() });
    if let Ok(spread) = opinion.spread {
        let points = |deviation: f64| format!("{deviation:.1}");
        let said = w.opinion_spread(points(spread.team), points(spread.judge), points(spread.residual));
        figures.push(Figure { said, means: w.opinion_spread_means() });
    }
    figures
}

/// The rows in the official order; before there is one, by what the groups have on average.
fn rows(look: &SecondLook, lang: Lang) -> Vec<RankRow> {
    let (w, teams) = (words(lang), &look.opinion.teams);
    let mut order: Vec<usize> = (0..teams.len()).collect();
    let mean = |at: usize| teams[at].adjusted.or(teams[at].mean).unwrap_or(f64::NEG_INFINITY);
    order.sort_by(|a, b| {
        let rank = |at: usize| look.official[at].1.unwrap_or(u32::MAX);
        rank(*a).cmp(&rank(*b)).then(mean(*b).total_cmp(&mean(*a)))
    });
    order.into_iter().map(|at| row(&teams[at], &look.official[at], teams.len(), w)).collect()
}

fn row(team: &TeamOpinion, (value, rank): &(Option<String>, Option<u32>), of: usize, w: &Words) -> RankRow {
    let bar = team.standing.map(|standing| bar(standing.best, standing.worst, *rank, of));
    RankRow {
        name: team.name.clone(),
        value: value.clone().unwrap_or_default(),
        rank: rank.map(|rank| rank.to_string()).unwrap_or_default(),
        adjusted: team.adjusted.map(|points| format!("{points:.2}")).unwrap_or_default(),
        adjusted_rank: team.adjusted_rank.map(|rank| rank.to_string()).unwrap_or_default(),
        moves: rank.is_some() && team.adjusted_rank.is_some() && *rank != team.adjusted_rank,
        first: team.standing.map(|standing| share(standing.first, w)).unwrap_or_default(),
        range: match team.standing {
            Some(standing) if standing.best == standing.worst => w.opinion_rank_one(standing.best),
            Some(standing) => w.opinion_rank_range(standing.best, standing.worst),
            None => w.opinion_rank_unknown(),
        },
        bar,
    }
}

/// The ranks from best to worst of so many on the scale, and where the official one lies.
pub(super) fn bar(best: usize, worst: usize, rank: Option<u32>, of: usize) -> Bar {
    let end = |rank: usize| rank * SCALE / of.max(1);
    let start = end(best.saturating_sub(1));
    let middle = |rank: u32| usize::try_from(rank).ok().map(|rank| (2 * rank - 1) * SCALE / (2 * of.max(1)));
    Bar { start, width: end(worst).saturating_sub(start), mark: rank.and_then(middle) }
}

/// A probability as people say it: draws are never certain.
fn share(probability: f64, w: &Words) -> String {
    match 100.0 * probability {
        percent if percent > 99.0 => w.opinion_over_99(),
        percent if percent < 1.0 => w.opinion_under_1(),
        percent => format!("{percent:.0}%"),
    }
}

/// Can everybody be compared, and whom do missing scores help?
fn design(look: &SecondLook, lang: Lang) -> Vec<String> {
    let (w, tongue, opinion) = (words(lang), tongue(lang), &look.opinion);
    let mut lines = opinion.link_lines(tongue);
    if !opinion.design.is_connected() {
        return lines;
    }
    if opinion.complete {
        lines.push(w.opinion_complete());
    } else if look.settled {
        lines.push(w.opinion_connected());
        let told = opinion.design.tilts.iter().filter_map(|tilt| opinion.tilt_line(tilt, tongue));
        let told: Vec<String> = told.take(MOST_TILTS).collect();
        if told.is_empty() {
            lines.push(w.opinion_no_tilt());
        }
        lines.extend(told);
    } else {
        // A score that is still to come helps nobody.
        lines.push(w.opinion_connected_so_far());
    }
    lines
}

pub(super) async fn show(visit: Visit, Path(class): Path<String>) -> Result<Response, Error> {
    let class: ClassId = class.parse()?;
    let opinion = visit.read(move |tx, ctx| actions::second_opinion(tx, ctx, &class)).await?;
    let page =
        Page::new(Kind::Desk, words(visit.lang()).opinion_title()).of_class(opinion.setting.class.here());
    visit.page(&page, &OpinionPage::of(&opinion, &visit))
}
