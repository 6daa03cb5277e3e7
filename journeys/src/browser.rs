//! Chromium as a person's browser: find by what is visible, type, press, look, and let axe look too.

use std::mem::ManuallyDrop;
use std::net::TcpListener;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{By, ChromiumLikeCapabilities as _, DesiredCapabilities, WebDriver, WebElement};

use crate::named;

/// How a browser is set up.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// Width and height of the window, in CSS pixels.
    pub size: (u32, u32),
    /// Whether it is a phone: touch, mobile viewport.
    pub phone: bool,
    /// Whether scripts run.
    pub scripts: bool,
}

impl Look {
    /// A desk: 1440 × 900.
    pub const DESK: Self = Self { size: (1440, 900), phone: false, scripts: true };
    /// A phone: 390 × 844.
    pub const PHONE: Self = Self { size: (390, 844), phone: true, scripts: true };

    /// The same without scripts.
    #[must_use]
    pub const fn without_scripts(self) -> Self {
        Self { scripts: false, ..self }
    }
}

/// A person's browser; closed when dropped.
pub struct Browser {
    driver: ManuallyDrop<WebDriver>,
    chromedriver: Child,
    _profile: TempDir,
}

impl Browser {
    /// Opens a browser.
    ///
    /// # Errors
    /// When Chromium or its driver cannot be started.
    pub async fn open(look: Look) -> Result<Self> {
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port();
        let chromedriver = Command::new(named("GONGFANG_CHROMEDRIVER")?)
            .arg(format!("--port={port}"))
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .context("starting chromedriver")?;
        let profile = tempfile::tempdir()?;
        let capabilities = capabilities(look, profile.path())?;
        let address = format!("http://127.0.0.1:{port}");
        for attempt in 0_u32.. {
            match WebDriver::new(&address, capabilities.clone()).await {
                Ok(driver) => {
                    return Ok(Self { driver: ManuallyDrop::new(driver), chromedriver, _profile: profile });
                }
                Err(error) if attempt >= 100 => bail!("chromedriver does not answer: {error}"),
                Err(_) => tokio::time::sleep(Duration::from_millis(100)).await,
            }
        }
        bail!("unreachable: the loop above ends by returning")
    }

    /// Goes to an address.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub async fn go(&self, url: &str) -> Result<()> {
        self.driver.goto(url).await.with_context(|| format!("opening {url}"))
    }

    /// The address the browser is at.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn address(&self) -> Result<String> {
        Ok(self.driver.current_url().await?.to_string())
    }

    /// The visible text of the page.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn text(&self) -> Result<String> {
        Ok(self.driver.find(By::Css("body")).await?.text().await?)
    }

    /// Waits until the page shows this, up to ten seconds.
    ///
    /// # Errors
    /// When it never does; says what it shows instead.
    pub async fn sees(&self, words: &str) -> Result<()> {
        for _ in 0..100 {
            if self.text().await.is_ok_and(|text| text.contains(words)) {
                return Ok(());
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("“{words}” is not on {}:\n{}", self.address().await?, self.text().await?)
    }

    /// Presses the first visible link or button that says this (or is named so).
    ///
    /// # Errors
    /// When there is none.
    pub async fn press(&self, words: &str) -> Result<()> {
        let literal = literal(words);
        let path = format!(
            "//*[self::a or self::button or self::summary or @role='button'][contains(normalize-space(.), {literal}) or @aria-label={literal}]"
        );
        for element in self.driver.find_all(By::XPath(path)).await? {
            if element.is_displayed().await? {
                element.scroll_into_view().await?;
                return element.click().await.with_context(|| format!("pressing {words}"));
            }
        }
        bail!("nothing to press says “{words}” on {}:\n{}", self.address().await?, self.text().await?)
    }

    /// The first visible element of a CSS selector, waited for up to five seconds.
    ///
    /// # Errors
    /// When there is none.
    pub async fn find(&self, css: &str) -> Result<WebElement> {
        for _ in 0..50 {
            for element in self.driver.find_all(By::Css(css)).await? {
                if element.is_displayed().await.unwrap_or(false) {
                    return Ok(element);
                }
            }
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
        bail!("no {css} on {}:\n{}", self.address().await?, self.text().await?)
    }

    /// Types into the field of this name, in place of what is in it.
    ///
    /// # Errors
    /// When there is none.
    pub async fn fill(&self, name: &str, text: &str) -> Result<()> {
        let field = self.find(&format!("[name='{name}']")).await?;
        field.clear().await?;
        field.send_keys(text).await.with_context(|| format!("typing into {name}"))
    }

    /// Chooses the option with this value in a list.
    ///
    /// # Errors
    /// When there is none.
    pub async fn choose(&self, name: &str, value: &str) -> Result<()> {
        let option =
            self.driver.find(By::Css(format!("select[name='{name}'] option[value='{value}']"))).await?;
        option.click().await.with_context(|| format!("choosing {value}"))
    }

    /// Puts a file into a file field.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn attach(&self, name: &str, file: &Path) -> Result<()> {
        let field = self.driver.find(By::Css(format!("input[type=file][name='{name}']"))).await?;
        field.send_keys(file.to_str().context("a path in UTF-8")?).await.context("attaching")
    }

    /// Presses keys, wherever the focus is.
    ///
    /// # Errors
    /// When the browser is gone.
    pub async fn keys(&self, keys: &str) -> Result<()> {
        Ok(self.driver.active_element().await?.send_keys(keys).await?)
    }

    /// Runs a script and returns what it returns. Only where scripts are on.
    ///
    /// # Errors
    /// When it throws.
    pub async fn script(&self, script: &str) -> Result<Value> {
        Ok(self.driver.execute(script, Vec::new()).await?.json().clone())
    }

    /// Cuts or restores the network.
    ///
    /// # Errors
    /// When the browser does not speak its protocol.
    pub async fn offline(&self, off: bool) -> Result<()> {
        let conditions =
            json!({ "offline": off, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1 });
        self.driver.cdp().send_raw("Network.enable", json!({})).await?;
        self.driver.cdp().send_raw("Network.emulateNetworkConditions", conditions).await?;
        Ok(())
    }

    /// A picture of what is in the window.
    ///
    /// # Errors
    /// When it cannot be written.
    pub async fn picture(&self, file: &Path) -> Result<()> {
        Ok(self.driver.screenshot(file).await?)
    }

    /// Lets axe-core look at the page.
    ///
    /// # Errors
    /// When it finds a fault: which rule, where, what to do.
    pub async fn accessible(&self) -> Result<()> {
        let axe = std::fs::read_to_string(named("GONGFANG_AXE")?)?;
        self.driver.execute(axe, Vec::new()).await?;
        let look = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(found => done(found.violations.map(v =>
              v.id + ': ' + v.help + '\\n' + v.nodes.map(n => '   ' + n.html.slice(0, 200) + ' ' + n.failureSummary).join('\\n'))))
              .catch(error => done(['axe failed: ' + error]));";
        let found = self.driver.execute_async(look, Vec::new()).await?.json().clone();
        let faults: Vec<String> =
            found.as_array().into_iter().flatten().filter_map(|v| v.as_str().map(str::to_owned)).collect();
        if faults.is_empty() {
            return Ok(());
        }
        bail!("{}:\n{}", self.address().await?, faults.join("\n"))
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The session is not said goodbye to: that waits for an answer, and the process ends anyway.
        // Ending the driver ends its browser; both may be gone already.
        let _ = Command::new("pkill").args(["-P", &self.chromedriver.id().to_string()]).status();
        let _ = self.chromedriver.kill();
        let _ = self.chromedriver.wait();
    }
}

fn capabilities(look: Look, profile: &Path) -> Result<thirtyfour::ChromeCapabilities> {
    let mut wanted = DesiredCapabilities::chrome();
    let window = format!("--window-size={},{}", look.size.0, look.size.1);
    let folder = format!("--user-data-dir={}", profile.display());
    let flags = [
        "--headless=new",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--disable-dev-shm-usage",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--lang=zh-CN",
        "--force-prefers-reduced-motion",
        &window,
        &folder,
    ];
    for flag in flags {
        wanted.add_arg(flag)?;
    }
    let mut preferences = json!({ "intl.accept_languages": "zh-CN,zh" });
    if !look.scripts {
        preferences["profile.managed_default_content_settings.javascript"] = json!(2);
    }
    wanted.add_experimental_option("prefs", preferences)?;
    if look.phone {
        let metrics =
            json!({ "width": look.size.0, "height": look.size.1, "pixelRatio": 2.0, "touch": true });
        wanted.add_experimental_option("mobileEmulation", json!({ "deviceMetrics": metrics }))?;
    }
    Ok(wanted)
}

/// A string inside an XPath.
fn literal(text: &str) -> String {
    if text.contains('\'') { format!("\"{text}\"") } else { format!("'{text}'") }
}
