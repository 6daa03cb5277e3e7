//! Several people act at the same moment: numbers stay one each, and of two who publish one succeeds.

use workshop::{Difficulty, Settings, TopicDraft};

use crate::scene::with_class;

#[test]
fn topics_made_at_the_same_moment_get_numbers_of_their_own() {
    with_class(|site, class| {
        std::thread::scope(|threads| {
            for n in 0..8 {
                let (db, ctx, class) = (site.app.db.clone(), site.program(), class.id.clone());
                threads.spawn(move || {
                    let draft = TopicDraft {
                        title: format!("第{n}个题目"),
                        background: String::new(),
                        wanted: String::new(),
                        difficulty: Difficulty::Hard,
                        capacity: 1,
                        needs: Vec::new(),
                    };
                    db.write_blocking(move |tx| workshop::create_topic(tx, &ctx, &class, &draft)).unwrap();
                });
            }
        });
        let id = class.id.clone();
        let topics = site.scene(move |tx, _| workshop::topics(tx, &id));
        let numbers: Vec<usize> = topics.iter().map(|topic| topic.number).collect();
        assert_eq!(numbers, (1..=8).collect::<Vec<_>>());
    });
}

#[test]
fn of_two_who_publish_at_the_same_moment_one_is_told() {
    with_class(|site, class| {
        let id = class.id.clone();
        let drafts = site.scene(move |tx, ctx| {
            let asked = Settings { groups: 4, ..Settings::usual(24) };
            Ok([
                workshop::make_groups(tx, ctx, &id, &asked, 1)?,
                workshop::make_groups(tx, ctx, &id, &asked, 2)?,
            ])
        });
        let outcomes: Vec<bool> = std::thread::scope(|threads| {
            let started: Vec<_> = drafts
                .iter()
                .map(|draft| {
                    let (db, ctx) = (site.app.db.clone(), site.program());
                    let (class, draft) = (class.id.clone(), draft.clone());
                    threads.spawn(move || {
                        let done: Result<(), web::Error> =
                            db.write_blocking(move |tx| workshop::publish_groups(tx, &ctx, &class, &draft));
                        match done {
                            Ok(()) => true,
                            Err(web::Error::Refused(why)) => {
                                assert_eq!(why.code(), "groups-are-out");
                                false
                            }
                            Err(other) => panic!("{other:?}"),
                        }
                    })
                })
                .collect();
            started.into_iter().map(|thread| thread.join().unwrap()).collect()
        });
        assert_eq!(outcomes.iter().filter(|published| **published).count(), 1);
        let id = class.id.clone();
        assert_eq!(site.scene(move |tx, _| workshop::groups(tx, &id)).len(), 4);
    });
}
