//! Exchanges that leave the loads as they are: first they join the teams, then they part judges who often meet.

use super::board::Board;
use super::parts;
use crate::chance::Chance;

/// How much a worsening is resisted, in 1024ths of one pair of judges sharing one more team: at the begin and at the
/// end of the way.
const HOT: i64 = 1024;
const COLD: i64 = 64;

/// Anneals; gives how many exchanges were looked at. Ends in the best seen.
pub(super) fn improve(board: &mut Board, budget: u64, chance: &mut Chance) -> u64 {
    let places: Vec<usize> = (0..board.judges).filter(|judge| board.load(*judge) > 0).collect();
    let mut apart = parts::count(board);
    let (mut best, mut cost, mut least) = (board.clone(), 0, (apart, 0));
    let mut looked = 0;
    while looked < budget && !places.is_empty() && (apart > 1 || !board.together().is_empty()) {
        // Whether anything is left to gain is asked now and then only.
        for _ in 0..256.min(budget - looked) {
            let way = i64::try_from(looked * 1024 / budget).unwrap_or(0);
            let heat = HOT + (COLD - HOT) * way / 1024;
            looked += 1;
            let Some(step) = Step::drawn(board, &places, chance) else { continue };
            let more = step.made(board);
            let pays = pays(more, heat, chance);
            let now = if pays || apart > 1 { parts::count(board) } else { usize::MAX };
            if now > apart || (now == apart && !pays) {
                step.undone(board);
                continue;
            }
            (apart, cost) = (now, cost + more);
            if (apart, cost) < least {
                least = (apart, cost);
                best.clone_from(board);
            }
        }
    }
    *board = best;
    looked
}

fn pays(more: i64, heat: i64, chance: &mut Chance) -> bool {
    more <= 0 || more << 20 <= chance.reluctance() * heat
}

/// A judge hands a team to another, and gets one in return unless they had just one team more.
struct Step {
    giver: usize,
    team: usize,
    taker: usize,
    back: Option<usize>,
}

impl Step {
    fn drawn(board: &Board, places: &[usize], chance: &mut Chance) -> Option<Self> {
        let giver = places[chance.below(places.len())];
        let taker = chance.below(board.judges);
        let team = board.teams_of(giver).get(chance.below(board.load(giver))).copied()?;
        if giver == taker || !board.could(taker, team) {
            return None;
        }
        if board.load(giver) == board.load(taker) + 1 {
            return Some(Self { giver, team, taker, back: None });
        }
        let back = board.teams_of(taker).get(chance.below(board.load(taker))).copied()?;
        board.could(giver, back).then_some(Self { giver, team, taker, back: Some(back) })
    }

    /// Does it; gives by how many more teams pairs of judges share, the second of a pair counting one, the third two.
    fn made(&self, board: &mut Board) -> i64 {
        let more = handed(board, self.giver, self.team, self.taker);
        more + self.back.map_or(0, |back| handed(board, self.taker, back, self.giver))
    }

    fn undone(&self, board: &mut Board) {
        if let Some(back) = self.back {
            handed(board, self.giver, back, self.taker);
        }
        handed(board, self.taker, self.team, self.giver);
    }
}

fn handed(board: &mut Board, giver: usize, team: usize, taker: usize) -> i64 {
    // Without this team the giver shares one team less with each of the others.
    let others = i64::try_from(board.judges_of(team).len()).unwrap_or(i64::MAX) - 1;
    let saved = board.company(giver, team, giver) - others;
    let more = board.company(taker, team, giver) - saved;
    board.leave(giver, team);
    board.take(taker, team);
    more
}
