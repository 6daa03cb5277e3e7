//! Why a figure does not exist. A page says so in words; nobody ever sees NaN.

use crate::words::{Lang, Words};

/// Why something cannot be said about a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Undefined {
    /// Nobody has scored yet.
    #[error("there are no scores")]
    NoScores,
    /// Only one team has scores.
    #[error("there is only one team")]
    OneTeam,
    /// Only one judge has scored.
    #[error("there is only one judge")]
    OneJudge,
    /// Judges and teams fall into groups that no score connects.
    #[error("the table falls into pieces that cannot be compared")]
    InPieces,
    /// Teams, judges and chance cannot be told apart, because hardly anything was scored twice.
    #[error("too few scores to tell differences from chance")]
    TooFew,
    /// All scores are equal, or the teams do not differ at all.
    #[error("there is no difference to measure")]
    NoDifference,
    /// The figure asks for a table in which every judge has scored every team.
    #[error("some scores are missing")]
    SomeMissing,
}

impl Undefined {
    /// The reason in words.
    pub fn words(self) -> Words {
        match self {
            Self::NoScores => Words::new("还没有分数", "there are no scores yet"),
            Self::OneTeam => Words::new("只有一个队有分数", "only one team has scores"),
            Self::OneJudge => Words::new("只有一位评委打了分", "only one judge has scored"),
            Self::InPieces => Words::new(
                "评委和队伍分成了互不相连的几块，不能比较",
                "judges and teams fall into groups that no score connects, so they cannot be compared",
            ),
            Self::TooFew => Words::new(
                "分数太少，分不清差别和偶然",
                "there are too few scores to tell differences from chance",
            ),
            Self::NoDifference => Words::new("分数没有差别", "the scores do not differ"),
            Self::SomeMissing => {
                Words::new("有的评委没有给每个队打分", "some judges have not scored every team")
            }
        }
    }

    /// The reason in one language.
    pub fn message(self, lang: Lang) -> String {
        self.words().get(lang).to_owned()
    }
}
