//! The proposal (方案): its sections, its versions, and how two texts written at once are put together
//! without losing a word.

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use store::Millis;
use web::{Fields, Lang, Problem, Problems};

use crate::words::{Words, said, words};

store::id!(
    /// A proposal: one per group.
    ProposalId,
    "pr"
);
store::id!(
    /// A version of a proposal.
    VersionId,
    "pv"
);
store::id!(
    /// The moment a proposal was opened to everybody.
    ProposalOpeningId,
    "po"
);

/// The most a section may hold, in characters.
pub const LONGEST_SECTION: usize = 2_000;
/// The longest title.
pub const LONGEST_TITLE: usize = 60;
/// How much text reads well on stage and on paper: from, to.
pub const GOOD_LENGTH: (usize, usize) = (800, 2_000);

/// A section of a proposal, in the order it is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Section {
    /// 题目.
    Title,
    /// 小切口: the one small thing.
    Cut,
    /// 对象: for whom.
    Audience,
    /// 机制: learning, encouraging, showing.
    Mechanism,
    /// 步骤.
    Steps,
    /// 资源.
    Resources,
    /// 风险.
    Risks,
    /// 指标.
    Measures,
}

impl Section {
    /// All, the title first.
    pub const ALL: [Self; 8] = [
        Self::Title,
        Self::Cut,
        Self::Audience,
        Self::Mechanism,
        Self::Steps,
        Self::Resources,
        Self::Risks,
        Self::Measures,
    ];

    /// The field of the form and the column.
    pub fn word(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::Cut => "cut",
            Self::Audience => "audience",
            Self::Mechanism => "mechanism",
            Self::Steps => "steps",
            Self::Resources => "resources",
            Self::Risks => "risks",
            Self::Measures => "measures",
        }
    }

    /// Its name.
    pub fn name(self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::Title => w.section_title(),
            Self::Cut => w.section_cut(),
            Self::Audience => w.section_audience(),
            Self::Mechanism => w.section_mechanism(),
            Self::Steps => w.section_steps(),
            Self::Resources => w.section_resources(),
            Self::Risks => w.section_risks(),
            Self::Measures => w.section_measures(),
        }
    }

    /// What to write there.
    pub fn hint(self, lang: Lang) -> String {
        let w = words(lang);
        match self {
            Self::Title => w.section_title_hint(),
            Self::Cut => w.section_cut_hint(),
            Self::Audience => w.section_audience_hint(),
            Self::Mechanism => w.section_mechanism_hint(),
            Self::Steps => w.section_steps_hint(),
            Self::Resources => w.section_resources_hint(),
            Self::Risks => w.section_risks_hint(),
            Self::Measures => w.section_measures_hint(),
        }
    }
}

impl FromStr for Section {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|section| section.word() == word).ok_or(())
    }
}

/// The text of a proposal, section by section.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sections(BTreeMap<Section, String>);

impl Sections {
    /// The text of a section; empty where nothing is written.
    pub fn get(&self, section: Section) -> &str {
        self.0.get(&section).map_or("", String::as_str)
    }

    /// Writes a section.
    pub fn set(&mut self, section: Section, text: impl Into<String>) {
        self.0.insert(section, text.into());
    }

    /// These texts.
    pub fn of(texts: &[(Section, &str)]) -> Self {
        Self(texts.iter().map(|(section, text)| (*section, (*text).to_owned())).collect())
    }

    /// How many characters are written, spaces and line ends not counted.
    pub fn length(&self) -> usize {
        self.0.values().flat_map(|text| text.chars()).filter(|c| !c.is_whitespace()).count()
    }

    /// Which of these sections are still empty.
    pub fn empty_of(&self, wanted: &[Section]) -> Vec<Section> {
        wanted.iter().copied().filter(|section| self.get(*section).trim().is_empty()).collect()
    }
}

/// What somebody sends: their text, the version they had before them, the open page they wrote on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writing {
    /// The text.
    pub text: Sections,
    /// The version they began from; 0 before the first.
    pub base: usize,
    /// Names the open page, so that its own earlier saves are not taken for somebody else's.
    pub page: String,
}

impl Writing {
    /// Reads the proposal form, with choices made between two texts where there are some.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn read(fields: &Fields) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let mut text = Sections::default();
        for section in Section::ALL {
            let written = match section {
                Section::Title => read.text(section.word(), 0..=LONGEST_TITLE),
                _ => read.lines(section.word(), 0..=LONGEST_SECTION),
            };
            text.set(section, written);
        }
        let base = read.number("base", 0..=i64::from(i32::MAX));
        read.finish()?;
        let base = usize::try_from(base).map_err(|_| Problems::at("base", Problem::NotANumber))?;
        Ok(Self { text, base, page: fields.once().unwrap_or_default() })
    }

    /// Puts the choices of the page with both texts into the writing; `theirs` is the text it was shown
    /// beside. The page names the sections that clash; each needs a choice.
    ///
    /// # Errors
    /// Where nothing was chosen, or both together are longer than a section may be.
    pub fn choose(&mut self, fields: &Fields, theirs: &Sections) -> Result<(), Problems> {
        let mut problems = Problems::default();
        for section in clashing(fields) {
            let (name, is_title) = (section.word(), section == Section::Title);
            let mut wrong = |problem| problems.0.push((format!("choice-{name}"), problem));
            match fields.value(&format!("choice-{name}")) {
                "mine" => {}
                "theirs" => self.text.set(section, theirs.get(section)),
                "both" => {
                    let joint = if is_title { " / " } else { "\n\n" };
                    let both = format!("{}{joint}{}", theirs.get(section), self.text.get(section));
                    let most = if is_title { LONGEST_TITLE } else { LONGEST_SECTION };
                    if both.chars().count() > most {
                        wrong(said(|w| w.both_too_long(most)));
                    } else {
                        self.text.set(section, both);
                    }
                }
                _ => wrong(said(Words::clash_choose)),
            }
        }
        if problems.0.is_empty() { Ok(()) } else { Err(problems) }
    }
}

/// The sections the page with both texts asks about.
pub fn clashing(fields: &Fields) -> Vec<Section> {
    fields.values("clash").filter_map(|word| word.parse().ok()).collect()
}

/// Two texts put together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The text; where both changed a section, the writer's own.
    pub text: Sections,
    /// Sections that only the other side changed.
    pub taken: Vec<Section>,
    /// Sections that both changed, differently: somebody has to choose.
    pub clashing: Vec<Section>,
}

/// Puts two texts together that began from the same one: a section that only one side changed is
/// taken from that side.
pub fn merge(base: &Sections, mine: &Sections, theirs: &Sections) -> Merged {
    let mut merged = Merged { text: mine.clone(), taken: Vec::new(), clashing: Vec::new() };
    for section in Section::ALL {
        let (before, my, their) = (base.get(section), mine.get(section), theirs.get(section));
        if my == their || their == before {
            continue;
        }
        if my == before {
            merged.text.set(section, their);
            merged.taken.push(section);
        } else {
            merged.clashing.push(section);
        }
    }
    merged
}

/// How a version came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// Written.
    Written,
    /// Put together from two texts written at once.
    Merged,
    /// An earlier version brought back.
    Restored(usize),
}

impl fmt::Display for How {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Written => f.write_str("written"),
            Self::Merged => f.write_str("merged"),
            Self::Restored(number) => write!(f, "restored {number}"),
        }
    }
}

impl FromStr for How {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        match word.split_once(' ') {
            None if word == "written" => Ok(Self::Written),
            None if word == "merged" => Ok(Self::Merged),
            Some(("restored", number)) => number.parse().map(Self::Restored).map_err(|_| ()),
            _ => Err(()),
        }
    }
}

store::text_column!(How, "how a version came about");

/// A version of a proposal; never changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// Its number, from 1.
    pub number: usize,
    /// The version its writer had before them.
    pub base: usize,
    /// The open page it was written on.
    pub page: String,
    /// How it came about.
    pub how: How,
    /// The text.
    pub text: Sections,
    /// When.
    pub at: Millis,
    /// By whom.
    pub by: String,
}

/// A group's proposal as other rooms see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    /// Its id.
    pub id: ProposalId,
    /// Its title; empty while none is written.
    pub title: String,
    /// The text by sections.
    pub body: Sections,
    /// The number of its latest version.
    pub version: usize,
    /// When that was saved.
    pub saved_at: Millis,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(cut: &str, steps: &str) -> Sections {
        Sections::of(&[(Section::Cut, cut), (Section::Steps, steps)])
    }

    #[test]
    fn sections_changed_by_one_side_are_taken_from_that_side() {
        let merged = merge(&text("甲", "一"), &text("甲", "二"), &text("乙", "一"));
        assert_eq!(merged.text, text("乙", "二"));
        assert_eq!((merged.taken, merged.clashing), (vec![Section::Cut], vec![]));
    }

    #[test]
    fn a_section_changed_by_both_is_for_people_to_choose() {
        let merged = merge(&text("甲", ""), &text("乙", ""), &text("丙", ""));
        assert_eq!(merged.clashing, [Section::Cut]);
        assert_eq!(merged.text.get(Section::Cut), "乙");
        assert!(
            merge(&text("甲", ""), &text("乙", ""), &text("乙", "")).clashing.is_empty(),
            "the same change"
        );
    }

    #[test]
    fn choosing_keeps_mine_theirs_or_both_and_never_cuts_a_text_off() {
        let chosen = |cut: &str, how: &str| {
            let mut mine = Writing { text: text(cut, ""), base: 3, page: String::new() };
            let fields = Fields::of(&[("clash", "cut"), ("choice-cut", how)]);
            mine.choose(&fields, &text("他的", "")).map(|()| mine.text.get(Section::Cut).to_owned())
        };
        assert_eq!(chosen("我的", "mine").unwrap(), "我的");
        assert_eq!(chosen("我的", "theirs").unwrap(), "他的");
        assert_eq!(chosen("我的", "both").unwrap(), "他的\n\n我的");
        assert!(chosen("我的", "").is_err(), "nothing chosen");
        assert!(chosen(&"长".repeat(LONGEST_SECTION), "both").is_err());
    }

    #[test]
    fn the_word_meter_counts_characters_and_not_spaces() {
        assert_eq!(text("三 分钟", "一\n二").length(), 5);
        assert_eq!(text("甲", " ").empty_of(&[Section::Cut, Section::Steps]), [Section::Steps]);
    }
}
