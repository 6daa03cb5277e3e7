//! The opinion in plain sentences, for the organiser's page and the command line.

use super::{Confidence, Link, Opinion, Tilt, Undefined, fair_rules};
use crate::words::Lang;

/// Where reliability is called enough.
const ENOUGH: f64 = 0.9;
/// More judges than this are not to be had.
const TOO_MANY: usize = 50;
/// The teams most helped or hurt are told, no more than this.
const MOST_TILTS: usize = 5;

impl Opinion {
    /// How sure the first place is. The winners are the official ones, by their places in the table: one, or several
    /// who share the first rank.
    pub fn verdict(&self, winners: &[usize], lang: Lang) -> String {
        let why = match (winners, self.order) {
            ([winner], Ok(())) => match self.confidence(*winner) {
                Some(confidence) => return first(&self.team(*winner), confidence, lang),
                None => Undefined::NoScores,
            },
            ([_] | [], Err(why)) => why,
            ([], Ok(())) => Undefined::NoScores,
            (several, _) => {
                let names = self.list(several, lang);
                return match lang {
                    Lang::Zh => format!("{names}并列第一，难分高下。"),
                    Lang::En => format!("{names} share the first place: too close to call."),
                };
            }
        };
        match lang {
            Lang::Zh => format!("第一名有多大把握，说不准：{}。", why.message(lang)),
            Lang::En => format!("How sure the first place is cannot be told: {}.", why.message(lang)),
        }
    }

    /// Would another panel agree, and how many judges would it take?
    pub fn reliability_line(&self, lang: Lang) -> String {
        let icc = match &self.reliability.random_panel {
            Ok(icc) => icc.value.clamp(0.0, 1.0),
            Err(why) => {
                return match lang {
                    Lang::Zh => format!("换一批评委会不会一致，说不准：{}。", why.message(lang)),
                    Lang::En => {
                        format!("Whether another panel would agree cannot be told: {}.", why.message(lang))
                    }
                };
            }
        };
        match lang {
            Lang::Zh => format!("换一批评委，名次大体一致的把握：{icc:.2}{}。", self.more_judges(lang)),
            Lang::En => format!(
                "Another panel would put the teams into much the same order with reliability {icc:.2}{}.",
                self.more_judges(lang)
            ),
        }
    }

    fn more_judges(&self, lang: Lang) -> String {
        let Ok(needed) = self.reliability.judges_for(ENOUGH) else { return String::new() };
        // The panel counts as so many whole judges.
        let have = (1..=needed).take_while(|n| super::table::real(*n) <= self.reliability.k + 1e-9).count();
        match (needed - have, lang) {
            (0, _) => String::new(),
            (more, Lang::Zh) if more > TOO_MANY => "；单靠增加评委到不了 0.9".to_owned(),
            (more, Lang::En) if more > TOO_MANY => "; more judges alone would not bring it to 0.9".to_owned(),
            (more, Lang::Zh) => format!("；还需 {more} 位评委才到 0.9"),
            (1, Lang::En) => "; it would take 1 more judge to reach 0.9".to_owned(),
            (more, Lang::En) => format!("; it would take {more} more judges to reach 0.9"),
        }
    }

    /// Would another fair rule change the winner?
    pub fn other_rules_line(&self, winners: &[usize], lang: Lang) -> String {
        fair_rules::sentence(|teams| self.list(teams, lang), winners, &self.winners, lang)
    }

    /// What is missing in a table that falls into pieces: one sentence for each score that would join two.
    pub fn link_lines(&self, lang: Lang) -> Vec<String> {
        let pieces = self.design.pieces.len();
        let one = |link: &Link| {
            let (judge, team) = (self.judge(link.judge), self.team(link.team));
            match lang {
                Lang::Zh => format!(
                    "评委和队伍分成了 {pieces} 块，不能比较；再请{judge}给{team}打一次分，就多连上一块。"
                ),
                Lang::En => format!(
                    "Judges and teams fall into {pieces} groups that cannot be compared; one score by {judge} for {team} would join two of them."
                ),
            }
        };
        self.design.links.iter().map(one).collect()
    }

    /// Whom a missing score helps or hurts: 严格的王评委没有给第三组打分，第三组约占便宜 0.8 分。 None where it does
    /// not show in the first decimal.
    pub fn tilt_line(&self, tilt: &Tilt, lang: Lang) -> Option<String> {
        let (helped, points) = (tilt.points > 0.0, tilt.points.abs());
        if points < 0.05 {
            return None;
        }
        let severity = |judge: &usize| self.judges.get(*judge).and_then(|report| report.severity);
        // The one whose leaning explains the direction: the severe judge where the team gains.
        let told = tilt.missing.iter().find(|judge| severity(judge).is_some_and(|s| (s > 0.0) == helped));
        let (judge, team) = (self.judge(*told?), self.team(tilt.team));
        let others = tilt.missing.len() - 1;
        Some(match lang {
            Lang::Zh => {
                let (kind, what) = if helped { ("严格", "占便宜") } else { ("宽松", "吃亏") };
                let others = if others > 0 { format!("等 {} 位评委", others + 1) } else { String::new() };
                format!("{kind}的{judge}{others}没有给{team}打分，{team}约{what} {points:.1} 分。")
            }
            Lang::En => {
                let (kind, what) = if helped { ("severe", "gains") } else { ("lenient", "loses") };
                let others = if others > 0 { format!(" and {others} more") } else { String::new() };
                format!(
                    "The {kind} {judge}{others} did not score {team}, which {what} about {points:.1} points."
                )
            }
        })
    }

    /// Everything in one go: what is missing, the verdict, what another panel and other rules would say.
    pub fn lines(&self, winners: &[usize], lang: Lang) -> Vec<String> {
        let mut lines = self.link_lines(lang);
        // Where most judges are missing everywhere, missing is the plan and not a misfortune of some teams.
        let few = |tilt: &&Tilt| tilt.missing.len() * 2 <= self.judges.len();
        let tilts = self.design.tilts.iter().filter(few);
        lines.extend(tilts.filter_map(|tilt| self.tilt_line(tilt, lang)).take(MOST_TILTS));
        // Before there is a winner there is nothing to be sure of.
        let winners = (!winners.is_empty()).then_some(winners);
        lines.extend(winners.map(|winners| self.verdict(winners, lang)));
        lines.push(self.reliability_line(lang));
        lines.extend(winners.map(|winners| self.other_rules_line(winners, lang)));
        lines
    }

    fn list(&self, teams: &[usize], lang: Lang) -> String {
        let names: Vec<String> = teams.iter().map(|team| self.team(*team)).collect();
        names.join(if lang == Lang::Zh { "、" } else { ", " })
    }

    fn team(&self, at: usize) -> String {
        self.teams.get(at).map(|team| team.name.clone()).unwrap_or_default()
    }

    fn judge(&self, at: usize) -> String {
        self.judges.get(at).map(|judge| judge.name.clone()).unwrap_or_default()
    }
}

fn first(name: &str, confidence: Confidence, lang: Lang) -> String {
    let words = confidence.message(lang);
    match (confidence, lang) {
        (Confidence::TooClose, Lang::Zh) => format!("{name}得分第一，但与后面的队难分高下。"),
        (Confidence::TooClose, Lang::En) => {
            format!("{name} has the best score, but it is too close to call.")
        }
        (_, Lang::Zh) => format!("第一名是{name}：{words}。"),
        (_, Lang::En) => format!("{name} is truly the best: {words}."),
    }
}
