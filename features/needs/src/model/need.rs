//! A need, what may be said of it, and where it stands.

use std::fmt;
use std::str::FromStr;

use store::Millis;
use web::form::{Fields, Problems};

store::id!(
    /// A need.
    NeedId,
    "nd"
);
store::id!(
    /// A passage in the life of a need.
    PassageId,
    "np"
);

/// The most a worker may write, in characters: one difficulty, not a report.
const TEXT: usize = 500;
const LABEL: usize = 20;
const ANSWER: usize = 1_000;

/// Where a need stands (回复状态).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// 待回音: nobody has answered yet.
    Open,
    /// 已答复.
    Answered,
    /// 已转办: handed to whoever can do something.
    HandedOn,
    /// 进课题池.
    InPool,
    /// 不属于本会: said so, with where to go.
    NotOurs,
}

impl State {
    /// All, in the order lists show them.
    pub const ALL: [Self; 5] = [Self::Open, Self::Answered, Self::HandedOn, Self::InPool, Self::NotOurs];

    /// The word the database keeps.
    pub fn word(self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Answered => "answered",
            Self::HandedOn => "handed-on",
            Self::InPool => "in-pool",
            Self::NotOurs => "not-ours",
        }
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

impl FromStr for State {
    type Err = ();
    fn from_str(word: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|state| state.word() == word).ok_or(())
    }
}

store::text_column!(State, "where a need stands");

/// A need as it was said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Need {
    /// Its id.
    pub id: NeedId,
    /// The worker's words.
    pub text: String,
    /// Their trade, where they said it.
    pub trade: String,
    /// Their place, where they said it.
    pub place: String,
    /// Where it stands.
    pub state: State,
    /// When it was said.
    pub said_at: Millis,
}

impl Need {
    /// Trade and place in one line, as far as they were said.
    pub fn who(&self) -> String {
        [self.trade.as_str(), self.place.as_str()]
            .into_iter()
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join(" · ")
    }
}

/// Something that happened to a need.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands since.
    pub state: State,
    /// What was answered, in plain words; may be empty.
    pub words: String,
    /// When.
    pub at: Millis,
}

/// What a worker is about to say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewNeed {
    /// The difficulty, 1–500 characters.
    pub text: String,
    /// The trade, up to 20 characters, by choice.
    pub trade: String,
    /// The place, up to 20 characters, by choice.
    pub place: String,
    /// Whether they want a reply code.
    pub wants_reply: bool,
}

impl NewNeed {
    /// Reads the form.
    pub(crate) fn read(fields: &Fields) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let new = Self {
            text: read.lines("text", 1..=TEXT),
            trade: read.text("trade", 0..=LABEL),
            place: read.text("place", 0..=LABEL),
            wants_reply: read.ticked("reply"),
        };
        read.finish().map(|()| new)
    }
}

/// What staff answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// Where the need stands with it.
    pub state: State,
    /// The answer, 1–1,000 characters.
    pub words: String,
}

impl Answer {
    /// Where an answer by hand can lead; the pool is reached by gathering.
    pub const STATES: [State; 3] = [State::Answered, State::HandedOn, State::NotOurs];

    /// Reads the form.
    pub(crate) fn read(fields: &Fields) -> Result<Self, Problems> {
        let mut read = fields.reader();
        let words = read.lines("words", 1..=ANSWER);
        let state = read.parsed::<State>("state").unwrap_or(State::Answered);
        if !Self::STATES.contains(&state) {
            read.problem("state", web::Problem::NotAChoice);
        }
        read.finish().map(|()| Self { state, words })
    }
}

/// Which needs a list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilterState {
    /// Those that stand here.
    Only(State),
    /// All.
    All,
}

impl FilterState {
    /// The word in the address.
    pub fn word(self) -> &'static str {
        match self {
            Self::Only(state) => state.word(),
            Self::All => "all",
        }
    }
}

/// What a list is looked through by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filter {
    /// Where they stand.
    pub state: FilterState,
    /// Words they contain.
    pub words: String,
}

impl Filter {
    /// Reads the address; what makes no sense there shows everything open.
    pub fn from_query(state: &str, words: &str) -> Self {
        let state = match state {
            "all" => FilterState::All,
            other => FilterState::Only(other.parse().unwrap_or(State::Open)),
        };
        Self { state, words: words.trim().chars().take(LABEL).collect() }
    }

    /// Whether a need belongs in the list.
    pub fn takes(&self, need: &Need) -> bool {
        let stands = match self.state {
            FilterState::Only(state) => need.state == state,
            FilterState::All => true,
        };
        let says = |text: &str| text.contains(&self.words);
        stands && (self.words.is_empty() || says(&need.text) || says(&need.trade) || says(&need.place))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_is_one_field_and_the_rest_is_by_choice() {
        let fields = Fields::of(&[("text", " 等单只有三分钟 ")]);
        let new = NewNeed::read(&fields).unwrap();
        assert_eq!((new.text.as_str(), new.trade.as_str(), new.wants_reply), ("等单只有三分钟", "", false));
        assert!(NewNeed::read(&Fields::of(&[("text", "")])).is_err());
        assert!(NewNeed::read(&Fields::of(&[("text", &"长".repeat(501))])).is_err());
        assert!(NewNeed::read(&Fields::of(&[("text", &"𠮷".repeat(500))])).is_ok());
    }

    #[test]
    fn nobody_can_answer_a_need_into_the_pool() {
        let fields = Fields::of(&[("words", "好"), ("state", "in-pool")]);
        assert!(Answer::read(&fields).is_err());
    }
}
