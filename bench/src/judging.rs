//! Judges hand in: how soon the second opinion is computed anew, and how soon stage and desk show the last sheet.

use std::sync::Arc;
use std::time::Instant;

use ::judging::opinion::{DRAWS, Score, Table as Scores, second_opinion};
use anyhow::{Context as _, Result, ensure};
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::SeedableRng as _;
use rand_distr::{Distribution as _, StandardNormal};

use crate::client::{Connection, get, post};
use crate::crowd::Crowd;
use crate::hall::{FORM, Hall};
use crate::server::Server;
use crate::streams::Events;
use crate::table::{Table, percentile};
use crate::votes;

const JUDGES: [&str; 7] = ["judge", "judge-2", "judge-3", "judge-4", "judge-5", "judge-6", "judge-7"];
const ROUNDS: u64 = 101;
/// So often the last judge thinks again.
const SHEETS: u64 = 500;
/// The hall has voted before the last sheet comes in.
const HALL: usize = 2_000;

/// Measures both.
pub(crate) fn measure(table: &mut Table) -> Result<()> {
    for (teams, judges, goal) in [(11, 9, 10.0), (30, 12, 25.0)] {
        let scores = panel(teams, judges)?;
        let mut took: Vec<f64> = (0..ROUNDS)
            .map(|seed| {
                let began = Instant::now();
                std::hint::black_box(second_opinion(&scores, seed, DRAWS));
                began.elapsed().as_secs_f64() * 1_000.0
            })
            .collect();
        let what = format!("second opinion after a submit, {teams} teams × {judges} judges, {DRAWS} draws");
        table.at_most(&what, percentile(&mut took, 50.0), goal, "ms");
    }
    last_sheet(table)
}

/// Made-up scores in half points; each team is missed by the judge who has its number.
fn panel(teams: usize, judges: usize) -> Result<Scores> {
    let mut chance = ChaCha8Rng::seed_from_u64(20_261_123);
    let mut normal = || -> f64 {
        let drawn: f64 = StandardNormal.sample(&mut chance);
        3.0 * drawn
    };
    let good: Vec<f64> = (0..teams).map(|_| normal()).collect();
    let severe: Vec<f64> = (0..judges).map(|_| normal()).collect();
    let mut scores = Vec::new();
    for (team, good) in good.iter().enumerate() {
        for (judge, severe) in severe.iter().enumerate().filter(|(judge, _)| *judge != team) {
            let points = (2.0 * (85.0 + good + severe + normal())).round() / 2.0;
            scores.push(Score { team, judge, points });
        }
    }
    let names = |kind: &str, count: usize| (0..count).map(|at| format!("{kind} {at}")).collect();
    Ok(Scores::new(names("team", teams), names("judge", judges), scores)?)
}

/// Every score is in; the last judge hands in one more revision, and the stage and the desk are looked at.
fn last_sheet(table: &mut Table) -> Result<()> {
    let folder = tempfile::tempdir_in(".")?;
    let server = Server::demo(folder.path())?;
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        let at = server.address;
        let hall = Arc::new(Hall::open(&server, HALL).await?);
        votes::all_vote(&hall, at).await?;
        hall.press(at, "close-vote").await?;
        let mut sheets = Vec::new();
        for role in JUDGES {
            sheets.extend(groups_of(&server, role).await?);
        }
        let mut judge = Connection::open(at).await?;
        for sheet in &sheets {
            hand_in(&mut judge, sheet, 0).await?;
        }
        let last = sheets.last().context("no judge scores anything")?;
        let crowd = Crowd::new(false);
        let (desk_path, organiser) = hall.desk_stream();
        let stage = crowd.open(at, &hall.stage, "").await?;
        let desk = crowd.open(at, &desk_path, organiser).await?;
        let (mut on_stage, mut at_desk) = (Events::default(), Events::default());
        ensure!(on_stage.more(&stage).await? && at_desk.more(&desk).await?, "nothing is shown");
        let mut took = Vec::new();
        for round in 1..=SHEETS {
            let began = Instant::now();
            let shown = async {
                on_stage.until(&stage, "id=\\\"stage-board\\\"").await?;
                let told = at_desk.until(&desk, "id=\\\"desk-now\\\"").await?;
                ensure!(told.contains("value=\\\"lock\\\""), "scores are not complete: {told}");
                anyhow::Ok(began.elapsed())
            };
            let (shown, kept) = tokio::join!(shown, hand_in(&mut judge, last, round));
            kept?;
            took.push(shown?.as_secs_f64() * 1_000.0);
        }
        let what = "last judge's sheet sent → final on the stage and at the desk, p99";
        table.at_most(what, percentile(&mut took, 99.0), 300.0, "ms");
        println!("  median {:.1} ms of {SHEETS}", percentile(&mut took, 50.0));
        Ok(())
    })
}

/// Where a judge scores, with the judge's cookie.
async fn groups_of(server: &Server, role: &str) -> Result<Vec<(String, String)>> {
    let (cookie, home) = server.sign_in(role).await?;
    let page = Connection::open(server.address).await?.send(&get(&home, &cookie)).await?.text();
    let links = page.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    let mut groups: Vec<String> =
        links.filter(|link| link.starts_with(&format!("{home}/gp_"))).map(str::to_owned).collect();
    groups.sort();
    groups.dedup();
    Ok(groups.into_iter().map(|group| (cookie.clone(), group)).collect())
}

async fn hand_in(judge: &mut Connection, (cookie, group): &(String, String), round: u64) -> Result<()> {
    let body = format!("d0=18&d1=17.5&d2=16&d3=19&d4={}&once=last-{group}-{round}", 10 + round % 10);
    let answer = judge.send(&post(group, cookie, FORM, body.as_bytes())).await?;
    ensure!(answer.status == 200, "{}{}", answer.head, answer.text());
    Ok(())
}
