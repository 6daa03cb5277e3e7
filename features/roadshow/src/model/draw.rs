//! The draw of the running order: a sealed secret, then the secret and a word from the hall.

use judging::draw::{running_order, seal};
use judging::{TeamKey, draw::DrawnTwice};
use store::Millis;
use workshop::GroupId;

use super::DrawId;

/// A draw: sealed, and opened once somebody in the hall has said their part of the seed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Draw {
    /// Its id.
    pub id: DrawId,
    /// What was published beforehand: SHA-256 of the secret.
    pub seal: String,
    /// Why it was drawn once more; empty for the first draw.
    pub reason: String,
    /// When it was sealed.
    pub sealed_at: Millis,
    /// How it was opened.
    pub reveal: Option<Reveal>,
}

/// How a draw was opened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reveal {
    /// The secret that belongs to the seal.
    pub secret: String,
    /// What the hall said.
    pub hall: String,
    /// The seed text: secret, a space, the hall's part.
    pub seed: String,
    /// The groups that were drawn, in the order of their ids.
    pub teams: Vec<GroupId>,
    /// The order that came out.
    pub order: Vec<GroupId>,
    /// When.
    pub at: Millis,
}

impl Reveal {
    /// Draws: the order follows from the seed and the groups and from nothing else.
    ///
    /// # Errors
    /// When a group is named twice.
    pub fn draw(secret: &str, hall: &str, groups: &[GroupId], at: Millis) -> Result<Self, DrawnTwice> {
        let seed = format!("{secret} {hall}");
        let mut teams = groups.to_vec();
        teams.sort();
        let keys: Vec<TeamKey> = teams.iter().map(|team| team.as_str().into()).collect();
        let order = running_order(&seed, &keys)?;
        let order = order.iter().filter_map(|key| key.as_str().parse().ok()).collect();
        Ok(Self { secret: secret.to_owned(), hall: hall.to_owned(), seed, teams, order, at })
    }

    /// Whether the secret is the one that was sealed and the order the one that follows from the seed.
    pub fn holds(&self, published_seal: &str) -> bool {
        seal(&self.secret) == published_seal
            && Self::draw(&self.secret, &self.hall, &self.teams, self.at).as_ref() == Ok(self)
    }
}

#[cfg(test)]
mod tests {
    use store::Id as _;

    use super::*;

    #[test]
    fn an_opened_draw_can_be_checked_and_a_changed_one_does_not_hold() {
        let groups: Vec<GroupId> = (1..=6).map(|n| GroupId::from_body(&format!("{n:026}"))).collect();
        let drawn = Reveal::draw("abc", "3-7-5", &groups, Millis(5)).unwrap();
        assert!(drawn.holds(&seal("abc")));
        assert_eq!(drawn.order.len(), 6);
        let mut swapped = drawn.clone();
        swapped.order.swap(0, 1);
        assert!(!swapped.holds(&seal("abc")));
        assert!(!drawn.holds(&seal("abd")));
    }
}
