//! Pictures of the main pages at a desk and on a phone: `cargo xtask shots [name …]` takes them from the
//! demonstration, in the order of the class's days, and writes them to `docs/screenshots/`.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result, ensure};
use journeys::http::{Visitor, escaped};
use journeys::markup::{self, Form};
use journeys::{Browser, Look, Server};

/// A picture to take, of the page a role begins on or of one that is reached from it.
struct Shot {
    name: &'static str,
    role: &'static str,
    /// The page, written after the one the role begins on; after a `~` it is the whole path.
    page: &'static str,
    /// From there on: the link to follow, as a CSS selector.
    link: &'static str,
    /// What has to have happened before.
    when: Moment,
}

/// How far the roadshow is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Moment {
    /// As the demonstration begins: the order is drawn, scoring is open.
    Open,
    /// Everybody's scores are in and locked, four places are on the screen.
    Revealing,
    /// The result is announced.
    Announced,
}

use Moment::{Announced, Open, Revealing};

const SHOTS: [Shot; 16] = [
    shot("class-home", "organiser", "", "", Open),
    shot("import", "organiser", "/import", "", Open),
    shot("roster", "organiser", "/roster", "", Open),
    shot("needs", "organiser", "~/needs?state=all", "", Open),
    shot("topics", "organiser", "/topics", "", Open),
    shot("grouping", "organiser", "/grouping", "", Open),
    shot("stages", "organiser", "/stages", "", Open),
    shot("group-room", "trainee", "", "", Open),
    shot("say", "worker", "", "", Open),
    shot("judging", "judge", "", "a[href*='/judging/'][href*='/gp_']", Open),
    shot("desk", "organiser", "/roadshow/desk", "", Open),
    shot("drill", "organiser", "/roadshow/drill?at=30", "", Open),
    shot("stage", "organiser", "/roadshow/desk", "a[href*='/stage/']", Revealing),
    shot("stage-light", "organiser", "/roadshow/desk", "a[href*='/stage/']", Revealing),
    shot("opinion", "organiser", "/roadshow/opinion", "", Revealing),
    shot("results", "organiser", "/roadshow/scores", "a[href*='/results/']", Announced),
];

const fn shot(
    name: &'static str,
    role: &'static str,
    page: &'static str,
    link: &'static str,
    when: Moment,
) -> Shot {
    Shot { name, role, page, link, when }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the repository")?;
    let folder = root.join("docs/screenshots");
    std::fs::create_dir_all(&folder)?;
    let server = Server::demo()?;
    let mut day = Day::begin(&server).await?;
    let receipt = root.join("engines/sheets/tests/receipts/receipt-broken.xlsx");
    for shot in SHOTS.iter().filter(|shot| wanted.is_empty() || wanted.iter().any(|name| name == shot.name)) {
        day.comes_to(shot.when).await.with_context(|| format!("before {}", shot.name))?;
        for (width, look) in looks(shot.name) {
            let file = folder.join(format!("{}-{width}.png", shot.name));
            let taken = take(&server, shot, look, &receipt, &file).await;
            println!("{}", taken.with_context(|| format!("{} for the {}", shot.name, shot.role))?.display());
        }
    }
    Ok(())
}

/// The stage is seen by a projector, everything else at a desk and on a phone.
fn looks(name: &str) -> Vec<(&'static str, Look)> {
    if name.starts_with("stage") && name != "stages" {
        vec![("projector", Look::STAGE)]
    } else {
        vec![("desk", Look::DESK), ("phone", Look::PHONE)]
    }
}

async fn take(server: &Server, shot: &Shot, look: Look, receipt: &Path, file: &Path) -> Result<PathBuf> {
    let browser = Browser::open(look).await?;
    browser.go(server.entry(shot.role)?).await?;
    let begins = browser.address().await?;
    match shot.page.strip_prefix('~') {
        Some(path) => browser.go(&server.url(path)).await?,
        None if shot.page.is_empty() => {}
        None => browser.go(&format!("{begins}{}", shot.page)).await?,
    }
    if shot.name == "import" {
        // What matters is the preview of a receipt in which something is wrong.
        browser.find("input[type=file]").await?.send_keys(receipt.to_str().context("a path")?).await?;
        browser.find("form[enctype] button[type=submit]").await?.click().await?;
        browser.arrives_at("/import/im_").await?;
    }
    if !shot.link.is_empty() {
        let address =
            browser.script(&format!("return document.querySelector(`{}`)?.href", shot.link)).await?;
        browser.go(address.as_str().with_context(|| format!("no link {}", shot.link))?).await?;
    }
    if shot.name == "stage-light" {
        let stage = browser.address().await?;
        let path = stage.strip_prefix(&server.base).unwrap_or(&stage);
        browser.go(&server.url(&format!("/stage-look/light?back={}", escaped(path)))).await?;
    }
    if shot.name == "judging" {
        // A judge in the middle of their work: four of five given.
        for (rail, points) in ["18", "17.5", "19", "16"].iter().enumerate() {
            browser.fill(&format!("d{rail}"), points).await?;
        }
        browser.script("scrollTo(0, 0); document.activeElement.blur()").await?;
    }
    browser.picture(file).await?;
    Ok(file.to_owned())
}

/// The day of the roadshow, brought forward over HTTP as its people would.
struct Day<'s> {
    server: &'s Server,
    organiser: Visitor,
    desk: String,
    now: Moment,
}

impl<'s> Day<'s> {
    async fn begin(server: &'s Server) -> Result<Self> {
        let entry = server.entry("organiser")?;
        let organiser = Visitor::entered(&server.base, entry).await?;
        let class = begins_on(&organiser, server, "organiser").await?;
        Ok(Self { server, organiser, desk: format!("{class}/roadshow/desk"), now: Open })
    }

    async fn comes_to(&mut self, when: Moment) -> Result<()> {
        if self.now == Open && when != Open {
            let judges = self.server.entries.keys().filter(|role| role.starts_with("judge"));
            let mut judges: Vec<&String> = judges.collect();
            judges.sort();
            for (seat, judge) in judges.into_iter().enumerate() {
                self.scores(judge, seat).await.with_context(|| judge.clone())?;
            }
            self.step("lock").await?;
            self.step("sureness").await?;
            for _ in 0..4 {
                self.step("reveal").await?;
            }
            self.now = Revealing;
        }
        if self.now == Revealing && when == Announced {
            self.step("reveal-all").await?;
            self.step("announce").await?;
            self.now = Announced;
        }
        Ok(())
    }

    /// A judge fills in every sheet that is theirs; whom they favour differs from seat to seat.
    async fn scores(&self, judge: &str, seat: usize) -> Result<()> {
        let visitor = Visitor::entered(&self.server.base, self.server.entry(judge)?).await?;
        let list = begins_on(&visitor, self.server, judge).await?;
        let list = markup::read(&visitor.get(&list).await?.body);
        for (place, sheet) in list.links.iter().filter(|link| link.contains("/gp_")).enumerate() {
            let page = markup::read(&visitor.get(sheet).await?.body);
            let form = page.forms.iter().find(|form| form.fields.iter().any(|field| field.name == "d0"));
            let form = form.with_context(|| format!("no sheet on {sheet}"))?;
            let group: usize = sheet.bytes().map(usize::from).sum();
            let mut fields = form.as_it_stands();
            for (rail, (_, value)) in fields.iter_mut().filter(|(name, _)| is_rail(name)).enumerate() {
                let halves = 40 - (group % 5) - (group + seat * 3 + rail * 5) % 7 - (place + seat) % 2;
                *value = format!("{}.{}", halves / 2, halves % 2 * 5);
            }
            let answer = visitor.submit(&form.action, form, &fields).await?;
            ensure!(answer.status == 303, "{sheet} answered {}", answer.status);
        }
        Ok(())
    }

    /// Presses the button for a step at the desk.
    async fn step(&self, step: &str) -> Result<()> {
        let page = markup::read(&self.organiser.get(&self.desk).await?.body);
        let takes = |form: &&Form| form.fields.iter().any(|f| f.name == "step" && f.value == step);
        let form = page.forms.iter().find(takes).with_context(|| format!("no {step} at the desk"))?;
        let answer = self.organiser.submit(&form.action, form, &form.as_it_stands()).await?;
        ensure!(answer.status == 303, "{step} answered {}", answer.status);
        Ok(())
    }
}

/// The points of a dimension: `d0`, `d1`, …
fn is_rail(name: &str) -> bool {
    name.strip_prefix('d').is_some_and(|number| number.parse::<u8>().is_ok())
}

/// The path a role begins on.
async fn begins_on(visitor: &Visitor, server: &Server, role: &str) -> Result<String> {
    let entry = server.entry(role)?;
    let answer = visitor.get(entry.strip_prefix(&server.base).unwrap_or(entry)).await?;
    answer.location.with_context(|| format!("the {role} begins nowhere"))
}
