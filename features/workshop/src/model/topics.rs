//! A topic of the pool: what it says, where it stands, and the form it is made with.

use std::fmt;
use std::str::FromStr;

use classes::ClassId;
use needs::NeedId;
use web::{Fields, Problem, Problems};

store::id!(
    /// A topic (课题).
    TopicId,
    "tp"
);
store::id!(
    /// A passage in the life of a topic or of a pool.
    PassageId,
    "tq"
);

/// A topic is worked on by one to so many groups.
const CAPACITY: i64 = 20;

/// How hard a topic is (难度).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Difficulty {
    /// 一般.
    #[default]
    Common,
    /// 较难.
    Harder,
    /// 难.
    Hard,
}

impl Difficulty {
    /// All, the easiest first.
    pub const ALL: [Self; 3] = [Self::Common, Self::Harder, Self::Hard];

    /// The word the database keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Common => "common",
            Self::Harder => "harder",
            Self::Hard => "hard",
        }
    }
}

impl fmt::Display for Difficulty {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for Difficulty {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|of| of.word() == word).ok_or(())
    }
}

store::text_column!(Difficulty, "a difficulty");

/// Where a topic stands. Each passage to one of these is a row; the latest counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TopicState {
    /// Only staff see it.
    Draft,
    /// Trainees may choose it, anybody may read it.
    Published,
    /// Taken back; it keeps its number and can be put back.
    Withdrawn,
}

impl TopicState {
    /// The word the database and the trail keep.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Published => "published",
            Self::Withdrawn => "withdrawn",
        }
    }
}

impl fmt::Display for TopicState {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for TopicState {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        [Self::Draft, Self::Published, Self::Withdrawn]
            .into_iter()
            .find(|state| state.word() == word)
            .ok_or(())
    }
}

store::text_column!(TopicState, "where a topic stands");

/// A topic of a class.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Topic {
    /// Its id.
    pub id: TopicId,
    /// The class whose pool it is in.
    pub class: ClassId,
    /// Its number in the class, from 1; receipts and people name it by this.
    pub number: usize,
    /// What it is called.
    pub title: String,
    /// Where it comes from, in plain words; may be empty.
    pub background: String,
    /// What is wanted in the end; may be empty.
    pub wanted: String,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// How many groups may take it.
    pub capacity: usize,
    /// Counts changes, so that two who edit at once do not overwrite each other.
    pub version: i64,
    /// Where it stands.
    pub state: TopicState,
    /// How many needs were gathered into it.
    pub needs: usize,
}

impl Topic {
    /// Whether trainees may choose it.
    pub fn is_offered(&self) -> bool {
        self.state == TopicState::Published
    }
}

/// What a topic is made of, or changed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TopicDraft {
    /// What it is called, 2–40 characters.
    pub title: String,
    /// Where it comes from, up to 2,000 characters.
    pub background: String,
    /// What is wanted in the end, up to 1,000 characters.
    pub wanted: String,
    /// How hard it is.
    pub difficulty: Difficulty,
    /// How many groups may take it.
    pub capacity: usize,
    /// Needs to be gathered into it, each once.
    pub needs: Vec<NeedId>,
}

impl TopicDraft {
    /// Reads the topic form.
    ///
    /// # Errors
    /// What is wrong, at its field.
    pub fn read(fields: &Fields) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let title = read.text("title", 2..=40);
        let background = read.lines("background", 0..=2_000);
        let wanted = read.lines("wanted", 0..=1_000);
        let difficulty = read.parsed("difficulty").unwrap_or_default();
        let capacity = usize::try_from(read.number("capacity", 1..=CAPACITY)).unwrap_or(1);
        let mut needs: Vec<NeedId> = Vec::new();
        for text in fields.values("need") {
            match text.parse() {
                Ok(need) if !needs.contains(&need) => needs.push(need),
                Ok(_) => {}
                Err(_) => read.problem("need", Problem::NotAChoice),
            }
        }
        read.finish().map(|()| Self { title, background, wanted, difficulty, capacity, needs })
    }
}

/// Which way a topic is moved in the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    /// One place earlier.
    Up,
    /// One place later.
    Down,
}

/// The topic with which this one changes its number, where there is one.
pub fn neighbour<'a>(pool: &'a [Topic], topic: &Topic, way: Way) -> Option<&'a Topic> {
    let at = pool.iter().position(|other| other.id == topic.id)?;
    match way {
        Way::Up => at.checked_sub(1).and_then(|at| pool.get(at)),
        Way::Down => pool.get(at + 1),
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use store::Id as _;

    use super::*;

    pub(crate) fn topic(number: usize, state: TopicState) -> Topic {
        Topic {
            id: TopicId::from_body(&format!("{number:026}")),
            class: ClassId::from_body("00000000000000000000000001"),
            number,
            title: format!("课题{number}"),
            background: String::new(),
            wanted: String::new(),
            difficulty: Difficulty::Common,
            capacity: 1,
            version: 1,
            state,
            needs: 0,
        }
    }

    #[test]
    fn a_topic_form_names_every_field_that_is_wrong_and_takes_each_need_once() {
        let need = NeedId::from_body("00000000000000000000000001").to_string();
        let good = [("title", "把课堂搬进车间"), ("difficulty", "harder"), ("capacity", "2")];
        let draft = TopicDraft::read(&Fields::of(&[&good[..], &[("need", &need), ("need", &need)]].concat()))
            .unwrap();
        assert_eq!((draft.needs.len(), draft.capacity, draft.difficulty), (1, 2, Difficulty::Harder));

        let bad = [("title", "课"), ("difficulty", "容易"), ("capacity", "0"), ("need", "nd_1")];
        let problems = TopicDraft::read(&Fields::of(&bad)).unwrap_err();
        let names: Vec<_> = problems.0.iter().map(|(field, _)| field.as_str()).collect();
        assert_eq!(names, ["title", "difficulty", "capacity", "need"]);
    }

    #[test]
    fn the_first_topic_has_nobody_above_it() {
        let pool = [topic(1, TopicState::Draft), topic(3, TopicState::Draft)];
        assert_eq!(neighbour(&pool, &pool[0], Way::Up), None);
        assert_eq!(neighbour(&pool, &pool[0], Way::Down), Some(&pool[1]));
        assert_eq!(neighbour(&pool, &pool[1], Way::Down), None);
    }
}
