//! One after the other: who shows what is new reads it and sends it, and whoever is slower must not send what was
//! read before over what was read after. So on one node they take turns, and a turn speaks for everybody who asked
//! for one before it began.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use tokio::sync::{Mutex as Queue, OwnedMutexGuard};

/// Who is waiting for which turn.
#[derive(Default)]
pub(crate) struct Turns(Mutex<HashMap<String, Arc<Line>>>);

#[derive(Default)]
struct Line {
    asked: AtomicU64,
    /// Up to here everybody has been spoken for.
    told: Arc<Queue<u64>>,
}

/// It is one's turn: what is read from now on may be sent. Dropped without a word it has spoken for nobody.
pub struct Turn {
    told: OwnedMutexGuard<u64>,
    upto: u64,
}

impl Turns {
    /// Waits for a turn; none when a turn that began later than this was asked for has told everybody.
    pub(crate) async fn wait(&self, subject: &str) -> Option<Turn> {
        let line = self.line(subject);
        let mine = line.asked.fetch_add(1, Ordering::SeqCst) + 1;
        let told = line.told.clone().lock_owned().await;
        if *told >= mine {
            return None;
        }
        let upto = line.asked.load(Ordering::SeqCst);
        Some(Turn { told, upto })
    }

    /// The line for a subject. A line in which nobody stands is forgotten when another one forms.
    fn line(&self, subject: &str) -> Arc<Line> {
        let mut lines = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        lines.retain(|name, line| {
            name == subject || Arc::strong_count(line) > 1 || Arc::strong_count(&line.told) > 1
        });
        lines.entry(subject.to_owned()).or_default().clone()
    }
}

impl Turn {
    /// Everything was sent.
    pub fn told(mut self) {
        *self.told = self.upto;
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[tokio::test]
    async fn a_turn_speaks_for_everybody_who_asked_before_it_began() {
        let turns = Arc::new(Turns::default());
        let first = turns.wait("a").await.unwrap();
        let asks = || {
            let turns = turns.clone();
            tokio::spawn(async move { turns.wait("a").await.map(Turn::told).is_some() })
        };
        let waiting = [asks(), asks(), asks()];
        tokio::time::sleep(Duration::from_millis(20)).await;
        assert!(turns.wait("b").await.is_some(), "others have a line of their own");
        first.told();
        let mut told = 0;
        for one in waiting {
            told += usize::from(one.await.unwrap());
        }
        assert_eq!(told, 1, "the first began before they asked, the second after all three had");
        assert!(turns.wait("a").await.is_some(), "what happens later wants a turn of its own");
    }

    #[tokio::test]
    async fn who_fails_has_spoken_for_nobody() {
        let turns = Turns::default();
        let (failed, waits) = tokio::join!(
            async {
                let turn = turns.wait("a").await.unwrap();
                tokio::task::yield_now().await;
                drop(turn);
            },
            turns.wait("a"),
        );
        assert!(waits.is_some(), "{failed:?}");
    }
}
