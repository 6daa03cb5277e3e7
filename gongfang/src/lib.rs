//! The door: reads the command line, puts the rooms together, and has no rules of its own.

mod backup;
mod check;
mod cli;
mod config;
mod demo;
mod group;
mod judge;
mod logging;
mod restore;
pub mod rooms;
mod roster;
mod secret;
mod serve;

use std::process::ExitCode;

use clap::Parser as _;

use crate::cli::{Cli, Command};

/// Runs the command that was asked for.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    let outcome = match cli.command {
        Command::Serve(options) => config::load(&options).and_then(|config| serve::serve(&config)),
        Command::Demo(options) => demo::run(&options),
        Command::Backup { file, options } => config::load(&options).and_then(|c| backup::run(&c, &file)),
        Command::Restore { file, replace, options } => {
            config::load(&options).and_then(|c| restore::run(&c, &file, replace))
        }
        Command::Check(options) => config::load(&options).and_then(|config| check::run(&config)),
        Command::Roster { file, json } => roster::run(&file, json),
        Command::Group(options) => group::run(&options),
        Command::Judge(options) => judge::run(&options),
    };
    outcome.unwrap_or_else(|error| {
        eprintln!("gongfang: {error:#}");
        ExitCode::FAILURE
    })
}
