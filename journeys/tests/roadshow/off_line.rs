//! The seventh judge's phone: its network goes while a sheet is on it and stays away for two minutes.

use std::time::{Duration, Instant};

use journeys::{Browser, Look};

use crate::house::House;
use crate::panel::words;
use crate::patience::until;
use crate::plan::{self, JUDGES, OFF_LINE, points, sheet};
use crate::programme::Programme;

/// So long there is no network.
const AWAY: Duration = Duration::from_secs(120);

/// The phone.
pub struct Phone {
    at: Browser,
    base: String,
    given: Vec<[Option<i64>; 7]>,
    away_since: Option<Instant>,
}

impl Phone {
    /// The judge scans the card.
    pub async fn comes_in(house: &House, programme: &Programme) -> Self {
        let at = Browser::open(Look::PHONE).await.unwrap();
        at.go(&format!("{}{}", house.base, house.way_in(JUDGES[OFF_LINE]))).await.unwrap();
        at.sees("评委打分").await.unwrap();
        let base = format!("{}/judging/{}", house.base, programme.id);
        Self { at, base, given: plan::given(programme.stood_back_from), away_since: None }
    }

    /// Scores a group with a network: it is told at once that the sheet is kept.
    pub async fn scores(&self, programme: &Programme, group: usize) {
        let total = self.opens(programme, group).await;
        self.types(&sheet(total)).await;
        self.at.press("交分").await.unwrap();
        self.is_told(total).await;
    }

    /// Opens a group's sheet and says a word to the group; says what it is going to be given.
    async fn opens(&self, programme: &Programme, group: usize) -> i64 {
        let (id, name) = &programme.groups[group];
        self.at.go(&format!("{}/{id}", self.base)).await.unwrap();
        self.at.sees("我的分数").await.unwrap();
        self.at.fill("comment", &words(OFF_LINE, name)).await.unwrap();
        self.given[group][OFF_LINE].unwrap()
    }

    async fn types(&self, sheet: &[String; 5]) {
        for (place, score) in sheet.iter().enumerate() {
            self.at.fill(&format!("d{place}"), score).await.unwrap();
        }
    }

    async fn is_told(&self, total: i64) {
        self.at.sees(&format!("已交 {} 分，存好了。", points(total))).await.unwrap();
    }

    /// The network goes while the judge fills in; handed in all the same, and once more with another score: the
    /// phone keeps it and says so.
    pub async fn hands_in_without_a_network(&mut self, programme: &Programme, group: usize) {
        let total = self.opens(programme, group).await;
        self.at.offline(true).await.unwrap();
        self.away_since = Some(Instant::now());
        self.types(&sheet(total - 50)).await;
        self.at.press("交分").await.unwrap();
        self.keeps_it().await;
        self.types(&sheet(total)).await;
        self.at.press("交分").await.unwrap();
        self.keeps_it().await;
    }

    /// It says so whenever it has tried in vain.
    async fn keeps_it(&self) {
        let look = async || match self.at.text().await {
            Ok(text) if text.contains("没有网络，内容已存在本机") => Ok(()),
            other => Err(format!("{other:?}")),
        };
        until("the phone keeps the sheet", look).await;
    }

    /// Two minutes are over and the network is back: the phone sends what it kept by itself.
    pub async fn comes_back(&self, group: usize) {
        let away = self.away_since.unwrap();
        self.keeps_it().await;
        tokio::time::sleep(AWAY.saturating_sub(away.elapsed())).await;
        self.at.offline(false).await.unwrap();
        self.is_told(self.given[group][OFF_LINE].unwrap()).await;
        assert!(away.elapsed() >= AWAY);
    }
}
