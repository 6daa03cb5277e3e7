//! The rule that a table is reckoned by: from a file, with options on top, or the plain one that a table suggests.

use anyhow::{Context as _, Result, bail};
use judging::problem::{FINEST, LEAST_TO_TRIM, MOST_MAX, MOST_PLACES, MOST_TRIM};
use judging::{
    Decimal, Dimension, FrozenRule, Lang, Preset, Rounding, Rule, TieBreak, Timing, Trim, TrimOn, Words,
};
use serde::Deserialize;

use super::heading::{Header, plain};
use super::rows::Row;

/// A rule and how it is told.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Chosen {
    /// The rule.
    pub(super) rule: FrozenRule,
    /// Its sentence.
    pub(super) sentence: String,
}

/// What the command line says about the rule.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Changes {
    /// Drop so many at each end.
    pub(super) trim: Option<u8>,
    /// Announce so many decimals.
    pub(super) places: Option<u8>,
}

impl Changes {
    /// Does it say anything?
    pub(super) fn any(self) -> bool {
        self.trim.is_some() || self.places.is_some()
    }

    fn on(self, rule: Rule) -> Rule {
        let trim = self.trim.map_or(rule.trim, trimming);
        Rule { trim, places: self.places.unwrap_or(rule.places), ..rule }
    }
}

/// A rule file: TOML, or the record of a roadshow, whose rule is taken.
pub(super) fn from_text(text: &str) -> Result<Rule> {
    #[derive(Deserialize)]
    struct Record {
        rule: Option<Rule>,
    }
    if text.trim_start().starts_with('{') {
        let record: Record = serde_json::from_str(text)?;
        return record.rule.context("这份记录里没有定稿的规则");
    }
    Ok(toml::from_str(text)?)
}

/// A written rule with the options on top.
pub(super) fn written(rule: Rule, changes: Changes) -> Result<Chosen> {
    let rule = freeze(changes.on(rule))?;
    let sentence = rule.rule().sentence(Lang::Zh);
    Ok(Chosen { rule, sentence })
}

/// The plain rule for these columns: every figure allowed that occurs, nothing dropped unless asked for, equal results
/// share the rank.
pub(super) fn suggested(columns: &[(usize, String)], rows: &[Row], changes: Changes) -> Result<Chosen> {
    let rule = freeze(changes.on(bare(columns, rows)))?;
    let sentence = rule.rule().reckoning(Lang::Zh);
    Ok(Chosen { rule, sentence })
}

/// The rules that an export without a written rule may have been announced by, the plainest first.
pub(super) fn guesses(columns: &[(usize, String)], rows: &[Row], places: u8) -> Vec<Chosen> {
    let chains: [&[TieBreak]; 3] = [
        &[],
        &[TieBreak::MorePlaces, TieBreak::SumWithDropped, TieBreak::Dimension(0)],
        &[TieBreak::MorePlaces, TieBreak::SumWithDropped, TieBreak::Dimension(2), TieBreak::Dimension(3)],
    ];
    let mut guesses = Vec::new();
    for trim_on in [TrimOn::JudgeTotals, TrimOn::EachDimension] {
        for each_end in 0..=MOST_TRIM {
            for ties in chains {
                let bare = bare(columns, rows);
                let rule = Rule { trim: trimming(each_end), trim_on, places, ties: ties.to_vec(), ..bare };
                if let Ok(rule) = rule.freeze() {
                    let sentence = rule.rule().reckoning(Lang::Zh);
                    guesses.push(Chosen { rule, sentence });
                }
            }
        }
    }
    guesses
}

/// The columns of a rule's dimensions, by their names; in the order of the sheet where no name fits.
pub(super) fn columns(
    rule: &Rule,
    header: &Header,
    numeric: &[(usize, String)],
) -> Result<Vec<(usize, String)>> {
    let by_name = |dimension: &Dimension| {
        let names = [plain(&dimension.name.zh), plain(&dimension.name.en)];
        let fits =
            |(_, heading): &&(usize, String)| names.contains(&plain(heading)) && !plain(heading).is_empty();
        header.others.iter().find(fits).cloned()
    };
    let named: Vec<Option<(usize, String)>> = rule.dimensions.iter().map(by_name).collect();
    if let Some(all) = named.iter().cloned().collect() {
        return Ok(all);
    }
    if named.iter().all(Option::is_none) && numeric.len() == rule.dimensions.len() {
        return Ok(numeric.to_vec());
    }
    let missing = rule.dimensions.iter().zip(&named).filter(|(_, column)| column.is_none());
    let missing: Vec<&str> = missing.map(|(dimension, _)| dimension.name.zh.as_str()).collect();
    bail!("表里没有规则要的列：{}", missing.join("、"))
}

fn bare(columns: &[(usize, String)], rows: &[Row]) -> Rule {
    let finest = rows.iter().flat_map(|row| &row.given).filter_map(|given| match given {
        super::cells::Given::Score(score) => Some(score.places().min(FINEST)),
        _ => None,
    });
    let step = Decimal::from_thousandths(10_i32.pow(u32::from(FINEST - finest.max().unwrap_or(0))));
    let dimensions: Vec<Dimension> = columns
        .iter()
        .map(|(_, heading)| Dimension {
            name: Words::new(heading.clone(), ""),
            max: MOST_MAX,
            weight: Decimal::ONE,
        })
        .collect();
    Rule {
        name: Words::new("评分表", "Table of scores"),
        full_marks: dimensions.iter().map(|dimension| dimension.max).sum(),
        dimensions,
        step,
        trim: trimming(0),
        trim_on: TrimOn::JudgeTotals,
        places: 2,
        rounding: Rounding::Once,
        timing: Timing { overtime: None, ..Preset::Roadshow.rule().timing },
        ties: vec![],
        audience_percent: 0,
    }
}

/// So many at each end, from as few scores as allowed.
fn trimming(each_end: u8) -> Trim {
    Trim { each_end, from: LEAST_TO_TRIM.max(each_end.saturating_mul(2).saturating_add(1)) }
}

fn freeze(rule: Rule) -> Result<FrozenRule> {
    if rule.trim.each_end > MOST_TRIM {
        bail!("最多去掉 {MOST_TRIM} 个最高和 {MOST_TRIM} 个最低");
    }
    if rule.places > MOST_PLACES {
        bail!("最多保留 {MOST_PLACES} 位小数");
    }
    rule.freeze().map_err(|not| {
        let all: Vec<String> = not.0.iter().map(ToString::to_string).collect();
        anyhow::anyhow!("评分规则不能用：{}", all.join("; "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_preset_is_a_rule_file() {
        for preset in Preset::ALL {
            let text = toml::to_string(&preset.rule()).unwrap();
            assert_eq!(from_text(&text).unwrap(), preset.rule(), "{text}");
        }
    }

    #[test]
    fn options_change_a_written_rule() {
        let changes = Changes { trim: Some(3), places: Some(3) };
        let chosen = written(Preset::Roadshow.rule(), changes).unwrap();
        assert_eq!(chosen.rule.rule().trim, Trim { each_end: 3, from: 7 });
        assert!(chosen.sentence.contains("去掉 3 个最高") && chosen.sentence.contains("保留 3 位小数"));
        for wrong in [Changes { trim: Some(200), ..changes }, Changes { places: Some(9), ..changes }] {
            assert!(written(Preset::Roadshow.rule(), wrong).is_err());
        }
    }
}
