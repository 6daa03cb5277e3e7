//! A chain of hashes over every score sheet that was handed in: who holds its end can tell whether a sheet was
//! changed, left out or put in later.
//!
//! # The chain, spelled out
//!
//! 1. The beginning: SHA-256 of `score sheets`, one line feed (0x0A), the frozen rule as compact JSON, one line
//!    feed, and the seed text of the running order (nothing where none was drawn).
//! 2. For each sheet, in the order in which they were handed in: SHA-256 of the hash before it in lower-case hex,
//!    one line feed, and the sheet as compact JSON, its fields in the order of [`Line`].
//! 3. The last hash stands beside the announced result.
//!
//! A hash that is published with the result binds those who keep the sheets from then on, as a ledger bound with a
//! thread does; it does not say who wrote them.
//!
//! Source: S. Haber, W. S. Stornetta, How to time-stamp a digital document, J. Cryptology 3 (1991).

use serde::{Deserialize, Serialize};

use crate::decimal::Decimal;
use crate::draw::seal;
use crate::rule::Rule;

/// One sheet, as it stands in the record.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// The sheet's own name.
    pub id: String,
    /// Who judged.
    pub judge: String,
    /// Which team.
    pub team: String,
    /// 1 for the first, counted up for each revision.
    pub revision: i64,
    /// The scores in the order of the dimensions.
    pub scores: Vec<Decimal>,
    /// What the judge wrote to the team.
    pub comment: String,
    /// Why it was corrected by somebody else; empty for the judge's own.
    pub reason: String,
    /// When, in milliseconds since 1970 UTC.
    pub at: i64,
    /// Who handed it in.
    pub by: String,
}

/// The hash each sheet gets, in order; the last one is the end of the chain. No sheets, no hashes.
///
/// # Errors
/// When rule or sheet cannot be written as JSON, which no rule and no sheet is known to do.
pub fn chain(rule: &Rule, seed_text: &str, lines: &[Line]) -> Result<Vec<String>, serde_json::Error> {
    let mut before = seal(&format!("score sheets\n{}\n{seed_text}", serde_json::to_string(rule)?));
    let mut hashes = Vec::with_capacity(lines.len());
    for line in lines {
        before = seal(&format!("{before}\n{}", serde_json::to_string(line)?));
        hashes.push(before.clone());
    }
    Ok(hashes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::presets::Preset;

    fn line(judge: &str, points: i32) -> Line {
        Line {
            id: format!("{judge}-{points}"),
            judge: judge.into(),
            team: "第一组".into(),
            revision: 1,
            scores: vec![Decimal::whole(points); 5],
            comment: "讲得实在".into(),
            reason: String::new(),
            at: 1_700_000_000_000,
            by: judge.into(),
        }
    }

    fn end(lines: &[Line]) -> Option<String> {
        chain(&Preset::Roadshow.rule(), "3-7-5", lines).unwrap().pop()
    }

    #[test]
    fn whatever_is_changed_left_out_put_in_or_reordered_changes_the_end() {
        let lines = [line("甲", 18), line("乙", 17), line("丙", 16)];
        let told = end(&lines);
        assert_eq!(told, end(&lines.clone()), "the same sheets, the same end");
        let mut changed = lines.clone();
        changed[0].scores[2] = Decimal::whole(19);
        let mut reordered = lines.clone();
        reordered.swap(0, 1);
        let more: Vec<Line> = lines.iter().cloned().chain([line("丁", 15)]).collect();
        for other in [&changed[..], &reordered, &more, &lines[..2], &[]] {
            assert_ne!(end(other), told);
        }
        let other_rule = chain(&Preset::Speech.rule(), "3-7-5", &lines).unwrap().pop();
        let other_seed = chain(&Preset::Roadshow.rule(), "3-7-6", &lines).unwrap().pop();
        assert!(told != other_rule && told != other_seed);
    }

    #[test]
    fn a_sheet_that_went_through_a_file_has_the_same_hash() {
        let lines = vec![line("甲", 18), line("乙", 17)];
        let text = serde_json::to_string_pretty(&lines).unwrap();
        let back: Vec<Line> = serde_json::from_str(&text).unwrap();
        assert_eq!(end(&back), end(&lines));
    }
}
