//! The hall votes while a node dies: two programs over one PostgreSQL and one NATS, sixty phones spread over
//! both, the stage watched on one, and the power of the other goes in the middle. Whoever was thanked has
//! voted, nobody has voted twice, and the stage goes on to the right number.

#![cfg(test)]

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use journeys::http::Visitor;
use journeys::{Server, markup, named};
use reqwest::Response;
use store::testing::Schema;
use tokio::runtime::Runtime;
use tokio::task::JoinSet;

const PHONES: usize = 60;

#[test]
fn the_hall_votes_on_while_the_node_that_counts_dies() {
    let nats = named("GONGFANG_TEST_NATS").unwrap();
    named("GONGFANG_TEST_POSTGRES").unwrap();
    let schema = Schema::new().unwrap();
    let counts = Server::demo_node(&schema.url, &nats).unwrap();
    let stays = counts.another_node().unwrap();
    Runtime::new().unwrap().block_on(story(counts, stays));
}

async fn story(mut counts: Server, stays: Server) {
    let (here, there) = (Desk::of(&counts).await, Desk::of(&stays).await);

    // Who is asked first plays the room: the node that will die.
    here.press("open-vote").await;
    let mut stage = Stage::watch(&stays, &there.stage().await).await;
    stage.until("id=\\\"stage-vote\\\">").await;
    let join = here.joining_link().await;
    let vote = join.split("/join").next().unwrap().to_owned();
    let room = format!("vote:{}", vote.trim_start_matches("/vote/"));
    let fence = counts.plays(&room).unwrap().expect("the first node plays the room");
    let mut phones = Vec::new();
    for number in 0..PHONES {
        let node = if number % 2 == 0 { &counts } else { &stays };
        let phone = Visitor::of(&node.base).unwrap();
        let answer = phone.get(&join).await.unwrap();
        assert_eq!(answer.status, 303, "{}", answer.body);
        phones.push((number, phone));
    }
    let ballot = phones[0].1.get(&vote).await.unwrap().body;
    let teams: Vec<String> = markup::read(&ballot)
        .forms
        .iter()
        .filter_map(|form| {
            form.fields.iter().find(|field| field.name == "team").map(|field| field.value.clone())
        })
        .collect();
    assert!(teams.len() > 3, "{teams:?}");

    // The first half of the hall.
    let late = phones.split_off(PHONES / 2);
    let thanked = Arc::new(AtomicUsize::new(0));
    let spare = stays.base.clone();
    let mut hall = JoinSet::new();
    let tap = |hall: &mut JoinSet<_>, phones: Vec<(usize, Visitor)>| {
        for (number, phone) in phones {
            let (vote, team, spare) = (vote.clone(), teams[number % teams.len()].clone(), spare.clone());
            hall.spawn(votes(phone, number, vote, team, spare, thanked.clone()));
        }
    };
    tap(&mut hall, phones);
    let mut voted: Vec<(usize, Visitor)> = hall.join_all().await;
    stage.until("已投 30 票").await;

    // The power goes while the other half taps.
    assert_eq!((counts.plays(&room).unwrap(), stays.plays(&room).unwrap()), (Some(fence), None));
    let mut hall = JoinSet::new();
    tap(&mut hall, late);
    while thanked.load(Ordering::SeqCst) < PHONES / 2 + 5 {
        tokio::time::sleep(Duration::from_millis(1)).await;
    }
    counts.kill().unwrap();
    voted.extend(hall.join_all().await);
    assert_eq!(thanked.load(Ordering::SeqCst), PHONES);
    stage.until("已投 60 票").await;
    // The lost one could not write any more even if it came back.
    assert!(stays.plays(&room).unwrap().is_some_and(|after| after > fence), "taken over under a new fence");

    // The vote goes on at the node that is left: somebody comes late, somebody thinks again.
    let guest = Visitor::of(&stays.base).unwrap();
    assert_eq!(guest.get(&there.joining_link().await).await.unwrap().status, 303);
    let (_, guest) = votes(guest, 0, vote.clone(), teams[0].clone(), spare.clone(), thanked.clone()).await;
    stage.until("已投 61 票").await;
    votes(guest, 0, vote.clone(), teams[1].clone(), spare.clone(), thanked).await;

    let mut expected = vec![0; teams.len()];
    expected[1] += 1;
    for (number, phone) in &voted {
        let team = &teams[number % teams.len()];
        expected[number % teams.len()] += 1;
        let page = phone.moved_to(&stays.base).get(&vote).await.unwrap().body;
        let line = page.split(team.as_str()).nth(1).and_then(|rest| rest.split("</form>").next()).unwrap();
        assert!(line.contains("vote-item chosen"), "phone {number} was thanked for {team}: {page}");
    }
    there.press("close-vote").await;
    there.press("show-vote").await;
    let page = voted[1].1.moved_to(&stays.base).get(&vote).await.unwrap().body;
    assert!(page.contains("发出 61 张选票，61 张投了票；改投 1 次，作废 0 票"), "{page}");
    let counts = page.split("<td class=\"num\">").skip(1);
    let counts: Vec<usize> = counts.map(|rest| rest.split('<').next().unwrap().parse().unwrap()).collect();
    assert_eq!(counts, expected);
}

/// Votes, and again wherever a node answers, until there are thanks.
async fn votes(
    phone: Visitor,
    number: usize,
    vote: String,
    team: String,
    spare: String,
    thanked: Arc<AtomicUsize>,
) -> (usize, Visitor) {
    let began = Instant::now();
    let mut phone = phone;
    loop {
        match phone.post(&vote, &[("team".to_owned(), team.clone())]).await {
            Ok(answer) if answer.status == 303 => {
                thanked.fetch_add(1, Ordering::SeqCst);
                return (number, phone);
            }
            // Busy is no promise.
            Ok(answer) => assert_eq!(answer.status, 503, "{}", answer.body),
            Err(_) => phone = phone.moved_to(&spare),
        }
        assert!(began.elapsed() < Duration::from_secs(40), "phone {number} was never thanked");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// The desk on one node.
struct Desk {
    organiser: Visitor,
    path: String,
}

impl Desk {
    async fn of(server: &Server) -> Self {
        let entry = server.entry("organiser").unwrap();
        let organiser = Visitor::entered(&server.base, entry).await.unwrap();
        let classes = organiser.get("/classes").await.unwrap().body;
        let path = format!("{}/roadshow/desk", address(&classes, "/classes/cl_"));
        Self { organiser, path }
    }

    async fn page(&self, path: &str) -> String {
        let answer = self.organiser.get(path).await.unwrap();
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.body
    }

    async fn press(&self, step: &str) {
        let body = self.page(&self.path).await;
        let version = body.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap();
        let fields = [("version".to_owned(), version.to_owned()), ("step".to_owned(), step.to_owned())];
        let answer = self.organiser.post(&format!("{}/step", self.path), &fields).await.unwrap();
        assert_eq!(answer.status, 303, "{step}: {}", answer.body);
    }

    async fn stage(&self) -> String {
        address(&self.page(&self.path).await, "/stage/rs_")
    }

    async fn joining_link(&self) -> String {
        address(&self.page(&format!("{}/join", self.path)).await, "/vote/rs_")
    }
}

fn address(body: &str, begins: &str) -> String {
    let at = body.find(begins).unwrap_or_else(|| panic!("no {begins} in {body}"));
    body[at..].split(['"', '<', '#']).next().unwrap().to_owned()
}

/// The votes on the big screen, as events.
struct Stage {
    events: Response,
    read: Vec<u8>,
}

impl Stage {
    async fn watch(server: &Server, stage: &str) -> Self {
        let url = format!("{}{}", server.base, stage.replace("?key=", "/votes?key="));
        let client = reqwest::Client::builder().no_proxy().build().unwrap();
        let events = client.get(&url).send().await.unwrap();
        assert_eq!(events.status(), 200, "{url}");
        Self { events, read: Vec::new() }
    }

    async fn until(&mut self, said: &str) {
        let read = async {
            while !String::from_utf8_lossy(&self.read).contains(said) {
                let piece = self.events.chunk().await.unwrap().expect("the stream goes on");
                self.read.extend(piece);
            }
        };
        let came = tokio::time::timeout(Duration::from_secs(40), read).await;
        assert!(came.is_ok(), "the stage never said {said}: {}", String::from_utf8_lossy(&self.read));
    }
}
