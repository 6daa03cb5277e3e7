//! Six of the seven judges, each with a phone that speaks HTTP like a browser's.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use journeys::http::Visitor;
use journeys::markup::{self, Form, Kind};
use tokio::task::JoinSet;

use crate::house::House;
use crate::patience::{gets, posts};
use crate::plan::{self, FIRST_THOUGHT, JUDGES, OFF_LINE, STANDS_BACK, THINKS_AGAIN};
use crate::programme::Programme;

/// What stands on a sheet for the group; each is unlike any other.
pub fn words(seat: usize, group: &str) -> String {
    format!("{}说给{group}听", JUDGES[seat])
}

/// The judges and what they are going to give.
pub struct Panel {
    seats: Vec<Arc<Seat>>,
    given: Vec<[Option<i64>; 7]>,
    kept: Arc<AtomicUsize>,
}

struct Seat {
    number: usize,
    phone: Visitor,
}

impl Panel {
    /// They come in by their entries.
    pub async fn takes_seats(house: &House, programme: &Programme) -> Self {
        let mut seats = Vec::new();
        for number in (0..JUDGES.len()).filter(|seat| *seat != OFF_LINE) {
            seats.push(Arc::new(Seat { number, phone: house.visitor(JUDGES[number]).await }));
        }
        Self { seats, given: plan::given(programme.stood_back_from), kept: Arc::default() }
    }

    /// So many sheets were told to be kept.
    pub fn kept(&self) -> usize {
        self.kept.load(Ordering::SeqCst)
    }

    /// Everybody here who does not stand back hands in for a group, each at their own pace; the tasks end when they
    /// have been told that it is kept.
    pub fn score(&self, programme: &Programme, group: usize, pause: u64) -> JoinSet<()> {
        let mut handing_in = JoinSet::new();
        for seat in &self.seats {
            let Some(mut total) = self.given[group][seat.number] else { continue };
            if seat.number == THINKS_AGAIN && group == 2 {
                total = FIRST_THOUGHT;
            }
            let (seat, kept) = (seat.clone(), self.kept.clone());
            let (page, words) = sheet_of(programme, seat.number, group);
            handing_in.spawn(async move {
                tokio::time::sleep(Duration::from_millis(pause * seat.number as u64)).await;
                seat.hands_in(&page, &words, total).await;
                kept.fetch_add(1, Ordering::SeqCst);
            });
        }
        handing_in
    }

    /// One of them gives the third group what they meant to give.
    pub async fn one_thinks_again(&self, programme: &Programme) {
        let seat = self.seats.iter().find(|seat| seat.number == THINKS_AGAIN).unwrap();
        let (page, words) = sheet_of(programme, THINKS_AGAIN, 2);
        let total = self.given[2][THINKS_AGAIN].unwrap();
        let before = seat.phone.get(&page).await.unwrap().body;
        assert!(before.contains(&format!("已交 {} 分", plan::points(FIRST_THOUGHT))), "{before}");
        seat.hands_in(&page, &words, total).await;
    }

    /// Whoever stands back cannot hand in, not even with a form that never was on their page.
    pub async fn one_may_not(&self, programme: &Programme) {
        let seat = self.seats.iter().find(|seat| seat.number == STANDS_BACK).unwrap();
        let (page, words) = sheet_of(programme, STANDS_BACK, programme.stood_back_from);
        assert!(form_on(&seat.phone.get(&page).await.unwrap().body).is_none(), "there is nothing to fill in");
        let mut sheet = vec![("comment".to_owned(), words)];
        sheet.extend(scores(1_000));
        let answer = seat.phone.post(&page, &sheet).await.unwrap();
        assert_eq!(answer.status, 409, "{}", answer.body);
    }
}

impl Seat {
    /// Opens the page, fills the sheet in, and sends just that until it is kept.
    async fn hands_in(&self, page: &str, words: &str, total: i64) {
        let opened = gets(&self.phone, page).await;
        let form = form_on(&opened.body).unwrap_or_else(|| panic!("{page}: {}", opened.body));
        let hidden = form.fields.iter().filter(|field| field.kind == Kind::Hidden);
        let mut sheet: Vec<_> = hidden.map(|field| (field.name.clone(), field.value.clone())).collect();
        assert!(sheet.iter().any(|(name, _)| name == "once"), "{sheet:?}");
        sheet.push(("comment".to_owned(), words.to_owned()));
        sheet.extend(scores(total));
        let answer = posts(&self.phone, page, &sheet).await;
        assert_eq!(answer.status, 303, "{page}: {}", answer.body);
    }
}

fn form_on(page: &str) -> Option<Form> {
    let mut forms = markup::read(page).forms.into_iter();
    forms.find(|form| form.fields.iter().any(|field| field.name == "comment"))
}

fn scores(total: i64) -> impl Iterator<Item = (String, String)> {
    plan::sheet(total).into_iter().enumerate().map(|(place, score)| (format!("d{place}"), score))
}

/// Where a judge scores a group, and what they write to it.
fn sheet_of(programme: &Programme, seat: usize, group: usize) -> (String, String) {
    let (id, name) = &programme.groups[group];
    (format!("/judging/{}/{id}", programme.id), words(seat, name))
}
