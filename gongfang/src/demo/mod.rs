//! `gongfang demo`: the product with the fictional province 北江省, in a throw-away folder. The class is
//! always on its fourth day; one link per role lets the visitor in at once.

mod content;
mod scene;
mod workshop_days;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use people::DemoKeys;
use store::{Chance as _, SystemChance};
use web::{PersonId, qr};

use crate::cli::{DemoOptions, Options};
use crate::{config, logging, serve};

/// A role of the demonstration and the person who plays it.
pub(crate) struct Part {
    /// The role's word in the printed list.
    pub(crate) role: &'static str,
    /// The person.
    pub(crate) person: PersonId,
    /// Their name.
    pub(crate) name: String,
    /// The page they begin on.
    pub(crate) lands_on: String,
}

/// Fills the province, prints the links, serves.
pub(crate) fn run(options: &DemoOptions) -> Result<ExitCode> {
    logging::start(false, "warn");
    let folder = Folder::new(options.data.clone())?;
    let config = config::load(&Options {
        listen: Some(options.listen.clone()),
        data: Some(folder.path.clone()),
        database: options.database.clone(),
        nats: options.nats.clone(),
        ..Options::default()
    })?;
    let mut parts = Vec::new();
    let house = serve::open(&config, true, &mut |db, sources| {
        parts = scene::play(db, sources)?;
        let mut extras = live::extras_of(&serve::net(&config, sources));
        extras.insert(keys_of(&parts));
        Ok((extras, people::demo_routes()))
    })?;
    let base = &house.app.settings.base_url;
    println!("工坊演示：虚构的北江省，开班第四天。数据在 {}，退出即删。\n", folder.path.display());
    for part in &parts {
        println!("{:<12}  {base}{}", part.role, entry(part.role));
    }
    let say = format!("{base}/say");
    println!("{:<12}  {say}\n", "worker");
    println!("{}", qr::text(&say).map_err(|e| anyhow::anyhow!("{e:?}"))?);
    println!("listening on http://{}", house.address);
    serve::run(house)
}

fn keys_of(parts: &[Part]) -> DemoKeys {
    let keys = parts
        .iter()
        .map(|part| (part.role.to_owned(), (part.person.clone(), part.name.clone(), part.lands_on.clone())))
        .collect::<HashMap<_, _>>();
    DemoKeys(keys)
}

fn entry(role: &str) -> String {
    format!("/demo/in/{role}")
}

/// The folder of the data; a throw-away one is removed at the end.
struct Folder {
    path: PathBuf,
    throw_away: bool,
}

impl Folder {
    fn new(wanted: Option<PathBuf>) -> Result<Self> {
        let throw_away = wanted.is_none();
        let path = wanted.unwrap_or_else(|| {
            let mut name = [0_u8; 6];
            SystemChance.fill(&mut name);
            let name: String = name.iter().map(|b| format!("{b:02x}")).collect();
            std::env::temp_dir().join(format!("gongfang-demo-{name}"))
        });
        create(&path)?;
        Ok(Self { path, throw_away })
    }
}

fn create(path: &Path) -> Result<()> {
    std::fs::create_dir_all(path).with_context(|| format!("making {}", path.display()))
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.throw_away {
            // Left in the temporary folder when it cannot be removed; the system clears that.
            let _ = std::fs::remove_dir_all(&self.path);
        }
    }
}
