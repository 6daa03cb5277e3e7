//! Matches a unit as written to a unit that is known: by name, by alias, by short form.

use std::collections::HashMap;

use unicode_normalization::UnicodeNormalization;

use super::organisations;

/// A unit that is known.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Unit {
    /// Its full name.
    pub name: String,
    /// Other names under which it is written.
    pub aliases: Vec<String>,
}

/// How a written unit was matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Matched {
    /// It is the unit with this index in the book.
    Known(usize),
    /// There is no book, and it reads like an organisation.
    Plausible,
    /// It may be any of these units of the book.
    Ambiguous(Vec<usize>),
    /// Nothing known is like it.
    Unknown,
}

/// The units a receipt may name.
#[derive(Debug, Clone, Default)]
pub struct UnitBook {
    units: Vec<Unit>,
    plausible: bool,
    written: HashMap<String, Vec<usize>>,
    short: HashMap<Short, Vec<usize>>,
}

/// A name brought down to what people leave in when they shorten it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Short {
    kind: Kind,
    core: String,
}

/// A city's general union and an industrial union of the same place are two units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Kind {
    General,
    Industrial,
    Other,
}

impl UnitBook {
    /// A book of known units.
    #[must_use]
    pub fn new(units: Vec<Unit>) -> UnitBook {
        let mut book = UnitBook { units, ..UnitBook::default() };
        for (index, unit) in book.units.iter().enumerate() {
            for name in std::iter::once(&unit.name).chain(&unit.aliases) {
                note(&mut book.written, plain(name), index);
                note(&mut book.short, short(&plain(name)), index);
            }
        }
        book
    }

    /// No book at all: whatever reads like an organisation is taken.
    #[must_use]
    pub fn plausible() -> UnitBook {
        UnitBook { plausible: true, ..UnitBook::default() }
    }

    /// The known units.
    #[must_use]
    pub fn units(&self) -> &[Unit] {
        &self.units
    }

    /// Matches a unit as written: its name or an alias, then its short form where only one unit has it.
    #[must_use]
    pub fn find(&self, written: &str) -> Matched {
        let plain = plain(written);
        if self.plausible {
            return if organisations::reads_like_one(&plain) { Matched::Plausible } else { Matched::Unknown };
        }
        if let Some(found) = self.written.get(&plain) {
            return one(found);
        }
        let short = short(&plain);
        if short.core.is_empty() {
            return Matched::Unknown;
        }
        if let Some(found) = self.short.get(&short) {
            return one(found);
        }
        // "云岭市" alone stands for the general union of that place.
        let general = Short { kind: Kind::General, ..short };
        self.short
            .get(&general)
            .filter(|_| short_is_bare(&plain))
            .map_or(Matched::Unknown, |found| one(found))
    }
}

fn note<K: Eq + std::hash::Hash>(map: &mut HashMap<K, Vec<usize>>, key: K, index: usize) {
    let found = map.entry(key).or_default();
    if !found.contains(&index) {
        found.push(index);
    }
}

fn one(found: &[usize]) -> Matched {
    match found {
        [] => Matched::Unknown,
        [index] => Matched::Known(*index),
        several => Matched::Ambiguous(several.to_vec()),
    }
}

/// Without spaces, in one form of brackets, digits and letters.
fn plain(name: &str) -> String {
    name.nfkc().filter(|c| !c.is_whitespace() && !c.is_control()).flat_map(char::to_lowercase).collect()
}

fn short(plain: &str) -> Short {
    let endings = [
        ("总工会委员会", Kind::General),
        ("总工会", Kind::General),
        ("总工", Kind::General),
        ("总", Kind::General),
        ("工会委员会", Kind::Industrial),
        ("工会", Kind::Industrial),
        ("工委", Kind::Industrial),
    ];
    let (core, kind) = endings
        .iter()
        .find_map(|(ending, kind)| plain.strip_suffix(ending).map(|core| (core, *kind)))
        .unwrap_or((plain, Kind::Other));
    Short { kind, core: without_levels(core) }
}

/// 北江省铁路 → 北江铁路, 北林地区 → 北林: the word for the level of a place goes where the place has a name.
fn without_levels(core: &str) -> String {
    let characters: Vec<char> = core.chars().collect();
    let mut kept = String::new();
    let mut at = 0;
    while at < characters.len() {
        if kept.chars().count() >= 2 {
            if characters[at..].starts_with(&['地', '区']) {
                at += 2;
                continue;
            }
            if matches!(characters[at], '省' | '市' | '县' | '区' | '州' | '盟' | '旗') {
                at += 1;
                continue;
            }
        }
        kept.push(characters[at]);
        at += 1;
    }
    kept
}

fn short_is_bare(plain: &str) -> bool {
    plain.ends_with(['省', '市', '县', '区', '州', '盟', '旗'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> UnitBook {
        let unit = |name: &str, aliases: &[&str]| Unit {
            name: name.to_owned(),
            aliases: aliases.iter().map(|alias| (*alias).to_owned()).collect(),
        };
        UnitBook::new(vec![
            unit("云岭市总工会", &[]),
            unit("北江省铁路工会", &["北铁工会"]),
            unit("北林地区总工会", &[]),
            unit("河湾市总工会", &[]),
            unit("河湾县总工会", &[]),
            unit("北江省总工会", &["省总"]),
        ])
    }

    #[test]
    fn a_unit_is_known_by_name_alias_and_short_form() {
        let book = book();
        for written in ["云岭市总工会", " 云岭市 总工会", "云岭总工会", "云岭市总", "云岭市"]
        {
            assert_eq!(book.find(written), Matched::Known(0), "from {written}");
        }
        for written in ["北铁工会", "北江铁路工会", "北江省铁路工会委员会"] {
            assert_eq!(book.find(written), Matched::Known(1), "from {written}");
        }
        assert_eq!(book.find("北林总工会"), Matched::Known(2));
        assert_eq!(book.find("省总"), Matched::Known(5));
    }

    #[test]
    fn a_short_form_that_two_units_share_decides_nothing() {
        assert_eq!(book().find("河湾总工会"), Matched::Ambiguous(vec![3, 4]));
        assert_eq!(book().find("河湾县总工会"), Matched::Known(4));
    }

    #[test]
    fn what_is_not_in_the_book_is_unknown() {
        for written in ["不存在的单位", "云岭市铁路工会", "总工会", "", "云岭"] {
            assert_eq!(book().find(written), Matched::Unknown, "from {written}");
        }
    }

    #[test]
    fn without_a_book_an_organisation_is_told_by_its_ending() {
        let book = UnitBook::plausible();
        for written in
            ["云岭总工会", "省总", "某某机械有限公司", "铁路局", "北江大学", "第一医院（东院）", "云岭市总"]
        {
            assert_eq!(book.find(written), Matched::Plausible, "from {written}");
        }
        for written in ["不存在的单位", "单位", "本公司", "总工会", "张三", "123", "总"] {
            assert_eq!(book.find(written), Matched::Unknown, "from {written}");
        }
    }
}
