//! What a person notices about a page, or what is going wrong behind their back.

use std::time::Duration;

use anyhow::{Result, bail, ensure};

use super::Browser;

impl Browser {
    /// Waits until the address has this in it, up to ten seconds: a form takes its time.
    ///
    /// # Errors
    /// When it never does.
    pub async fn arrives_at(&self, part: &str) -> Result<()> {
        for _ in 0..100 {
            if self.address().await.is_ok_and(|address| address.contains(part)) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("not {part} but {}:\n{}", self.address().await?, self.text().await?)
    }

    /// Waits until the page no longer shows this, up to ten seconds.
    ///
    /// # Errors
    /// When it still does.
    pub async fn sees_no_more(&self, words: &str) -> Result<()> {
        for _ in 0..100 {
            if self.text().await.is_ok_and(|text| !text.contains(words)) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("“{words}” is still on {}", self.address().await?)
    }

    /// The page is not wider than the window: nobody has to push it sideways to read.
    ///
    /// # Errors
    /// When it is; says what sticks out.
    pub async fn fits(&self) -> Result<()> {
        let look = "const wide = document.documentElement.clientWidth;
            if (document.documentElement.scrollWidth <= wide) return '';
            const right = e => { const box = e.getBoundingClientRect();
              const spills = getComputedStyle(e).overflowX == 'visible';
              return Math.max(box.right, spills ? box.left + e.scrollWidth : 0); };
            const wider = [...document.querySelectorAll('body *')].filter(e => right(e) > wide + 1);
            const innermost = wider.filter(e => !wider.some(other => other != e && e.contains(other)));
            return innermost.slice(0, 5).map(e => e.outerHTML.slice(0, 120)).join('\\n') || 'the page itself';";
        let sticks_out = self.script(look).await?;
        let sticks_out = sticks_out.as_str().unwrap_or_default();
        ensure!(sticks_out.is_empty(), "{} is wider than its window:\n{sticks_out}", self.address().await?);
        Ok(())
    }

    /// What has the keyboard: its words, or its label, as a screen reader begins to say it.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn focused(&self) -> Result<String> {
        let look = "const e = document.activeElement; if (!e) return '';
            const said = e.getAttribute('aria-label') || (e.labels && e.labels[0] && e.labels[0].innerText)
              || e.innerText || e.name || e.id || e.tagName;
            return said.trim();";
        Ok(self.script(look).await?.as_str().unwrap_or_default().to_owned())
    }

    /// No script failed, nothing was missing or forbidden since this was last asked.
    ///
    /// # Errors
    /// With what the browser's console says.
    pub async fn is_quiet(&self) -> Result<()> {
        let said: Vec<String> = self
            .driver
            .browser_log()
            .await?
            .into_iter()
            .filter(|entry| entry.level == "SEVERE")
            .map(|entry| entry.message)
            .collect();
        ensure!(said.is_empty(), "the console of {} says:\n{}", self.address().await?, said.join("\n"));
        Ok(())
    }
}
