//! What the operator decides: flags before environment before configuration file before defaults.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};
use jiff::tz::TimeZone;
use serde::Deserialize;
use store::Place;

use crate::cli::Options;

/// Everything decided.
#[derive(Debug, Clone)]
pub(crate) struct Config {
    pub(crate) listen: String,
    pub(crate) data: PathBuf,
    pub(crate) place: Place,
    pub(crate) nats: Option<String>,
    pub(crate) base_url: Option<String>,
    pub(crate) zone: TimeZone,
    pub(crate) behind_proxy: bool,
    pub(crate) log_json: bool,
    pub(crate) secret: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    listen: Option<String>,
    data: Option<PathBuf>,
    database: Option<String>,
    nats: Option<String>,
    base_url: Option<String>,
    zone: Option<String>,
    behind_proxy: Option<bool>,
    log_json: Option<bool>,
    secret: Option<String>,
}

/// Puts the sources together.
pub(crate) fn load(options: &Options) -> Result<Config> {
    let file = match &options.config {
        Some(path) => {
            let text =
                std::fs::read_to_string(path).with_context(|| format!("reading {}", path.display()))?;
            toml::from_str(&text).with_context(|| format!("in {}", path.display()))?
        }
        None => File::default(),
    };
    let data = options.data.clone().or(file.data).unwrap_or_else(|| PathBuf::from("data"));
    let place = options
        .database
        .clone()
        .or(file.database)
        .map_or_else(|| Place::File(data.join("gongfang.db")), |text| Place::parse(&text));
    let nats = options.nats.clone().or(file.nats);
    if nats.is_some() && matches!(place, Place::File(_)) {
        bail!("several nodes share one PostgreSQL: say --database postgres://… beside --nats");
    }
    let zone = options.zone.clone().or(file.zone).unwrap_or_else(|| "Asia/Shanghai".to_owned());
    Ok(Config {
        listen: options.listen.clone().or(file.listen).unwrap_or_else(|| "127.0.0.1:8080".to_owned()),
        data,
        place,
        nats,
        base_url: options.base_url.clone().or(file.base_url).map(|url| url.trim_end_matches('/').to_owned()),
        zone: TimeZone::get(&zone).with_context(|| format!("time zone {zone}"))?,
        behind_proxy: options.behind_proxy.or(file.behind_proxy).unwrap_or(false),
        log_json: options.log_json.or(file.log_json).unwrap_or(false),
        secret: options.secret.clone().or(file.secret),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flag_wins_over_the_file_and_a_misspelled_name_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gongfang.toml");
        std::fs::write(&path, "listen = \"0.0.0.0:80\"\nbase_url = \"https://gf.example/\"\n").unwrap();
        let options =
            Options { config: Some(path.clone()), listen: Some("[::1]:1".into()), ..Options::default() };
        let config = load(&options).unwrap();
        assert_eq!(config.listen, "[::1]:1");
        assert_eq!(config.base_url.as_deref(), Some("https://gf.example"));
        std::fs::write(&path, "lisen = \"x\"\n").unwrap();
        assert!(load(&options).is_err());
    }

    #[test]
    fn several_nodes_share_one_postgresql() {
        let nats = Some("nats://127.0.0.1".to_owned());
        let alone = Options { nats: nats.clone(), ..Options::default() };
        assert!(load(&alone).is_err());
        let joined = Options { nats, database: Some("postgres://db/gongfang".into()), ..Options::default() };
        assert!(load(&joined).is_ok_and(|config| config.nats.is_some()));
    }
}
