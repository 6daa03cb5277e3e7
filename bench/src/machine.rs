//! Names the machine a figure was measured on, and divides it between server and load.

use std::process::{Command, Stdio};

use anyhow::{Result, ensure};

/// Whether the system can keep a process on a core.
pub(crate) fn can_pin() -> bool {
    cores() > 1 && run("taskset", &["--version"])
}

/// While it lives, this process keeps off the first core, which is the server's.
pub(crate) struct OffTheFirstCore(());

impl OffTheFirstCore {
    pub(crate) fn new() -> Self {
        keep_to("1-1023");
        Self(())
    }
}

impl Drop for OffTheFirstCore {
    fn drop(&mut self) {
        keep_to("0-1023");
    }
}

fn keep_to(cores: &str) {
    if can_pin() {
        run("taskset", &["-acp", cores, &std::process::id().to_string()]);
    }
}

/// Allows this process and the servers it starts so many open files.
pub(crate) fn open_files(count: usize) -> Result<()> {
    let limits = std::fs::read_to_string("/proc/self/limits")?;
    let line = limits.lines().find(|line| line.starts_with("Max open files")).unwrap_or_default();
    let soft: usize = line.split_whitespace().nth(3).and_then(|word| word.parse().ok()).unwrap_or(usize::MAX);
    let raised = soft >= count
        || run("prlimit", &["--pid", &std::process::id().to_string(), &format!("--nofile={count}:")]);
    ensure!(raised, "{count} open files are needed and {soft} allowed: `ulimit -n {count}`");
    Ok(())
}

fn run(program: &str, words: &[&str]) -> bool {
    let mut command = Command::new(program);
    command.args(words).stdout(Stdio::null()).stderr(Stdio::null());
    command.status().is_ok_and(|status| status.success())
}

/// Processor, cores, memory, kernel.
pub(crate) fn describe() -> String {
    let cpu = line_of("/proc/cpuinfo", "model name").unwrap_or_else(|| "unknown processor".to_owned());
    let memory = line_of("/proc/meminfo", "MemTotal").unwrap_or_default();
    let kernel = std::fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    format!("Machine: {cpu}, {} cores, memory {memory}, Linux {}", cores(), kernel.trim())
}

/// All there are, whichever of them a measurement has kept to.
fn cores() -> usize {
    let processors = std::fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    processors.lines().filter(|line| line.starts_with("processor")).count()
}

fn line_of(file: &str, key: &str) -> Option<String> {
    let text = std::fs::read_to_string(file).ok()?;
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}
