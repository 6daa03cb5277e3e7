//! The whole rule as one sentence, printed on every score sheet so that nobody has to ask how it was worked out.

use crate::decimal::Decimal;
use crate::rule::{Overtime, Rounding, Rule, TieBreak, TrimOn};
use crate::words::Lang;

impl Rule {
    /// The rule in one sentence.
    pub fn sentence(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => self.in_chinese(),
            Lang::En => self.in_english(),
        }
    }

    /// Only how the result is reckoned from the scores, for a table whose sheet and timing are not known.
    pub fn reckoning(&self, lang: Lang) -> String {
        match lang {
            Lang::Zh => format!(
                "回避或缺席的评委不计入；{}；四舍五入{}；{}。",
                self.mean_in_chinese(),
                places_in_chinese(self.places),
                self.ties_in_chinese()
            ),
            Lang::En => format!(
                "Judges who recuse or are absent are left out; {}; the result is rounded half up to {}; {}.",
                self.mean_in_english(),
                places_in_english(self.places),
                self.ties_in_english()
            ),
        }
    }

    fn in_chinese(&self) -> String {
        let clauses = [
            format!(
                "评委按 {} 项打分（{}），满分 {}，以 {} 分为一档",
                self.dimensions.len(),
                self.sheet(Lang::Zh, "、", "×"),
                self.full_marks,
                self.step
            ),
            "回避或缺席的评委不计入".to_owned(),
            self.mean_in_chinese(),
            format!("四舍五入{}", places_in_chinese(self.places)),
            self.timing_in_chinese(),
            match self.audience_percent {
                0 => "观众投票单独公布，不计入得分".to_owned(),
                p => format!("评委分占 {}%，观众分（满分×得票率）占 {p}%", 100 - p),
            },
            self.ties_in_chinese(),
        ];
        format!("{}：{}。", self.name.get(Lang::Zh), clauses.join("；"))
    }

    fn mean_in_chinese(&self) -> String {
        let (k, from) = (self.trim.each_end, self.trim.from);
        let what = match self.trim_on {
            TrimOn::JudgeTotals => "每位评委的总分",
            TrimOn::EachDimension => "每一项的得分",
        };
        let stage = match (self.rounding, self.trim_on) {
            (Rounding::Once, _) => "，中间不取舍",
            (Rounding::EachStage, TrimOn::JudgeTotals) => "，每位评委的总分先取舍一次",
            (Rounding::EachStage, TrimOn::EachDimension) => "，每一项的平均分和加权分各取舍一次，再相加",
        };
        if k == 0 {
            format!("{what}取平均{stage}")
        } else {
            format!(
                "{what}去掉 {k} 个最高和 {k} 个最低后取平均（到场不满 {from} 位评委时不去，直接取平均）{stage}"
            )
        }
    }

    fn timing_in_chinese(&self) -> String {
        let timing = &self.timing;
        let show = format!("展示 {}", time(timing.show_seconds, Lang::Zh));
        let questions = match timing.question_seconds {
            0 => String::new(),
            seconds => format!("、问答 {}", time(seconds, Lang::Zh)),
        };
        let overtime = match timing.overtime {
            None => "，超时不扣分".to_owned(),
            Some(Overtime { every_seconds, points, most }) => {
                format!(
                    "，每超时 {}（不足也算）扣 {points} 分、最多 {most} 分",
                    time(every_seconds, Lang::Zh)
                )
            }
        };
        format!("{show}{questions}{overtime}")
    }

    fn ties_in_chinese(&self) -> String {
        let links: Vec<String> = self.ties.iter().map(|tie| self.tie(*tie, Lang::Zh)).collect();
        if links.is_empty() {
            return "同分即名次并列（1-2-2-4）".to_owned();
        }
        format!("同分时依次比{}，仍相同则名次并列（1-2-2-4）", links.join("、"))
    }

    fn in_english(&self) -> String {
        let clauses = [
            format!(
                "judges score {} {} ({}), {} in all, in steps of {}",
                self.dimensions.len(),
                if self.dimensions.len() == 1 { "dimension" } else { "dimensions" },
                self.sheet(Lang::En, ", ", " × "),
                self.full_marks,
                self.step
            ),
            "judges who recuse or are absent are left out".to_owned(),
            self.mean_in_english(),
            format!("the result is rounded half up to {}", places_in_english(self.places)),
            self.timing_in_english(),
            match self.audience_percent {
                0 => "the audience's vote is announced on its own and does not count".to_owned(),
                p => format!(
                    "judges count {}% and the audience (full marks × share of the vote) {p}%",
                    100 - p
                ),
            },
            self.ties_in_english(),
        ];
        format!("{}: {}.", self.name.get(Lang::En), clauses.join("; "))
    }

    fn mean_in_english(&self) -> String {
        let (k, from) = (self.trim.each_end, self.trim.from);
        let what = match self.trim_on {
            TrimOn::JudgeTotals => "judges' totals",
            TrimOn::EachDimension => "the scores of each dimension",
        };
        let stage = match (self.rounding, self.trim_on) {
            (Rounding::Once, _) => ", with no rounding on the way",
            (Rounding::EachStage, TrimOn::JudgeTotals) => ", each judge's total being rounded first",
            (Rounding::EachStage, TrimOn::EachDimension) => {
                ", each dimension's mean and weighted mean being rounded before they are added up"
            }
        };
        if k == 0 {
            format!("{what} are averaged{stage}")
        } else {
            format!(
                "{what} are averaged without the {k} highest and {k} lowest \
                 (with fewer than {from} judges present, nothing is dropped){stage}"
            )
        }
    }

    fn timing_in_english(&self) -> String {
        let timing = &self.timing;
        let show = format!("{} to present", time(timing.show_seconds, Lang::En));
        let questions = match timing.question_seconds {
            0 => String::new(),
            seconds => format!(" and {} for questions", time(seconds, Lang::En)),
        };
        let overtime = match timing.overtime {
            None => ", nothing off for overtime".to_owned(),
            Some(Overtime { every_seconds, points, most }) => {
                format!(
                    ", {points} off for each started {} of overtime, {most} at most",
                    time(every_seconds, Lang::En)
                )
            }
        };
        format!("{show}{questions}{overtime}")
    }

    fn ties_in_english(&self) -> String {
        let links: Vec<String> = self.ties.iter().map(|tie| self.tie(*tie, Lang::En)).collect();
        if links.is_empty() {
            return "equal results share the rank (1-2-2-4)".to_owned();
        }
        format!("ties are settled by {}, and otherwise share the rank (1-2-2-4)", links.join(", then "))
    }

    /// The sheet's dimensions with their maxima, and their weights where these are not 1.
    fn sheet(&self, lang: Lang, comma: &str, times: &str) -> String {
        let one = |d: &crate::rule::Dimension| {
            let weight =
                if d.weight == Decimal::ONE { String::new() } else { format!("{times}{}", d.weight) };
            format!("{} {}{weight}", d.name.get(lang), d.max)
        };
        self.dimensions.iter().map(one).collect::<Vec<_>>().join(comma)
    }

    fn tie(&self, tie: TieBreak, lang: Lang) -> String {
        match (tie, lang) {
            (TieBreak::MorePlaces, Lang::Zh) => format!("小数点后第 {}、{} 位", self.places + 1, self.places + 2),
            (TieBreak::MorePlaces, Lang::En) => {
                format!("decimals {} and {}", self.places + 1, self.places + 2)
            }
            (TieBreak::SumWithDropped, Lang::Zh) => {
                "含被去掉分数在内的全部评委总分之和（评委人数不同时除以人数）".to_owned()
            }
            (TieBreak::SumWithDropped, Lang::En) => {
                "the sum of all judges' totals, dropped ones included (divided by their number where it differs)".to_owned()
            }
            (TieBreak::Dimension(place), _) => {
                let name = self.dimensions.get(place).map_or("", |d| d.name.get(lang));
                match lang {
                    Lang::Zh => format!("“{name}”平均分"),
                    Lang::En => format!("the mean of “{name}”"),
                }
            }
        }
    }
}

fn places_in_chinese(places: u8) -> String {
    if places == 0 { "取整".to_owned() } else { format!("保留 {places} 位小数") }
}

fn places_in_english(places: u8) -> String {
    match places {
        0 => "a whole number".to_owned(),
        1 => "1 decimal".to_owned(),
        n => format!("{n} decimals"),
    }
}

/// Whole minutes as minutes, anything else in seconds.
fn time(seconds: u32, lang: Lang) -> String {
    match (seconds.is_multiple_of(60), seconds / 60, lang) {
        (true, minutes, Lang::Zh) => format!("{minutes} 分钟"),
        (false, _, Lang::Zh) => format!("{seconds} 秒"),
        (true, 1, Lang::En) => "1 minute".to_owned(),
        (true, minutes, Lang::En) => format!("{minutes} minutes"),
        (false, _, Lang::En) => format!("{seconds} seconds"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presets::Preset;

    #[test]
    fn the_roadshow_in_one_sentence() {
        let rule = Preset::Roadshow.rule();
        assert_eq!(
            rule.sentence(Lang::Zh),
            "方案路演：评委按 5 项打分（创新性 20、可行性 20、针对性 20、实效与可推广 20、展示表达与应答 20），满分 100，\
             以 0.5 分为一档；回避或缺席的评委不计入；每位评委的总分去掉 1 个最高和 1 个最低后取平均（到场不满 5 位评委时\
             不去，直接取平均），中间不取舍；四舍五入保留 2 位小数；展示 8 分钟、问答 7 分钟，超时不扣分；观众投票单独公布，\
             不计入得分；同分时依次比小数点后第 3、4 位、含被去掉分数在内的全部评委总分之和（评委人数不同时除以人数）、\
             “针对性”平均分、“实效与可推广”平均分，仍相同则名次并列（1-2-2-4）。"
        );
        assert_eq!(
            rule.sentence(Lang::En),
            "Proposal roadshow: judges score 5 dimensions (Novelty 20, Feasibility 20, Answers a real need 20, Effect \
             and reuse 20, Presentation and answers 20), 100 in all, in steps of 0.5; judges who recuse or are absent \
             are left out; judges' totals are averaged without the 1 highest and 1 lowest (with fewer than 5 judges \
             present, nothing is dropped), with no rounding on the way; the result is rounded half up to 2 decimals; \
             8 minutes to present and 7 minutes for questions, nothing off for overtime; the audience's vote is \
             announced on its own and does not count; ties are settled by decimals 3 and 4, then the sum of all \
             judges' totals, dropped ones included (divided by their number where it differs), then the mean of \
             “Answers a real need”, then the mean of “Effect and reuse”, and otherwise share the rank (1-2-2-4)."
        );
    }

    #[test]
    fn every_setting_that_changes_a_result_changes_the_sentence() {
        let rule = Preset::Speech.rule();
        let changes: [fn(&mut Rule); 11] = [
            |r| r.dimensions[0].weight = Decimal::from_thousandths(1_500),
            |r| r.dimensions[0].max = Decimal::whole(5),
            |r| r.step = Decimal::from_thousandths(500),
            |r| r.trim.each_end = 0,
            |r| r.trim.from = 7,
            |r| r.trim_on = TrimOn::EachDimension,
            |r| r.places = 3,
            |r| r.rounding = Rounding::EachStage,
            |r| r.timing.overtime = None,
            |r| r.ties = vec![TieBreak::SumWithDropped],
            |r| r.audience_percent = 10,
        ];
        for lang in [Lang::Zh, Lang::En] {
            let mut seen = vec![rule.sentence(lang)];
            for change in changes {
                let mut changed = rule.clone();
                change(&mut changed);
                seen.push(changed.sentence(lang));
            }
            let count = seen.len();
            seen.sort();
            seen.dedup();
            assert_eq!(seen.len(), count);
        }
    }
}
