//! The crawl's second half: every form, filled as nobody sensible would.

use anyhow::Result;

use super::{SPARED, Walk, is_page, shape};
use crate::http::Answer;
use crate::markup::{self, Form};

/// What nobody sensible types: rare characters, turned text, a script, figures out of range.
pub(super) const NONSENSE: &str =
    "𠮷😀\u{202e}'; DROP TABLE x; -- <script>alert(1)</script> %00 NaN 9999999999999999999";

/// How a form is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Filled {
    /// A person presses the button and nothing else.
    Empty,
    /// A person types nonsense wherever they can.
    Nonsense,
    /// Somebody forges all of it, also what the page itself filled in.
    Forged,
    /// Somebody sends no field at all.
    Nothing,
}

impl Walk {
    /// Sends a form in every way, each time with the session as it was.
    pub(super) async fn send(&mut self, found_on: &str, form: &Form) -> Result<()> {
        let action = self.action(found_on, form);
        if SPARED.iter().any(|start| action.starts_with(start)) {
            return Ok(());
        }
        let pairs = |filled| -> Vec<(String, String)> {
            match filled {
                Filled::Empty => form.emptied(),
                Filled::Nonsense => form.filled_with(NONSENSE),
                Filled::Forged => form
                    .filled_with(NONSENSE)
                    .into_iter()
                    .map(|(name, _)| (name, NONSENSE.to_owned()))
                    .collect(),
                Filled::Nothing => Vec::new(),
            }
        };
        // Nothing first: what is refused leaves the page as it was for the ways that may go through.
        for filled in [Filled::Nothing, Filled::Forged, Filled::Nonsense, Filled::Empty] {
            self.report.forms += 1;
            let what = format!("{action} (form on {found_on}), {filled:?},");
            let visitor = self.visitor.fork();
            let answer = visitor.submit(&action, form, &pairs(filled)).await?;
            self.judge_safe(&what, &answer);
            if matches!(filled, Filled::Empty | Filled::Nonsense) {
                self.judge_reply(&what, &action, filled, &answer).await?;
            }
        }
        Ok(())
    }

    /// What a person is told after pressing the button: a page or a way on, never bare text or a dead end.
    async fn judge_reply(&mut self, what: &str, action: &str, filled: Filled, answer: &Answer) -> Result<()> {
        // Nonsense may name something that does not exist; the button alone may not.
        let dead = matches!(answer.status, 405 | 415) || answer.status == 404 && filled == Filled::Empty;
        if dead {
            self.fault(format!("{what} answered {}", answer.status));
        }
        if let Some(location) = self.leads_to(action, answer) {
            // A session that the form ended is begun again, for the forms that follow.
            if location.starts_with("/sign-in") && self.visitor.enter_again().await? {
                return Ok(());
            }
            if self.seen.insert(format!("after a form {}", shape(&location))) {
                let after = self.visitor.get(&location).await?;
                self.judge_status(&location, what, &after);
            }
        } else if answer.status >= 400 && !is_page(answer) {
            self.fault(format!("{what} answered {} with bare text: {}", answer.status, answer.body));
        } else if is_page(answer) {
            self.judge(what, &markup::read(&answer.body));
        }
        Ok(())
    }
}
