//! What the store promises: kept means on disk, an error undoes its own action only, both engines agree.

#![cfg(test)]

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use store::migrate::{Room, STORE, Step};
use store::{Db, FixedClock, Millis, Place, Remembered, StoreError, Tx, args, testing, trail};

const SHELF: Room = Room {
    name: "shelf",
    steps: &[Step {
        name: "0001_books",
        sql: "CREATE TABLE books (id BIGINT PRIMARY KEY, title TEXT NOT NULL UNIQUE, price DOUBLE PRECISION,
              lent BOOLEAN NOT NULL)",
        postgres: None,
    }],
    tables: &["books"],
};
const ROOMS: &[Room] = &[STORE, SHELF];

fn clock() -> FixedClock {
    FixedClock::at(Millis(1_750_000_000_000))
}

fn shelve(tx: &mut Tx<'_>, id: i64, title: &str) -> Result<(), StoreError> {
    tx.exec(
        "INSERT INTO books (lent, title, id, price) VALUES ($4, $2, $1, $3)",
        args![id, title, Option::<f64>::None, true],
    )?;
    Ok(())
}

fn titles(db: &Db) -> Vec<String> {
    db.read_blocking(|tx| tx.all("SELECT title FROM books ORDER BY id", &[], |row| row.get(0)))
        .unwrap_or_else(|e: StoreError| panic!("{e}"))
}

#[test]
fn what_is_written_is_read_back_with_its_types() {
    testing::on_each_engine(ROOMS, &clock(), |db| {
        db.write_blocking(|tx| shelve(tx, 7, "安全生产法 𠮷")).unwrap();
        let book = db.read_blocking(|tx| {
            tx.one(
                "SELECT id, title, price, lent FROM books WHERE title = $1",
                args!["安全生产法 𠮷"],
                |row| Ok((row.get::<i64>(0)?, row.get::<Option<f64>>(2)?, row.get::<bool>(3)?)),
            )
        });
        assert_eq!(book.map_err(|e: StoreError| e.to_string()), Ok((7, None, true)));
    });
}

#[test]
fn a_refused_action_leaves_nothing_behind_and_its_neighbours_stay() {
    testing::on_each_engine(ROOMS, &clock(), |db| {
        let twice = db.write_blocking(|tx| {
            shelve(tx, 1, "一")?;
            shelve(tx, 2, "一")
        });
        assert!(matches!(twice, Err(StoreError::Conflict { .. })), "{twice:?}");
        let panicked = db.write_blocking(|tx| {
            shelve(tx, 3, "三")?;
            if true {
                panic!("midway");
            }
            Ok(())
        });
        assert!(matches!(panicked, Err(StoreError::Panicked(m)) if m == "midway"));
        db.write_blocking(|tx| shelve(tx, 4, "四")).unwrap();
        assert_eq!(titles(&db), ["四"]);
    });
}

#[test]
fn two_who_read_then_write_at_once_never_both_win() {
    testing::on_each_engine(ROOMS, &clock(), |db| {
        db.write_blocking(|tx| shelve(tx, 1, "0")).unwrap();
        let workers: Vec<_> = (0..8)
            .map(|_| {
                let db = db.clone();
                std::thread::spawn(move || {
                    for _ in 0..25 {
                        db.write_blocking(|tx| {
                            let n: i64 = tx
                                .one("SELECT title FROM books WHERE id = 1", &[], |row| row.get::<String>(0))?
                                .parse()
                                .map_err(StoreError::broken)?;
                            tx.exec("UPDATE books SET title = $1 WHERE id = 1", args![(n + 1).to_string()])
                        })
                        .unwrap();
                    }
                })
            })
            .collect();
        for worker in workers {
            worker.join().unwrap();
        }
        assert_eq!(titles(&db), ["200"]);
    });
}

#[test]
fn who_looks_for_a_key_before_taking_it_never_meets_it_taken() {
    testing::on_each_engine(ROOMS, &clock(), |db| {
        let together = std::sync::Barrier::new(8);
        for round in 0..25 {
            let took: Vec<_> = std::thread::scope(|scope| {
                let workers: Vec<_> = (0..8)
                    .map(|n| {
                        let (db, together) = (db.clone(), &together);
                        scope.spawn(move || {
                            together.wait();
                            db.write_blocking(move |tx| {
                                let title = format!("第 {round} 册");
                                // Half of them look first; the others only learn by the schema's rule.
                                if n % 2 == 0 && is_there(tx, &title)? {
                                    return Ok(false);
                                }
                                shelve(tx, round * 8 + n, &title)?;
                                Ok::<_, StoreError>(true)
                            })
                        })
                    })
                    .collect();
                workers.into_iter().map(|worker| worker.join().unwrap()).collect()
            });
            assert_eq!(took.iter().filter(|took| matches!(took, Ok(true))).count(), 1, "{took:?}");
            assert!(took.iter().step_by(2).all(Result::is_ok), "round {round}: {took:?}");
            let refused = |took: &Result<bool, StoreError>| matches!(took, Err(StoreError::Conflict { .. }));
            assert!(took.iter().filter(|took| took.is_err()).all(refused), "round {round}: {took:?}");
        }
    });
}

fn is_there(tx: &mut Tx<'_>, title: &str) -> Result<bool, StoreError> {
    let found = tx.opt("SELECT id FROM books WHERE title = $1", args![title], |row| row.get::<i64>(0))?;
    Ok(found.is_some())
}

#[test]
fn reading_cannot_write() {
    testing::on_each_engine(ROOMS, &clock(), |db| {
        assert!(db.read_blocking(|tx| shelve(tx, 1, "一")).is_err());
        assert!(titles(&db).is_empty());
    });
}

#[test]
fn a_changed_migration_is_refused_and_a_database_with_data_is_copied_before_the_next_step() {
    let folder = tempfile::tempdir().unwrap();
    let place = Place::File(folder.path().join("a.db"));
    const FIRST: &[Room] = &[STORE];
    drop(store::migrate::open(&place, FIRST, &clock()).unwrap());
    drop(store::migrate::open(&place, ROOMS, &clock()).unwrap());
    let copies = std::fs::read_dir(folder.path())
        .unwrap()
        .filter(|f| f.as_ref().unwrap().file_name().to_string_lossy().contains("before-"))
        .count();
    assert_eq!(copies, 1);
    const CHANGED: &[Room] = &[Room {
        name: "store",
        steps: &[Step { name: "0001_store", sql: "SELECT 1", postgres: None }],
        tables: &[],
    }];
    assert!(store::migrate::open(&place, CHANGED, &clock()).is_err());
}

#[test]
fn the_trail_reads_from_a_need_to_what_came_of_it_and_back() {
    testing::on_each_engine(ROOMS, &clock(), |db| {
        db.write_blocking(|tx| {
            for (id, kind) in [("nd_1", "need"), ("nd_2", "need"), ("tp_1", "topic"), ("pr_1", "proposal")] {
                let node = trail::Node {
                    id: id.into(),
                    kind: kind.into(),
                    title: id.into(),
                    state: "open".into(),
                    href: format!("/{id}"),
                    shown: true,
                    changed_at: Millis(1),
                };
                trail::put(tx, &node)?;
            }
            trail::link(tx, "tp_1", "nd_1", Millis(1))?;
            trail::link(tx, "tp_1", "nd_2", Millis(1))?;
            trail::link(tx, "pr_1", "tp_1", Millis(2))?;
            trail::link(tx, "pr_1", "tp_1", Millis(3))
        })
        .unwrap();
        let (down, up) = db
            .read_blocking(|tx| {
                Ok::<_, StoreError>((trail::came_of(tx, "nd_1")?, trail::came_from(tx, "pr_1")?))
            })
            .unwrap();
        let ids = |nodes: &[trail::Node]| nodes.iter().map(|n| n.id.clone()).collect::<Vec<_>>();
        assert_eq!(ids(&down), ["tp_1", "pr_1"]);
        assert_eq!(ids(&up), ["tp_1", "nd_1", "nd_2"]);
    });
}

#[test]
fn what_was_worked_out_is_remembered_until_anything_is_written() {
    testing::on_each_engine(ROOMS, &clock(), |db| {
        let asked = Arc::new(AtomicU32::new(0));
        let remembered = Arc::new(Remembered::<&str, usize>::default());
        let how_many = {
            let (asked, remembered) = (asked.clone(), remembered.clone());
            move |tx: &mut Tx<'_>| {
                remembered.get(tx, "books", |tx| {
                    asked.fetch_add(1, Ordering::SeqCst);
                    Ok::<_, StoreError>(tx.all("SELECT id FROM books", &[], |row| row.get::<i64>(0))?.len())
                })
            }
        };
        let twice = {
            let how_many = how_many.clone();
            move |tx: &mut Tx<'_>| Ok::<_, StoreError>((how_many(tx)?, how_many(tx)?))
        };
        for books in 0..5 {
            // Whichever connection answers, and whatever it remembers: what is on disk is seen.
            for _ in 0..9 {
                assert_eq!(db.read_blocking(twice.clone()).unwrap(), (books, books));
            }
            let written = db.write_blocking({
                let how_many = how_many.clone();
                move |tx| {
                    shelve(tx, i64::try_from(books).unwrap(), &format!("第 {books} 本"))?;
                    how_many(tx)
                }
            });
            assert_eq!(written.unwrap(), books + 1, "who writes sees what it wrote");
        }
        // Of ninety questions about five states at least the second of each pair was answered from memory.
        assert!(asked.load(Ordering::SeqCst) <= 5 * 9 + 5, "{asked:?}");
    });
}
