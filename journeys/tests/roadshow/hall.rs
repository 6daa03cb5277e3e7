//! Sixty phones in the hall: they join by the code on the screen, vote, and some think again.

use std::ops::Range;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use journeys::http::Visitor;
use journeys::markup;
use tokio::task::JoinSet;

use crate::house::House;
use crate::patience::{gets, posts};
use crate::plan::{self, PHONES};
use crate::programme::{Programme, link};

/// The phones, by number.
pub struct Hall {
    phones: Vec<Arc<Visitor>>,
    ballot: String,
    groups: Vec<(String, String)>,
    thanked: Arc<AtomicUsize>,
}

impl Hall {
    /// Everybody scans the code that stands at the door.
    pub async fn joins(house: &House, programme: &Programme, organiser: &Visitor) -> Self {
        let page = organiser.get(&format!("{}/desk/join", programme.path)).await.unwrap().body;
        let join = link(&page, "/vote/rs_");
        let mut phones = Vec::new();
        for number in 0..PHONES {
            let phone = Visitor::of(&house.base).unwrap();
            let answer = phone.get(&join).await.unwrap();
            assert_eq!(answer.status, 303, "phone {number}: {}", answer.body);
            phones.push(Arc::new(phone));
        }
        let ballot = format!("/vote/{}", programme.id);
        let groups = programme.groups.clone();
        Self { phones, ballot, groups, thanked: Arc::default() }
    }

    /// So many votes have been thanked for.
    pub fn thanked(&self) -> usize {
        self.thanked.load(Ordering::SeqCst)
    }

    /// These vote, one so many milliseconds after the other; the tasks end with thanks.
    pub fn vote(&self, numbers: Range<usize>, pause: u64) -> JoinSet<()> {
        let first = numbers.start;
        let choices = numbers.map(|number| (number, plan::vote(number).0));
        let mut voting = JoinSet::new();
        for (number, group) in choices {
            let after = Duration::from_millis(pause * (number - first) as u64);
            self.choose(&mut voting, number, group, after);
        }
        voting
    }

    /// Some vote for another group than before.
    pub fn think_again(&self) -> JoinSet<()> {
        let mut voting = JoinSet::new();
        for number in 0..PHONES {
            if let Some(then) = plan::vote(number).1 {
                self.choose(&mut voting, number, then, Duration::ZERO);
            }
        }
        voting
    }

    fn choose(&self, voting: &mut JoinSet<()>, number: usize, group: usize, after: Duration) {
        let (phone, ballot, team) =
            (self.phones[number].clone(), self.ballot.clone(), self.groups[group].0.clone());
        let thanked = self.thanked.clone();
        voting.spawn(async move {
            tokio::time::sleep(after).await;
            let vote = [("team".to_owned(), team)];
            let answer = posts(&phone, &ballot, &vote).await;
            assert_eq!(answer.status, 303, "phone {number}: {}", answer.body);
            thanked.fetch_add(1, Ordering::SeqCst);
        });
    }

    /// Every phone shows what it was thanked for.
    pub async fn shows_what_it_was_thanked_for(&self) {
        for (number, phone) in self.phones.iter().enumerate() {
            let page = gets(phone, &self.ballot).await.body;
            let (first, then) = plan::vote(number);
            let name = &self.groups[then.unwrap_or(first)].1;
            assert!(markup::read(&page).text.contains(&format!("已投给{name}。")), "phone {number}: {page}");
        }
    }

    /// Votes are over: a phone that comes too late is told so.
    pub async fn is_too_late(&self) {
        let late = [("team".to_owned(), self.groups[0].0.clone())];
        let answer = self.phones[0].post(&self.ballot, &late).await.unwrap();
        assert_eq!(answer.status, 409, "{}", answer.body);
    }
}
