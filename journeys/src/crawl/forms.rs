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

impl Filled {
    fn pairs(self, form: &Form) -> Vec<(String, String)> {
        match self {
            Self::Empty => form.emptied(),
            Self::Nonsense => form.filled_with(NONSENSE),
            Self::Forged => {
                form.as_it_stands().into_iter().map(|(name, _)| (name, NONSENSE.to_owned())).collect()
            }
            Self::Nothing => Vec::new(),
        }
    }
}

impl Walk {
    /// Sends a form in every way, each time with the session as it was.
    pub(super) async fn send(&mut self, found_on: &str, form: &Form) -> Result<()> {
        let action = self.action(found_on, form);
        if SPARED.iter().any(|start| action.starts_with(start)) {
            return Ok(());
        }
        // Nothing first: what is refused leaves the page as it was for the ways that may go through.
        for filled in [Filled::Nothing, Filled::Forged, Filled::Nonsense, Filled::Empty] {
            let Some(form) = self.still_offered(found_on, form).await? else { return Ok(()) };
            let pairs = filled.pairs(&form);
            self.report.forms += 1;
            let what = format!("{action} (form on {found_on}), {filled:?},");
            let answer = self.visitor.fork().submit(&action, &form, &pairs).await?;
            self.judge_safe(&what, &answer);
            if matches!(filled, Filled::Empty | Filled::Nonsense) {
                self.judge_reply(&what, &action, filled, &answer).await?;
            }
        }
        Ok(())
    }

    /// The form as its page offers it now: what was sent before may have changed or ended it.
    async fn still_offered(&self, found_on: &str, form: &Form) -> Result<Option<Form>> {
        let mut page = self.visitor.get(found_on).await?;
        if is_sign_in(page.location.as_deref()) && self.visitor.enter_again().await? {
            page = self.visitor.get(found_on).await?;
        }
        let names = |form: &Form| form.fields.iter().map(|field| field.name.clone()).collect::<Vec<_>>();
        let same = |other: &Form| other.action == form.action && names(other) == names(form);
        Ok(markup::read(&page.body).forms.into_iter().find(same))
    }

    /// What a person is told after pressing the button: a page or a way on, never bare text or a dead end.
    async fn judge_reply(&mut self, what: &str, action: &str, filled: Filled, answer: &Answer) -> Result<()> {
        // Nonsense may name something that does not exist; the button alone may not.
        let dead = matches!(answer.status, 405 | 415) || answer.status == 404 && filled == Filled::Empty;
        if dead {
            self.fault(format!("{what} answered {}", answer.status));
        }
        if let Some(location) = self.leads_to(action, answer) {
            // A form that ends one's own session may lead there; the next form begins another.
            if !is_sign_in(Some(&location)) && self.seen.insert(format!("after a form {}", shape(&location)))
            {
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

fn is_sign_in(location: Option<&str>) -> bool {
    location.is_some_and(|location| location.starts_with("/sign-in"))
}
