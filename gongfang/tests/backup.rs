//! A backup is taken while the product runs, and put back elsewhere: into a new folder, and from SQLite
//! into PostgreSQL.

#![cfg(test)]

use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use store::{Place, StoreError, SystemClock, testing::Schema};

const PROGRAM: &str = env!("CARGO_BIN_EXE_gongfang");

struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The demonstration, listening.
fn demo(data: &Path) -> Running {
    let child = Command::new(PROGRAM)
        .args(["demo", "--listen", "127.0.0.1:0", "--data"])
        .arg(data)
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut running = Running(child);
    let lines = BufReader::new(running.0.stdout.take().unwrap()).lines();
    let listening = lines.map_while(Result::ok).any(|line| line.starts_with("listening on"));
    assert!(listening, "the demonstration did not start");
    running
}

fn run(arguments: &[&str], data: &Path) -> Output {
    Command::new(PROGRAM).args(arguments).arg("--data").arg(data).output().unwrap()
}

fn ok(output: &Output) {
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

/// How many rows each table holds.
fn counts(place: &Place) -> Vec<(String, i64)> {
    let db = store::migrate::open(place, gongfang::rooms::ALL, &SystemClock).unwrap();
    db.read_blocking(|tx| {
        let mut found = Vec::new();
        for table in gongfang::rooms::ALL.iter().flat_map(|room| room.tables) {
            let count = tx.one(&format!("SELECT count(*) FROM {table}"), &[], |row| row.get(0))?;
            found.push(((*table).to_owned(), count));
        }
        Ok::<_, StoreError>(found)
    })
    .unwrap()
}

#[test]
fn what_is_backed_up_while_running_is_all_there_after_it_is_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let (here, there) = (folder.path().join("here"), folder.path().join("there"));
    let file = folder.path().join("all.backup");
    let name = file.to_str().unwrap();
    let running = demo(&here);
    ok(&run(&["backup", name], &here));
    assert!(!run(&["backup", name], &here).status.success(), "an older backup is never overwritten");
    ok(&run(&["check"], &here));
    drop(running);
    let before = counts(&Place::File(here.join("gongfang.db")));
    assert!(before.iter().any(|(table, count)| table == "enrolments" && *count == 118));

    std::fs::create_dir_all(&there).unwrap();
    std::fs::copy(here.join("secret.key"), there.join("secret.key")).unwrap();
    ok(&run(&["restore", name], &there));
    ok(&run(&["check"], &there));
    assert_eq!(counts(&Place::File(there.join("gongfang.db"))), before);

    // What is there is not overwritten by mistake; put in its place, it is whole again.
    assert!(!run(&["restore", name], &there).status.success());
    ok(&run(&["restore", name, "--replace"], &there));
    assert_eq!(counts(&Place::File(there.join("gongfang.db"))), before);

    if let Some(server) = Schema::new() {
        ok(&run(&["restore", name, "--database", &server.url], &there));
        assert_eq!(counts(&Place::Server(server.url.clone())), before);
        ok(&run(&["check", "--database", &server.url], &there));
    }
}

#[test]
fn a_cut_off_or_foreign_file_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (here, there) = (folder.path().join("here"), folder.path().join("there"));
    let file = folder.path().join("all.backup");
    drop(demo(&here));
    ok(&run(&["backup", file.to_str().unwrap()], &here));
    let whole = std::fs::read(&file).unwrap();
    let cut = folder.path().join("cut.backup");
    for broken in [&whole[..whole.len() / 2], b"not a backup".as_slice(), b"".as_slice()] {
        std::fs::write(&cut, broken).unwrap();
        assert!(!run(&["restore", cut.to_str().unwrap()], &there).status.success());
        assert!(!there.join("gongfang.db").exists(), "nothing was begun");
    }
}

#[test]
fn another_key_is_noticed_by_the_check() {
    let folder = tempfile::tempdir().unwrap();
    drop(demo(folder.path()));
    std::fs::write(folder.path().join("secret.key"), "ab".repeat(32)).unwrap();
    let found = run(&["check"], folder.path());
    assert!(!found.status.success());
    assert!(String::from_utf8_lossy(&found.stdout).contains("does not open"));
}
