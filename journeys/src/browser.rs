//! Chromium as a person's browser: find by what is visible, type, press, look, and let axe look too.

mod labels;
mod notices;

use std::io::{BufRead as _, BufReader};
use std::mem::ManuallyDrop;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use serde_json::{Value, json};
use tempfile::TempDir;
use thirtyfour::{
    By, CapabilitiesHelper as _, ChromiumLikeCapabilities as _, DesiredCapabilities, PageLoadStrategy,
    WebDriver, WebElement,
};

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
    /// A projector: 1920 × 1080.
    pub const STAGE: Self = Self { size: (1920, 1080), phone: false, scripts: true };
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
    look: Look,
    chromedriver: Child,
    _profile: TempDir,
}

/// So often a driver is started before the story gives up.
const STARTS: usize = 3;

impl Browser {
    /// Opens a browser.
    ///
    /// # Errors
    /// When Chromium or its driver cannot be started.
    pub async fn open(look: Look) -> Result<Self> {
        let (mut chromedriver, address) = listening()?;
        let profile = tempfile::tempdir()?;
        let opened = open(&address, look, profile.path()).await;
        if opened.is_err() {
            end(&mut chromedriver);
        }
        let browser = Self { driver: ManuallyDrop::new(opened?), look, chromedriver, _profile: profile };
        browser.let_scripts_run(look.scripts).await?;
        if !look.phone {
            // The window's own size counts its frame; what is meant is what the page gets.
            let (width, height) = look.size;
            let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
            browser.driver.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
        }
        Ok(browser)
    }

    /// The page's own scripts run or not. Switched here and not by a preference: under that the driver
    /// itself no longer sees a page load end, and axe, a script too, could not look.
    async fn let_scripts_run(&self, run: bool) -> Result<()> {
        self.driver.cdp().send_raw("Emulation.setScriptExecutionDisabled", json!({ "value": !run })).await?;
        Ok(())
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

    /// Presses the link or button that says this (or is named so): the one that says it most shortly.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press(&self, words: &str) -> Result<()> {
        let literal = literal(words);
        let path = format!(
            "//*[self::a or self::button or self::summary or @role='button'][contains(normalize-space(.), {literal}) or @aria-label={literal}]"
        );
        let element =
            self.shown(&path).await.with_context(|| format!("something to press that says “{words}”"))?;
        self.tap(&element).await.with_context(|| format!("pressing {words}"))
    }

    /// Taps an element. The driver's own click waits by a script's timer, which never ends where scripts
    /// are off; there the middle of the element is pressed over the protocol.
    async fn tap(&self, element: &WebElement) -> Result<()> {
        element.scroll_into_view().await?;
        if self.look.scripts {
            return Ok(element.click().await?);
        }
        let look = "const box = arguments[0].getBoundingClientRect();
            return [box.left + box.width / 2, box.top + box.height / 2];";
        let middle = self.driver.execute(look, vec![element.to_json()?]).await?.json().clone();
        for kind in ["mouseMoved", "mousePressed", "mouseReleased"] {
            let event =
                json!({ "type": kind, "x": middle[0], "y": middle[1], "button": "left", "clickCount": 1 });
            self.driver.cdp().send_raw("Input.dispatchMouseEvent", event).await?;
        }
        Ok(())
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

    /// Runs a script of the harness and returns what it returns.
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
        // Axe is a script itself. The page's own ran when it was loaded, or will not any more.
        self.let_scripts_run(true).await?;
        let faults = self.faults_for_axe().await;
        self.let_scripts_run(self.look.scripts).await?;
        let faults = faults?;
        if faults.is_empty() {
            return Ok(());
        }
        bail!("{}:\n{}", self.address().await?, faults.join("\n"))
    }

    async fn faults_for_axe(&self) -> Result<Vec<String>> {
        let axe = std::fs::read_to_string(named("GONGFANG_AXE")?)?;
        self.driver.execute(axe, Vec::new()).await?;
        let look = "const done = arguments[arguments.length - 1];
            axe.run(document, { resultTypes: ['violations'] }).then(found => done(found.violations.map(v =>
              v.id + ': ' + v.help + '\\n' + v.nodes.map(n => '   ' + n.html.slice(0, 200) + ' ' + n.failureSummary).join('\\n'))))
              .catch(error => done(['axe failed: ' + error]));";
        let found = self.driver.execute_async(look, Vec::new()).await?.json().clone();
        let found = found.as_array().context("axe says nothing")?;
        Ok(found.iter().filter_map(|fault| fault.as_str().map(str::to_owned)).collect())
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        // The session is not said goodbye to: that waits for an answer, and the process ends anyway.
        end(&mut self.chromedriver);
    }
}

/// Ends the driver and its browser; both may be gone already.
fn end(chromedriver: &mut Child) {
    let _ = Command::new("pkill").args(["-P", &chromedriver.id().to_string()]).status();
    let _ = chromedriver.kill();
    let _ = chromedriver.wait();
}

/// A driver that listens, and where. It chooses a free port for one family of addresses and ends when another program
/// has it in the other; then another one is started.
fn listening() -> Result<(Child, String)> {
    let mut failed = anyhow::anyhow!("no chromedriver was started");
    for _ in 0..STARTS {
        let mut chromedriver = Command::new(named("GONGFANG_CHROMEDRIVER")?)
            .arg("--port=0")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .context("starting chromedriver")?;
        match address_of(&mut chromedriver) {
            Ok(address) => return Ok((chromedriver, address)),
            Err(error) => failed = error,
        }
        end(&mut chromedriver);
    }
    Err(failed)
}

/// Reads the port that chromedriver chose from what it prints.
fn address_of(chromedriver: &mut Child) -> Result<String> {
    let mut lines = BufReader::new(chromedriver.stdout.take().context("its output")?).lines();
    let mut said = Vec::new();
    let address = loop {
        let line =
            lines.next().with_context(|| format!("chromedriver ended before it listened: {said:?}"))??;
        if let Some((_, port)) = line.split_once("started successfully on port ") {
            break format!("http://127.0.0.1:{}", port.trim_end_matches('.'));
        }
        said.push(line);
    };
    // What it prints later must not fill the pipe.
    std::thread::spawn(move || for _ in lines.by_ref() {});
    Ok(address)
}

/// Asks the driver for a browser.
async fn open(address: &str, look: Look, profile: &Path) -> Result<WebDriver> {
    WebDriver::new(address, capabilities(look, profile)?).await.context("chromedriver opens no browser")
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
        "--hide-scrollbars",
        &window,
        &folder,
    ];
    for flag in flags {
        wanted.add_arg(flag)?;
    }
    wanted.add_experimental_option("prefs", json!({ "intl.accept_languages": "zh-CN,zh" }))?;
    if !look.scripts {
        // Without scripts the driver cannot see a page load end; what is awaited is what is visible.
        wanted.set_page_load_strategy(PageLoadStrategy::None)?;
    }
    wanted.set_browser_log_level(thirtyfour::LoggingPrefsLogLevel::Severe)?;
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
