//! The sum behind an announced value, written out so that any judge can recompute it by hand.

use crate::decimal::Decimal;
use crate::outcome::{Line, Working};
use crate::panel::weighted_mean;
use crate::words::Lang;

impl Working {
    /// The whole way in one sentence: 去掉 96.0 和 84.5，其余 5 个相加 ÷ 5 = 90.30.
    pub fn sentence(&self, lang: Lang) -> String {
        let panel = match self.lines.as_slice() {
            [line] if line.dimension.is_none() => self.totals(line, lang),
            lines => self.dimensions(lines, lang),
        };
        format!("{panel}{}{}", self.overtime_clause(lang), self.audience_clause(lang))
    }

    /// Every figure that goes in, line by line, from highest to lowest so that nobody is recognised: for the sheet
    /// that judges sign.
    pub fn in_full(&self, lang: Lang) -> Vec<String> {
        let mut steps: Vec<String> = self.lines.iter().map(|line| self.line_in_full(line, lang)).collect();
        steps.push(self.sentence(lang));
        steps
    }

    fn totals(&self, line: &Line, lang: Lang) -> String {
        let (n, panel) = (self.kept, self.panel.show(self.places));
        match (self.dropped(line, lang), lang) {
            (Some(dropped), Lang::Zh) => format!("去掉 {dropped}，其余 {n} 个相加 ÷ {n} = {panel}"),
            (Some(dropped), Lang::En) => format!("without {dropped}, the other {n} added up ÷ {n} = {panel}"),
            (None, Lang::Zh) => format!("{n} 个相加 ÷ {n} = {panel}"),
            (None, Lang::En) => format!("all {n} added up ÷ {n} = {panel}"),
        }
    }

    fn dimensions(&self, lines: &[Line], lang: Lang) -> String {
        let panel = self.panel.show(self.places);
        let means: Option<Vec<String>> = lines.iter().map(|line| self.mean_times_weight(line)).collect();
        if let Some(means) = means {
            let sum = means.join(" + ");
            return match lang {
                Lang::Zh => format!("各项平均分相加：{sum} = {panel}"),
                Lang::En => format!("the means of the dimensions added up: {sum} = {panel}"),
            };
        }
        let terms = lines.iter().map(|line| times_weight(line.sum.show(self.score_places), line.weight));
        let (terms, n) = (terms.collect::<Vec<_>>().join(" + "), self.kept);
        let k = lines.first().map_or(0, |line| line.dropped_high.len());
        match (k, lang) {
            (0, Lang::Zh) => format!("各项得分相加：({terms}) ÷ {n} = {panel}"),
            (0, Lang::En) => format!("the dimensions added up: ({terms}) ÷ {n} = {panel}"),
            (_, Lang::Zh) => format!("各项去掉 {k} 个最高和 {k} 个最低后相加：({terms}) ÷ {n} = {panel}"),
            (_, Lang::En) => {
                format!(
                    "the dimensions without the {k} highest and {k} lowest added up: ({terms}) ÷ {n} = {panel}"
                )
            }
        }
    }

    fn mean_times_weight(&self, line: &Line) -> Option<String> {
        let mean = line.rounded_mean?.show(self.places);
        let value = weighted_mean(line, self.places)?.show(self.places);
        Some(if line.weight == Decimal::ONE {
            mean
        } else {
            format!("({mean} × {} = {value})", line.weight)
        })
    }

    fn line_in_full(&self, line: &Line, lang: Lang) -> String {
        let kept =
            line.kept.iter().map(|score| score.show(self.score_places)).collect::<Vec<_>>().join(" + ");
        let (n, sum) = (self.kept, line.sum.show(self.score_places));
        let mean = line.rounded_mean.map_or_else(String::new, |mean| match lang {
            Lang::Zh => format!("，÷ {n} = {}", mean.show(self.places)),
            Lang::En => format!(", ÷ {n} = {}", mean.show(self.places)),
        });
        let place = line.dimension.map_or_else(String::new, |place| match lang {
            Lang::Zh => format!("第 {} 项：", place + 1),
            Lang::En => format!("dimension {}: ", place + 1),
        });
        match (self.dropped(line, lang), lang) {
            (Some(dropped), Lang::Zh) => format!("{place}去掉 {dropped}；{kept} = {sum}{mean}"),
            (Some(dropped), Lang::En) => format!("{place}without {dropped}; {kept} = {sum}{mean}"),
            (None, _) => format!("{place}{kept} = {sum}{mean}"),
        }
    }

    /// The dropped ones, highest first; none where nothing is dropped.
    fn dropped(&self, line: &Line, lang: Lang) -> Option<String> {
        let (comma, and) = match lang {
            Lang::Zh => ("、", " 和 "),
            Lang::En => (", ", " and "),
        };
        let list = |scores: &[Decimal]| {
            scores.iter().map(|score| score.show(self.score_places)).collect::<Vec<_>>().join(comma)
        };
        let (high, low) = (list(&line.dropped_high), list(&line.dropped_low));
        (!high.is_empty()).then(|| format!("{high}{and}{low}"))
    }

    fn overtime_clause(&self, lang: Lang) -> String {
        if self.overtime == Decimal::ZERO {
            return String::new();
        }
        let (off, rest) = (self.overtime.show(self.places), self.after_overtime().show(self.places));
        match lang {
            Lang::Zh => format!("，超时扣 {off} = {rest}"),
            Lang::En => format!(", less {off} for overtime = {rest}"),
        }
    }

    fn audience_clause(&self, lang: Lang) -> String {
        let Some(part) = self.audience else { return String::new() };
        let (judges, percent) = (self.after_overtime().show(self.places), part.percent);
        let (points, rest) = (part.points.show(self.places), 100 - part.percent);
        let announced = self.announced.show(self.places);
        match lang {
            Lang::Zh => format!("；评委 {judges} × {rest}% + 观众 {points} × {percent}% = {announced}"),
            Lang::En => format!("; judges {judges} × {rest}% + audience {points} × {percent}% = {announced}"),
        }
    }

    fn after_overtime(&self) -> Decimal {
        (self.panel - self.overtime).max(Decimal::ZERO)
    }
}

fn times_weight(value: String, weight: Decimal) -> String {
    if weight == Decimal::ONE { value } else { format!("{value} × {weight}") }
}
