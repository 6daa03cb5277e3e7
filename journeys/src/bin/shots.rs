//! Pictures of the main pages, taken from the demonstration: `cargo xtask shots [name …]` writes them to
//! `docs/screenshots/`.

use std::path::{Path, PathBuf};

use anyhow::{Context as _, Result};
use journeys::{Browser, Look, Server};

/// A picture to take.
struct Shot {
    name: &'static str,
    /// Who looks; a worker has no name and comes by the poster.
    role: &'static str,
    /// From the page a role begins on: links to follow, by what their address ends with or has in it.
    way: &'static [&'static str],
    looks: &'static [(&'static str, Look)],
}

const DESK: (&str, Look) = ("desk", Look::DESK);
const PHONE: (&str, Look) = ("phone", Look::PHONE);

const SHOTS: [Shot; 12] = [
    Shot { name: "class-home", role: "organiser", way: &[], looks: &[DESK, PHONE] },
    Shot { name: "needs", role: "organiser", way: &["[href='/needs']"], looks: &[DESK] },
    Shot { name: "roster", role: "organiser", way: &["[href$='/roster']"], looks: &[DESK] },
    Shot { name: "topics", role: "organiser", way: &["[href$='/topics']"], looks: &[DESK] },
    Shot { name: "grouping", role: "organiser", way: &["[href$='/grouping']"], looks: &[DESK] },
    Shot { name: "roadshow", role: "organiser", way: &["[href$='/roadshow']"], looks: &[DESK] },
    Shot { name: "scores", role: "organiser", way: &["[href$='/roadshow/scores']"], looks: &[DESK] },
    Shot { name: "group", role: "trainee", way: &[], looks: &[PHONE, DESK] },
    Shot { name: "proposal", role: "trainee", way: &["[href$='/proposal']"], looks: &[PHONE] },
    Shot { name: "judging", role: "judge", way: &["[href*='/judging/'][href*='/gp_']"], looks: &[PHONE] },
    Shot { name: "leader", role: "leader", way: &[], looks: &[DESK] },
    Shot { name: "say", role: "worker", way: &[], looks: &[PHONE] },
];

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<()> {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().context("the repository")?;
    let folder = root.join("docs/screenshots");
    std::fs::create_dir_all(&folder)?;
    let server = Server::demo()?;
    for shot in SHOTS.iter().filter(|shot| wanted.is_empty() || wanted.iter().any(|name| name == shot.name)) {
        for (width, look) in shot.looks {
            let file = folder.join(format!("{}-{width}.png", shot.name));
            let taken = take(&server, shot, *look, &file).await;
            println!("{}", taken.with_context(|| format!("{} for the {}", shot.name, shot.role))?.display());
        }
    }
    Ok(())
}

async fn take(server: &Server, shot: &Shot, look: Look, file: &Path) -> Result<PathBuf> {
    let browser = Browser::open(look).await?;
    browser.go(server.entry(shot.role)?).await?;
    for link in shot.way {
        let address = browser.script(&format!("return document.querySelector(`a{link}`)?.href")).await?;
        let address = address.as_str().with_context(|| format!("no link {link}"))?;
        browser.go(address).await?;
    }
    browser.picture(file).await?;
    Ok(file.to_owned())
}
