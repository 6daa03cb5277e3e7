//! Single cells: scores as people and spreadsheets write them, and yes or no.

use judging::Decimal;
use judging::problem::FINEST;
use sheets::table::Cell;

/// What stands in the cell of a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Given {
    /// A score.
    Score(Decimal),
    /// Nothing.
    Nothing,
    /// 回避 instead of a score.
    Recused,
    /// 缺席 instead of a score.
    Absent,
    /// Something else.
    Unreadable,
    /// A number with more decimals than are reckoned with.
    TooFine,
}

/// Reads the cell of a score.
pub(super) fn score(cell: &Cell) -> Given {
    if cell.is_blank() {
        return Given::Nothing;
    }
    let text: String = cell.text.chars().filter(|c| !c.is_whitespace()).map(narrow).collect();
    if let Some(word) = word(&text) {
        return word;
    }
    let digits = text.strip_suffix('分').unwrap_or(&text);
    match Decimal::parse(digits) {
        Ok(score) if score.places() <= FINEST => Given::Score(score),
        Ok(_) | Err(judging::DecimalError::TooFine) => from_float(digits),
        Err(_) => Given::Unreadable,
    }
}

/// A computed cell may be 17.999999999999996 where 18 is meant: what lies so close to three decimals is that.
fn from_float(digits: &str) -> Given {
    let Ok(number) = digits.parse::<f64>() else { return Given::Unreadable };
    let rounded = format!("{number:.3}");
    let near =
        rounded.parse::<f64>().is_ok_and(|rounded| (rounded - number).abs() < 1e-9 * number.abs().max(1.0));
    match Decimal::parse(&rounded) {
        Ok(score) if near => Given::Score(score),
        _ => Given::TooFine,
    }
}

fn word(text: &str) -> Option<Given> {
    let lower = text.to_lowercase();
    match lower.as_str() {
        "回避" | "recused" | "standsback" => Some(Given::Recused),
        "缺席" | "未到" | "未评" | "absent" | "-" | "—" | "——" | "/" | "na" | "n/a" => {
            Some(Given::Absent)
        }
        _ => None,
    }
}

/// Reads yes or no; none for anything else.
pub(super) fn truth(cell: &Cell) -> Option<bool> {
    let text = cell.text.trim().to_lowercase();
    match text.as_str() {
        "" | "0" | "否" | "不" | "n" | "no" | "false" | "不回避" => Some(false),
        "1" | "是" | "对" | "y" | "yes" | "true" | "√" | "✓" | "✔" | "x" | "回避" | "recused" => {
            Some(true)
        }
        _ => None,
    }
}

/// Full-width digits and points as half-width ones.
fn narrow(c: char) -> char {
    match c {
        '．' | '。' => '.',
        '－' => '-',
        '０'..='９' => char::from_u32(u32::from(c) - u32::from('０') + u32::from('0')).unwrap_or(c),
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Given {
        score(&Cell::text(text))
    }

    #[test]
    fn scores_as_they_are_written() {
        let score = |thousandths| Given::Score(Decimal::from_thousandths(thousandths));
        assert_eq!(read("18.5"), score(18_500));
        assert_eq!(read(" １８．５ 分"), score(18_500));
        assert_eq!(read("17.999999999999996"), score(18_000));
        assert_eq!(read("88.299999999999997"), score(88_300));
        assert_eq!(read("88.33333333333333"), Given::TooFine);
        assert_eq!(read("八十"), Given::Unreadable);
        assert_eq!(read("1e300"), Given::Unreadable);
        assert_eq!(read(" "), Given::Nothing);
        assert_eq!((read("回避"), read("—"), read("N/A")), (Given::Recused, Given::Absent, Given::Absent));
    }

    #[test]
    fn yes_and_no() {
        assert_eq!(["是", "1", "TRUE", "x"].map(|t| truth(&Cell::text(t))), [Some(true); 4]);
        assert_eq!(["", "否", "0", "no"].map(|t| truth(&Cell::text(t))), [Some(false); 4]);
        assert_eq!(truth(&Cell::text("待定")), None);
    }
}
