//! Organisations: regional and industrial axes, and the path by which a grant reaches down.

use std::fmt;
use std::str::FromStr;

use web::{Fields, Lang, Problem, Problems};

use crate::words::words;

store::id!(
    /// An organisation (工会组织 / 单位).
    OrgId,
    "og"
);

/// Where an organisation stands in the two axes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum OrgKind {
    /// 省级总工会.
    Province,
    /// 市级总工会.
    City,
    /// 县级总工会.
    County,
    /// 基层: an enterprise, a park, a township.
    Grassroots,
    /// 产业工会.
    Industry,
}

impl OrgKind {
    /// All kinds, from above down.
    pub const ALL: [Self; 5] = [Self::Province, Self::City, Self::County, Self::Grassroots, Self::Industry];

    /// The word the database keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Province => "province",
            Self::City => "city",
            Self::County => "county",
            Self::Grassroots => "grassroots",
            Self::Industry => "industry",
        }
    }

    /// What an organisation of this name most likely is: `铁山市总工会` a city's, `北江省铁路工会` an
    /// industrial union, anything that does not end like one of them 基层.
    pub fn by_name(name: &str) -> Self {
        let ends = |endings: &[&str]| endings.iter().any(|ending| name.ends_with(ending));
        if ends(&["县总工会", "区总工会", "旗总工会"]) && !ends(&["地区总工会", "自治区总工会"])
        {
            Self::County
        } else if ends(&["市总工会", "地区总工会", "州总工会", "盟总工会"]) {
            Self::City
        } else if ends(&["总工会"]) {
            Self::Province
        } else if name.ends_with("工会") && (name.contains('省') || name.contains("自治区")) {
            Self::Industry
        } else {
            Self::Grassroots
        }
    }

    /// The name among colleagues, where it follows from the full one: 铁山市总 for 铁山市总工会, 省铁路工会
    /// for 北江省铁路工会 below 北江省总工会.
    pub fn short_of(self, name: &str, above: &str) -> String {
        let province = above.trim_end_matches("总工会");
        match self {
            Self::City | Self::County => name.strip_suffix("工会").unwrap_or(name).to_owned(),
            Self::Industry if province.ends_with('省') && name.starts_with(province) => {
                format!("省{}", name.trim_start_matches(province))
            }
            Self::Province | Self::Grassroots | Self::Industry => name.to_owned(),
        }
    }

    /// As shown.
    pub fn label(self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::Province => w.kind_province(),
            Self::City => w.kind_city(),
            Self::County => w.kind_county(),
            Self::Grassroots => w.kind_grassroots(),
            Self::Industry => w.kind_industry(),
        }
    }
}

impl fmt::Display for OrgKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for OrgKind {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|kind| kind.word() == word).ok_or(())
    }
}

store::text_column!(OrgKind, "a kind of organisation");

/// An organisation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Org {
    /// Its id.
    pub id: OrgId,
    /// Its full name.
    pub name: String,
    /// Its name among colleagues; the full one where none was given.
    pub short_name: String,
    /// Where it stands.
    pub kind: OrgKind,
    /// The ids from the topmost one down to itself, `/og_a/og_b/`: what a grant is compared with.
    pub path: String,
    /// The regional parent.
    pub parent: Option<OrgId>,
    /// The industrial union it belongs to.
    pub industry_parent: Option<OrgId>,
    /// Six digits in the manner of GB/T 2260; 99xxxx is fictional.
    pub region_code: Option<String>,
    /// What else it is called in receipts.
    pub aliases: Vec<String>,
}

impl Org {
    /// The place for permission checks.
    pub fn scope(&self) -> web::access::Scope {
        web::access::Scope::Organisation(self.path.clone())
    }

    /// How deep below the topmost one: 0 for itself.
    pub fn depth(&self) -> usize {
        self.path.matches('/').count().saturating_sub(2)
    }
}

/// An organisation to be added.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrg {
    /// Its full name.
    pub name: String,
    /// Its name among colleagues; empty takes the full one.
    pub short_name: String,
    /// Where it stands.
    pub kind: OrgKind,
    /// The regional parent; none only for the topmost one.
    pub parent: Option<OrgId>,
    /// The industrial union it belongs to.
    pub industry_parent: Option<OrgId>,
    /// Six digits.
    pub region_code: Option<String>,
    /// What else it is called.
    pub aliases: Vec<String>,
}

impl NewOrg {
    /// An organisation of which only its name and place are known.
    pub fn new(name: impl Into<String>, kind: OrgKind, parent: Option<&OrgId>) -> Self {
        Self {
            name: name.into(),
            short_name: String::new(),
            kind,
            parent: parent.cloned(),
            industry_parent: None,
            region_code: None,
            aliases: Vec::new(),
        }
    }
}

/// The form by which an organisation is added or changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrgDraft(pub NewOrg);

/// The longest name of an organisation, in characters.
const LONGEST: usize = 100;

impl OrgDraft {
    /// Reads the form.
    ///
    /// # Errors
    /// Every problem at its field.
    pub fn read(fields: &Fields) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let name = read.text("name", 2..=LONGEST);
        let short_name = read.text("short_name", 0..=LONGEST);
        let kind = read.parsed("kind");
        let parent = read.optional("parent");
        let industry_parent = read.optional("industry_parent");
        let code = read.text("region_code", 0..=6);
        if !code.is_empty() && !is_region_code(&code) {
            let (zh, en) =
                ("行政区划代码是 6 位数字，例如 990100。", "A region code has six digits, such as 990100.");
            read.problem("region_code", Problem::Said(zh.to_owned(), en.to_owned()));
        }
        let aliases = aliases_of(&read.lines("aliases", 0..=2_000));
        if aliases.iter().any(|alias| alias.chars().count() > LONGEST) {
            read.problem("aliases", Problem::TooLong { most: LONGEST });
        }
        read.finish()?;
        let kind = kind.ok_or_else(|| Problems::at("kind", Problem::Missing))?;
        let region_code = (!code.is_empty()).then_some(code);
        Ok(Self(NewOrg { name, short_name, kind, parent, industry_parent, region_code, aliases }))
    }
}

/// Six ASCII digits.
fn is_region_code(code: &str) -> bool {
    code.len() == 6 && code.bytes().all(|b| b.is_ascii_digit())
}

/// One alias a line, or separated by the comma of either script; each once.
fn aliases_of(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for alias in text.split(['\n', '、', '，', ',', '；', ';']).map(str::trim).filter(|a| !a.is_empty()) {
        if !found.iter().any(|known| known == alias) {
            found.push(alias.to_owned());
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn aliases_come_one_a_line_or_with_commas_each_once() {
        assert_eq!(aliases_of("北江市总\n 市总工会 、北江市总,\n"), ["北江市总", "市总工会"]);
    }

    #[test]
    fn a_name_tells_what_an_organisation_is() {
        for (name, kind) in [
            ("铁山市总工会", OrgKind::City),
            ("北林地区总工会", OrgKind::City),
            ("临江县总工会", OrgKind::County),
            ("江北区总工会", OrgKind::County),
            ("北江省总工会", OrgKind::Province),
            ("北江省铁路工会", OrgKind::Industry),
            ("铁山第一钢厂工会", OrgKind::Grassroots),
            ("顺达配送", OrgKind::Grassroots),
        ] {
            assert_eq!(OrgKind::by_name(name), kind, "{name}");
        }
        let short = |name: &str| OrgKind::by_name(name).short_of(name, "北江省总工会");
        assert_eq!(short("铁山市总工会"), "铁山市总");
        assert_eq!(short("北江省铁路工会"), "省铁路工会");
        assert_eq!(short("顺达配送"), "顺达配送");
    }

    #[test]
    fn a_region_code_has_six_digits() {
        let fields =
            |code: &str| Fields::of(&[("name", "北江市总工会"), ("kind", "city"), ("region_code", code)]);
        assert!(OrgDraft::read(&fields("990100")).is_ok());
        for bad in ["99010", "99010a", "９９０１００"] {
            assert!(OrgDraft::read(&fields(bad)).is_err(), "{bad}");
        }
    }
}
