//! The hall's vote: the joining code on the big screen, whose ballot it is, and what looks odd.

use std::str::FromStr;

use store::{Keyring, Millis};
use web::{PersonId, SessionId};

use crate::RoadshowId;

/// How long a joining code is shown.
pub const CODE_LASTS: i64 = 30 * Millis::SECOND;

/// More ballots than this in one second are pointed out at the desk.
pub const BURST: usize = 5;

/// The joining code of a moment. It follows from the installation's key, so nothing is stored.
pub fn join_code(keys: &Keyring, roadshow: &RoadshowId, now: Millis) -> String {
    code(keys, roadshow, now.0.div_euclid(CODE_LASTS))
}

/// Whether a code is the one shown now, or the one before: somebody is still raising their phone.
pub fn code_is_good(keys: &Keyring, roadshow: &RoadshowId, now: Millis, given: &str) -> bool {
    let window = now.0.div_euclid(CODE_LASTS);
    [window, window - 1].into_iter().any(|window| code(keys, roadshow, window) == given)
}

fn code(keys: &Keyring, roadshow: &RoadshowId, window: i64) -> String {
    keys.lookup(&format!("roadshow join {roadshow} {window}")).chars().take(12).collect()
}

/// The key in the stage's address. Asking for a new address makes another.
pub fn stage_key(keys: &Keyring, roadshow: &RoadshowId, address: u32) -> String {
    keys.lookup(&format!("roadshow stage {roadshow} {address}")).chars().take(32).collect()
}

/// Whose ballot it is, as the database keeps it: a keyed hash, so that a table that gets lost names nobody.
pub fn holder(keys: &Keyring, roadshow: &RoadshowId, who: &Holder<'_>) -> String {
    match who {
        Holder::Person(person) => keys.lookup(&format!("roadshow ballot {roadshow} {person}")),
        Holder::Phone(session) => keys.lookup(&format!("roadshow ballot {roadshow} {session}")),
    }
}

/// Who holds a ballot.
#[derive(Debug, Clone, Copy)]
pub enum Holder<'a> {
    /// Somebody who is in.
    Person(&'a PersonId),
    /// A phone without a name.
    Phone(&'a SessionId),
}

/// The most ballots handed out within one second, where that is more than people usually manage; `handed_out` in
/// order. Each end of the second moves over the list once: a hall hands out thousands.
pub fn burst(handed_out: &[Millis]) -> Option<usize> {
    let mut begins = handed_out.iter().peekable();
    let (mut within, mut most) = (0, 0);
    for at in handed_out {
        within += 1;
        while begins.next_if(|first| at.0 - first.0 >= Millis::SECOND).is_some() {
            within -= 1;
        }
        most = most.max(within);
    }
    (most > BURST).then_some(most)
}

/// The groups on a ballot, for the order in which a phone lists them, and how each may be voted for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Choice {
    /// May be chosen.
    Open,
    /// The reader's last choice.
    Chosen,
    /// The reader's own group.
    Own,
}

impl Choice {
    /// The style's word for it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Open => "open",
            Self::Chosen => "chosen",
            Self::Own => "own",
        }
    }
}

/// A code as somebody sent it: of the right length and letters, before anything is computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GivenCode(pub String);

impl FromStr for GivenCode {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        let fits = text.len() == 12 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        if fits { Ok(Self(text.to_owned())) } else { Err(()) }
    }
}

#[cfg(test)]
mod tests {
    use store::Id as _;

    use super::*;

    #[test]
    fn a_code_is_good_while_it_is_shown_and_once_more() {
        let keys = Keyring::new(&[3; 32]);
        let (here, there) = (RoadshowId::from_body("a"), RoadshowId::from_body("b"));
        let now = Millis(1_785_114_000_000);
        let shown = join_code(&keys, &here, now);
        assert!(code_is_good(&keys, &here, now.plus(29_999), &shown));
        assert!(code_is_good(&keys, &here, now.plus(59_999), &shown));
        assert!(!code_is_good(&keys, &here, now.plus(60_000), &shown));
        assert!(!code_is_good(&keys, &here, now.plus(-1), &shown), "nobody has seen it yet");
        assert!(!code_is_good(&keys, &there, now, &shown));
        assert!(!code_is_good(&Keyring::new(&[4; 32]), &here, now, &shown));
        assert!(shown.parse::<GivenCode>().is_ok() && "' OR 1=1 --".parse::<GivenCode>().is_err());
    }

    #[test]
    fn more_ballots_in_a_second_than_people_manage_are_pointed_out() {
        let at = |offsets: &[i64]| offsets.iter().map(|offset| Millis(*offset)).collect::<Vec<_>>();
        assert_eq!(burst(&at(&[0, 100, 900, 1_000, 1_100, 1_950])), None);
        assert_eq!(burst(&at(&[0, 5_000, 5_100, 5_200, 5_300, 5_400, 5_999, 6_100])), Some(6));
        assert_eq!(burst(&[]), None);
    }
}
