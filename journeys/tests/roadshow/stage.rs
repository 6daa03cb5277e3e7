//! The big screen in the hall: opened once by its address, nobody signed in, and never touched again.

use journeys::{Browser, Look};
use serde_json::{Value, json};

use crate::house::House;
use crate::patience::until;

/// The big screen.
pub struct Stage {
    at: Browser,
}

impl Stage {
    /// Opens it, and marks the page so that a reload would be noticed.
    pub async fn opens(house: &House, path: &str) -> Self {
        let at = Browser::open(Look::DESK).await.unwrap();
        at.go(&format!("{}{path}", house.base)).await.unwrap();
        at.sees("待上场").await.unwrap();
        at.script("window.openedOnce = true").await.unwrap();
        Self { at }
    }

    /// Waits until this is to be read on it.
    pub async fn says(&self, words: &str) {
        let look = async || match self.at.text().await {
            Ok(text) if text.contains(words) => Ok(()),
            Ok(text) => Err(text),
            Err(error) => Err(error.to_string()),
        };
        until(&format!("the stage says {words}"), look).await;
    }

    /// Waits until the row of a group says this at its end.
    pub async fn says_of(&self, name: &str, words: &str) {
        let row = |board: &[Value]| board.iter().any(|row| row[1] == name && row[2] == words);
        self.shows(&format!("{name}: {words}"), row).await;
    }

    /// Waits until the first rows are these: rank, name, value.
    pub async fn begins_with(&self, rows: &[(usize, &str, &str)]) {
        let rows: Vec<Value> =
            rows.iter().map(|(rank, name, value)| json!([rank.to_string(), name, value])).collect();
        self.shows(&format!("{rows:?}"), |board| board.starts_with(&rows)).await;
    }

    async fn shows(&self, what: &str, so: impl Fn(&[Value]) -> bool) {
        let read = "const text = (row, part) => row.querySelector(part).innerText.trim();
            return [...document.querySelectorAll('.stage-row')].map(row =>
              [text(row, '.stage-rank'), text(row, '.stage-name b'), text(row, '.stage-value')]);";
        let look = async || match self.at.script(read).await {
            Ok(board) if board.as_array().is_some_and(|board| so(board)) => Ok(()),
            Ok(board) => Err(board.to_string()),
            Err(error) => Err(error.to_string()),
        };
        until(&format!("the stage shows {what}"), look).await;
    }

    /// It is still the page that was opened in the morning.
    pub async fn was_never_reloaded(&self) {
        assert_eq!(self.at.script("return window.openedOnce").await.unwrap(), json!(true));
        self.at.accessible().await.unwrap();
    }
}
