//! The commands and their options.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

/// One program for the education loop of a trade-union federation.
#[derive(Debug, Parser)]
#[command(version, about, max_term_width = 100)]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Command,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Serve the product.
    Serve(Options),
    /// Show the product with a fictional province in a throw-away folder.
    Demo(DemoOptions),
    /// Write everything into one file; works while the product is running.
    Backup {
        /// The file to write.
        file: PathBuf,
        #[command(flatten)]
        options: Options,
    },
    /// Put back what a backup holds; works while the product is running.
    Restore {
        /// The file that `backup` wrote.
        file: PathBuf,
        /// Replace what is there now.
        #[arg(long)]
        replace: bool,
        #[command(flatten)]
        options: Options,
    },
    /// Is this data sound?
    Check(Options),
    /// Read a sign-up receipt (.xlsx, .xls, .csv) and say what is in it and what is wrong with it.
    Roster {
        /// The receipt.
        file: PathBuf,
        /// Print JSON.
        #[arg(long)]
        json: bool,
    },
    /// Make mixed groups from a sign-up receipt, and say what was kept, what could not be and why.
    #[command(after_help = GROUP_CODES)]
    Group(GroupOptions),
    /// Reckon a table of scores: the official result, and how sure it is.
    #[command(after_help = JUDGE_CODES)]
    Judge(JudgeOptions),
}

/// What `group` says by its exit code.
const GROUP_CODES: &str = "Exit codes:
  0  groups were made
  1  a file could not be read or written
  2  the roster, the wishes or the options must be put right first
  3  the demands exclude each other; the smallest set of them is named";

/// Who is grouped, and what is asked for.
#[derive(Debug, Clone, Args)]
pub(crate) struct GroupOptions {
    /// The sign-up receipt (.xlsx, .xls, .csv).
    pub(crate) file: PathBuf,
    /// How many groups.
    #[arg(long, value_parser = clap::value_parser!(u16).range(1..=1000))]
    pub(crate) groups: u16,
    /// No two of the same in one group: unit (单位), or another column. What counting forbids is spread thinly.
    #[arg(long, value_name = "COLUMN")]
    pub(crate) apart: Vec<String>,
    /// What is mixed and how much it matters (high 高, medium 中, low 低, off 不看): city (市地), industry (产业),
    /// unit (单位), sex (性别), post (职务), category (类别), or any other heading of the roster; what is not listed
    /// is not looked at [default: city=high,industry=high,unit=medium,category=medium,sex=low, as far as it is known].
    #[arg(long, value_name = "COLUMN=WEIGHT,…")]
    pub(crate) spread: Option<String>,
    /// Wishes for topics (.xlsx, .xls, .csv): names or phone numbers, and a column for each wish (第一志愿, first) or
    /// one with all of them (课题意向). The roster itself will do when it has such columns.
    #[arg(long, value_name = "WISHES")]
    pub(crate) prefer: Option<PathBuf>,
    /// How many groups may take one topic.
    #[arg(long, requires = "prefer", default_value_t = 1, value_parser = clap::value_parser!(u16).range(1..))]
    pub(crate) max_per_topic: u16,
    /// The same roster, options and seed give the same groups on any machine (without --seconds).
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// Look for so long instead of as long as is usual for so many people.
    #[arg(long, value_parser = seconds)]
    pub(crate) seconds: Option<f64>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// Write the groups as a workbook too.
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
}

fn seconds(text: &str) -> Result<f64, String> {
    let given = text.parse::<f64>().ok().filter(|given| (0.01..=86_400.0).contains(given));
    given.ok_or_else(|| "a number of seconds from 0.01 to 86400".to_owned())
}

/// What `judge` says by its exit code.
const JUDGE_CODES: &str = "Exit codes:
  0  the result was reckoned
  1  a file could not be read or written
  2  the scores or the rule must be put right first
  3  the result is another one than the file says was announced";

/// What is to be reckoned, by which rule, and how it is told.
#[derive(Debug, Clone, Args)]
pub(crate) struct JudgeOptions {
    /// The scores (.xlsx, .xls, .csv): a column for the team (team, 组, 队, 作品, entry), one for the judge (judge,
    /// 评委, reviewer), then one for each dimension; `recused` (回避) where a judge stands back. Or the record.json
    /// of a roadshow.
    pub(crate) file: PathBuf,
    /// The rule as TOML, or a record.json whose rule is taken [default: the plain mean, equal results share the rank].
    #[arg(long)]
    pub(crate) rule: Option<PathBuf>,
    /// Drop so many scores at each end, from five scores on.
    #[arg(long)]
    pub(crate) trim: Option<u8>,
    /// Announce so many decimals [default: 2].
    #[arg(long)]
    pub(crate) places: Option<u8>,
    /// Print JSON.
    #[arg(long)]
    pub(crate) json: bool,
    /// Write the result as a workbook too.
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
}

/// Where the data is and how to serve it. What is not said here comes from the environment, then
/// from the configuration file, then from the defaults.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Options {
    /// A configuration file (TOML) with the same names as these options.
    #[arg(long, env = "GONGFANG_CONFIG")]
    pub(crate) config: Option<PathBuf>,
    /// Where to listen [default: 127.0.0.1:8080].
    #[arg(long, env = "GONGFANG_LISTEN")]
    pub(crate) listen: Option<String>,
    /// The data folder, with the SQLite database, the files and the key [default: data].
    #[arg(long, env = "GONGFANG_DATA")]
    pub(crate) data: Option<PathBuf>,
    /// A PostgreSQL server instead of the SQLite file: postgres://user:password@host/database.
    #[arg(long, env = "GONGFANG_DATABASE", hide_env_values = true)]
    pub(crate) database: Option<String>,
    /// A NATS server that joins several nodes over one PostgreSQL: nats://user:password@host.
    #[arg(long, env = "GONGFANG_NATS", hide_env_values = true)]
    pub(crate) nats: Option<String>,
    /// The address people type, such as <https://gongfang.example>.
    #[arg(long, env = "GONGFANG_BASE_URL")]
    pub(crate) base_url: Option<String>,
    /// The time zone in which dates are shown [default: Asia/Shanghai].
    #[arg(long, env = "GONGFANG_ZONE")]
    pub(crate) zone: Option<String>,
    /// A proxy in front tells the client's address in X-Forwarded-For.
    #[arg(long, env = "GONGFANG_BEHIND_PROXY")]
    pub(crate) behind_proxy: Option<bool>,
    /// Write the log as JSON lines.
    #[arg(long, env = "GONGFANG_LOG_JSON")]
    pub(crate) log_json: Option<bool>,
    /// The master key as 64 hexadecimal digits; without it `secret.key` in the data folder is used.
    #[arg(long, env = "GONGFANG_SECRET", hide_env_values = true)]
    pub(crate) secret: Option<String>,
}

#[derive(Debug, Clone, Args)]
pub(crate) struct DemoOptions {
    /// Where to listen; port 0 takes a free one.
    #[arg(long, default_value = "127.0.0.1:8080")]
    pub(crate) listen: String,
    /// Keep the data in this folder instead of a throw-away one.
    #[arg(long)]
    pub(crate) data: Option<PathBuf>,
    /// A PostgreSQL server (an empty database or schema) instead of SQLite.
    #[arg(long)]
    pub(crate) database: Option<String>,
    /// A NATS server that joins several demonstrations over one PostgreSQL and one data folder.
    #[arg(long)]
    pub(crate) nats: Option<String>,
}
