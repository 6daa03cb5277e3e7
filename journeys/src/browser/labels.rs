//! Filling in a form by the words beside its fields, as a person does: who moves a label away from its
//! field breaks the story.

use std::path::Path;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use thirtyfour::{By, WebElement};

use super::{Browser, literal};

impl Browser {
    /// Types into the field with this label, in place of what is in it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn write(&self, label: &str, text: &str) -> Result<()> {
        let field = self.labelled(label, "self::input or self::textarea").await?;
        field.clear().await?;
        field.send_keys(text).await.with_context(|| format!("typing into {label}"))
    }

    /// Chooses what says this in the list with this label.
    ///
    /// # Errors
    /// When there is no such list or nothing in it says so.
    pub async fn pick(&self, label: &str, option: &str) -> Result<()> {
        let list = self.labelled(label, "self::select").await?;
        let path = format!(".//option[contains(normalize-space(.), {})]", literal(option));
        let option = list.find(By::XPath(path)).await.with_context(|| format!("{option} in {label}"))?;
        option.click().await.with_context(|| format!("choosing in {label}"))
    }

    /// Presses the label of a choice: a tick or one of several.
    ///
    /// # Errors
    /// When there is none.
    pub async fn tick(&self, label: &str) -> Result<()> {
        let path = format!("//label[contains(normalize-space(.), {})]", literal(label));
        let label = self.shown(&path).await.with_context(|| format!("a choice that says “{label}”"))?;
        self.tap(&label).await
    }

    /// Puts a file into the field with this label.
    ///
    /// # Errors
    /// When there is none.
    pub async fn hand_in(&self, label: &str, file: &Path) -> Result<()> {
        let field = self.labelled(label, "self::input[@type='file']").await?;
        field.send_keys(file.to_str().context("a path in UTF-8")?).await.context("handing in")
    }

    /// The field with this label, waited for; it may be drawn by its label alone.
    async fn labelled(&self, label: &str, kind: &str) -> Result<WebElement> {
        let words = literal(label);
        let path = format!(
            "//*[{kind}][@id=//label[contains(normalize-space(.), {words})]/@for or @aria-label={words}
             or ancestor::label[contains(normalize-space(.), {words})]]"
        );
        for _ in 0..50 {
            if let Ok(field) = self.driver.find(By::XPath(&path)).await {
                return Ok(field);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("no field is labelled “{label}” on {}:\n{}", self.address().await?, self.text().await?)
    }

    /// The first visible element at a path, waited for up to five seconds. What says the words and
    /// nothing else comes before what says more, so the path may be broad.
    pub(super) async fn shown(&self, path: &str) -> Result<WebElement> {
        for _ in 0..50 {
            let mut found: Option<(usize, WebElement)> = None;
            for element in self.driver.find_all(By::XPath(path)).await? {
                // An element may go away while it is looked at; the next round looks again.
                if !element.is_displayed().await.unwrap_or(false) {
                    continue;
                }
                let Ok(text) = element.text().await else { continue };
                if found.as_ref().is_none_or(|(length, _)| text.len() < *length) {
                    found = Some((text.len(), element));
                }
            }
            if let Some((_, element)) = found {
                return Ok(element);
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("it is not on {}:\n{}", self.address().await?, self.text().await?)
    }
}
