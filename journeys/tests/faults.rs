//! The power goes: while judges hand in scores and trainees write, the program is killed twenty times and
//! started again. Whatever a phone was told is kept is there; nothing is there by half.

#![cfg(test)]

use std::collections::BTreeMap;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use journeys::http::Visitor;
use journeys::{Engine, Server, markup, named};
use serde_json::Value;
use store::testing::Schema;
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

/// So often the power goes.
const TIMES: usize = 20;
/// They are under no rule of recusal, so all groups are theirs to score.
const JUDGES: [&str; 4] = ["judge", "judge-4", "judge-5", "judge-6"];
/// Three people of one group write at once, each their own part.
const PARTS: [&str; 3] = ["resources", "risks", "measures"];

#[test]
fn nothing_told_to_be_kept_is_lost_on_sqlite() {
    Runtime::new().unwrap().block_on(loses_nothing(Server::demo().unwrap()));
}

#[test]
fn nothing_told_to_be_kept_is_lost_on_postgresql() {
    named("GONGFANG_TEST_POSTGRES").unwrap();
    let schema = Schema::new().unwrap();
    let server = Server::demo_on(Engine::Postgres(schema.url.clone())).unwrap();
    Runtime::new().unwrap().block_on(loses_nothing(server));
}

/// A form as it is sent.
type Filled = Vec<(String, String)>;

/// What a phone was told is kept.
#[derive(Debug)]
enum Kept {
    /// A score sheet: whose, of which group, the how-manieth, and the words on it.
    Sheet { judge: usize, page: String, revision: i64, number: usize, words: String },
    /// A version of a proposal: of which group, which part, and the words in it.
    Version { page: String, part: &'static str, version: usize, number: usize, words: String },
}

/// What one phone saw until the connection broke.
#[derive(Default)]
struct Seen {
    kept: Vec<Kept>,
    /// A sheet that was sent and never answered; the phone sends it again.
    unanswered: Option<(usize, String, Filled)>,
}

/// The people of one round, signed in.
struct Hall {
    judges: Vec<Arc<Visitor>>,
    /// Where a judge scores each group.
    teams: Vec<String>,
    /// Trainees with the page of their group's proposal and their part of it.
    writers: Vec<(Arc<Visitor>, String, &'static str)>,
    organiser: Visitor,
    class: String,
}

async fn loses_nothing(mut server: Server) {
    let links = entry_links(&server).await;
    let mut told: Vec<Kept> = Vec::new();
    let mut number = 0;
    let mut broken_off = 0;
    for time in 0..TIMES {
        let hall = come_in(&server, &links).await;
        let acknowledged = Arc::new(AtomicUsize::new(0));
        let mut phones = JoinSet::new();
        for (place, judge) in hall.judges.iter().enumerate() {
            let (judge, teams) = (Arc::clone(judge), hall.teams.clone());
            phones.spawn(scores(judge, place, teams, number, Arc::clone(&acknowledged)));
        }
        for (writer, page, part) in hall.writers.iter().cloned() {
            phones.spawn(writes(writer, page, part, number, Arc::clone(&acknowledged)));
        }
        // Each time at another moment: after so many answers, and somewhat later.
        let since = Instant::now();
        while acknowledged.load(Ordering::SeqCst) < 6 + time * 5 % 23 {
            assert!(since.elapsed() < Duration::from_secs(30), "nothing is being kept");
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        tokio::time::sleep(Duration::from_millis(time as u64 * 7 % 19)).await;
        server.kill().unwrap();
        let seen = phones.join_all().await;
        server.start_again().unwrap();

        let hall = come_in(&server, &links).await;
        let mut repeated = Vec::new();
        for (judge, page, form) in seen.iter().filter_map(|seen| seen.unanswered.as_ref()) {
            let answer = hall.judges[*judge].post(page, form).await.unwrap();
            assert_eq!(answer.status, 303, "{page} sent again: {}", answer.body);
            repeated.push(value(form, "comment"));
        }
        broken_off += repeated.len();
        told.extend(seen.into_iter().flat_map(|seen| seen.kept));
        number += 10_000;
        all_there(&hall, &told, &repeated, time).await;
        told.retain(|kept| matches!(kept, Kept::Sheet { .. }));
    }
    assert!(broken_off > 0, "the power never went while something was on its way");
}

/// Personal links, as the organiser hands them out on paper.
async fn entry_links(server: &Server) -> Vec<String> {
    let organiser = Visitor::entered(&server.base, server.entry("organiser").unwrap()).await.unwrap();
    let class = class_of(&organiser).await;
    let answer =
        organiser.post(&format!("/classes/{class}/links"), &pairs(&[("as", "cards")])).await.unwrap();
    let links: Vec<String> = after_each(&answer.body, "/in/").map(|token| format!("/in/{token}")).collect();
    assert!(links.len() > 100, "{} links", links.len());
    links
}

async fn class_of(organiser: &Visitor) -> String {
    let page = organiser.get("/classes").await.unwrap().body;
    let found = after_each(&page, "/classes/").find(|id| id.starts_with("cl_"));
    found.unwrap().to_owned()
}

/// Everybody signs in: the judges, and of two groups three trainees each.
async fn come_in(server: &Server, links: &[String]) -> Hall {
    let organiser = Visitor::entered(&server.base, server.entry("organiser").unwrap()).await.unwrap();
    let class = class_of(&organiser).await;
    let mut judges = Vec::new();
    let mut teams = Vec::new();
    for role in JUDGES {
        let judge = Visitor::of(&server.base).unwrap();
        let entry = server.entry(role).unwrap().strip_prefix(&server.base).unwrap();
        let home = judge.get(entry).await.unwrap().location.unwrap();
        let page = judge.get(&home).await.unwrap().body;
        teams = markup::read(&page).links;
        teams.retain(|href| href.starts_with(&format!("{home}/gp_")));
        assert!(teams.len() > 3, "{role} scores {teams:?}");
        judges.push(Arc::new(judge));
    }
    let mut by_group: BTreeMap<String, Vec<Arc<Visitor>>> = BTreeMap::new();
    for link in links {
        let trainee = Visitor::of(&server.base).unwrap();
        let answer = trainee.post(link, &[]).await.unwrap();
        assert_eq!(answer.status, 303, "{link}: {}", answer.body);
        let home = trainee.get("/").await.unwrap().body;
        let group = after_each(&home, "/groups/").find(|id| id.starts_with("gp_")).unwrap().to_owned();
        by_group.entry(group).or_default().push(Arc::new(trainee));
        if by_group.values().filter(|members| members.len() >= PARTS.len()).count() == 2 {
            break;
        }
    }
    let full = by_group.into_iter().filter(|(_, members)| members.len() >= PARTS.len());
    let writers = full.flat_map(|(group, members)| {
        let page = format!("/groups/{group}/proposal");
        members.into_iter().zip(PARTS).map(move |(member, part)| (member, page.clone(), part))
    });
    let writers: Vec<_> = writers.collect();
    assert_eq!(writers.len(), 2 * PARTS.len());
    Hall { judges, teams, writers, organiser, class }
}

/// A judge hands in one sheet after another, until the connection breaks.
async fn scores(
    judge: Arc<Visitor>,
    place: usize,
    teams: Vec<String>,
    from: usize,
    count: Arc<AtomicUsize>,
) -> Seen {
    let mut seen = Seen::default();
    for number in from.. {
        let page = teams[(number + place) % teams.len()].clone();
        let words = format!("评委{place}写下第{number}句");
        let half_points = number % 41;
        let score = format!("{}.{}", half_points / 2, half_points % 2 * 5);
        let key = format!("power-{place}-{number}");
        let form = pairs(&[
            ("once", &key),
            ("d0", &score),
            ("d1", &score),
            ("d2", &score),
            ("d3", &score),
            ("d4", &score),
            ("comment", &words),
        ]);
        let Ok(answer) = judge.post_for_json(&page, &borrowed(&form)).await else {
            seen.unanswered = Some((place, page, form));
            break;
        };
        // Busy is no promise; the phone would wait and send again.
        if answer.status == 503 {
            continue;
        }
        assert_eq!(answer.status, 200, "{page}: {}", answer.body);
        let saved: Value = serde_json::from_str(&answer.body).unwrap();
        let revision = saved["saved"]["revision"].as_i64().unwrap();
        seen.kept.push(Kept::Sheet { judge: place, page, revision, number, words });
        count.fetch_add(1, Ordering::SeqCst);
    }
    seen
}

/// A trainee writes on and on at one part of the proposal; others write the other parts meanwhile.
async fn writes(
    writer: Arc<Visitor>,
    page: String,
    part: &'static str,
    from: usize,
    count: Arc<AtomicUsize>,
) -> Seen {
    let mut seen = Seen::default();
    let Ok(editor) = writer.get(&page).await else { return seen };
    let mut form = proposal_form(&editor.body, &page);
    for number in from.. {
        let words = format!("写到第{number}句");
        set(&mut form, part, &words);
        let Ok(answer) = writer.post_for_json(&page, &borrowed(&form)).await else { break };
        if answer.status == 503 {
            continue;
        }
        assert_eq!(answer.status, 200, "{page}: {}", answer.body);
        let saved: Value = serde_json::from_str(&answer.body).unwrap();
        let version = usize::try_from(saved["version"].as_u64().unwrap()).unwrap();
        set(&mut form, "base", &version.to_string());
        for (name, text) in saved["fields"].as_object().unwrap() {
            set(&mut form, name, text.as_str().unwrap());
        }
        seen.kept.push(Kept::Version { page: page.clone(), part, version, number, words });
        count.fetch_add(1, Ordering::SeqCst);
    }
    seen
}

/// Everything told is there, what is in force is that or newer, and nothing is there by half.
async fn all_there(hall: &Hall, told: &[Kept], repeated: &[String], time: usize) {
    let record = format!("/classes/{}/roadshow/record.json", hall.class);
    let record: Value = serde_json::from_str(&hall.organiser.post(&record, &[]).await.unwrap().body).unwrap();
    let sheets = record["sheets"].as_array().unwrap();
    for sheet in sheets {
        assert_eq!(
            sheet["scores"].as_array().unwrap().len(),
            5,
            "a sheet by half after power cut {time}: {sheet}"
        );
    }
    for words in repeated {
        let times = sheets.iter().filter(|sheet| sheet["comment"] == words.as_str()).count();
        assert_eq!(times, 1, "“{words}” was sent again after power cut {time}");
    }
    let mut latest: BTreeMap<(usize, &str), usize> = BTreeMap::new();
    let mut parts: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    for kept in told {
        match kept {
            Kept::Sheet { judge, page, revision, number, words } => {
                let same = |sheet: &&Value| {
                    sheet["comment"] == words.as_str() && page.ends_with(sheet["team"].as_str().unwrap())
                };
                let found: Vec<_> = sheets.iter().filter(same).collect();
                assert_eq!(found.len(), 1, "after power cut {time}: {kept:?}");
                assert_eq!(found[0]["revision"].as_i64(), Some(*revision), "{kept:?}");
                latest.insert((*judge, page), *number);
            }
            Kept::Version { page, part, version, number, words } => {
                let text = hall.reads(page, &format!("{page}/versions/{version}")).await;
                assert!(text.contains(words.as_str()), "after power cut {time}: {kept:?} is not in {text}");
                let newest = parts.entry((page, part)).or_default();
                *newest = (*newest).max(*number);
            }
        }
    }
    for ((judge, page), number) in latest {
        let form = form_at(&hall.judges[judge].get(page).await.unwrap().body, page);
        assert!(
            number_in(&value(&form, "comment")) >= number,
            "after power cut {time}: {form:?} is older than {number}"
        );
    }
    for ((page, part), number) in parts {
        let (writer, ..) = hall.writers.iter().find(|writer| writer.1 == page).unwrap();
        let form = proposal_form(&writer.get(page).await.unwrap().body, page);
        assert!(
            number_in(&value(&form, part)) >= number,
            "after power cut {time}: {form:?} is older than {number}"
        );
        let newest: usize = value(&form, "base").parse().unwrap();
        let history = hall.reads(page, &format!("{page}/history?all=yes")).await;
        for version in 1..=newest {
            assert!(
                history.contains(&format!("第 {version} 版")),
                "version {version} of {newest} is not in the history"
            );
        }
    }
}

impl Hall {
    /// A page as a member of the group reads it.
    async fn reads(&self, proposal: &str, page: &str) -> String {
        let (writer, ..) = self.writers.iter().find(|writer| writer.1 == proposal).unwrap();
        let answer = writer.get(page).await.unwrap();
        assert_eq!(answer.status, 200, "{page}");
        markup::read(&answer.body).text
    }
}

/// The proposal's form on the page, as it would be sent.
fn proposal_form(page: &str, action: &str) -> Filled {
    let form = form_at(page, action);
    assert!(form.iter().any(|(name, _)| name == "base"), "{form:?}");
    form
}

fn form_at(page: &str, action: &str) -> Filled {
    let form = markup::read(page).forms.into_iter().find(|form| form.action == action);
    form.unwrap_or_else(|| panic!("no form for {action} in {page}")).as_it_stands()
}

fn set(form: &mut [(String, String)], name: &str, text: &str) {
    let field = form.iter_mut().find(|(known, _)| known == name);
    text.clone_into(&mut field.unwrap().1);
}

fn value(form: &[(String, String)], name: &str) -> String {
    form.iter().find(|(known, _)| known == name).unwrap().1.clone()
}

/// The number in “…第12句”.
fn number_in(words: &str) -> usize {
    let digits: String = words.chars().skip_while(|c| *c != '第').filter(char::is_ascii_digit).collect();
    digits.parse().unwrap_or_else(|_| panic!("no number in “{words}”"))
}

fn pairs(fields: &[(&str, &str)]) -> Filled {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

fn borrowed(fields: &[(String, String)]) -> Vec<(&str, &str)> {
    fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect()
}

/// What follows each occurrence, up to the end of an address part.
fn after_each<'a>(text: &'a str, before: &'a str) -> impl Iterator<Item = &'a str> {
    let end = |c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '-');
    text.split(before).skip(1).map(move |rest| rest.split(end).next().unwrap_or_default())
}
