//! A hall on the day of the roadshow: the demonstration with its desk, its stage, and phones that hold ballots.

use std::net::SocketAddr;
use std::sync::Arc;

use anyhow::{Context as _, Result, ensure};

use crate::client::{Connection, get, post};
use crate::server::Server;

/// So many connections are kept by all phones together.
pub(crate) const CONNECTIONS: usize = 64;
/// A joining code is good for half a minute at least; so many phones join by one.
const JOIN_TOGETHER: usize = 2_500;
pub(crate) const FORM: &str = "application/x-www-form-urlencoded";

/// What everybody in the hall needs to know; it stays the same over restarts.
pub(crate) struct Hall {
    organiser: String,
    desk: String,
    /// The stage's stream of votes.
    pub(crate) votes: String,
    /// The stage's stream of everything else.
    pub(crate) stage: String,
    /// Where phones vote.
    pub(crate) vote: String,
    /// The groups on the ballot.
    pub(crate) teams: Vec<String>,
    /// Each phone's cookie.
    pub(crate) phones: Vec<String>,
}

/// The vote after the close.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Count {
    /// Ballots handed out, ballots used, votes replaced, votes void.
    pub(crate) line: [usize; 4],
    /// The votes of each group, in the order of [`Hall::teams`].
    pub(crate) teams: Vec<usize>,
}

impl Hall {
    /// Opens the vote and hands so many phones a ballot.
    pub(crate) async fn open(server: &Server, phones: usize) -> Result<Self> {
        let (organiser, _) = server.sign_in("organiser").await?;
        let mut connection = Connection::open(server.address).await?;
        let classes = connection.send(&get("/classes", &organiser)).await?.text();
        let class = address(&classes, "/classes/cl_")?;
        let desk = format!("{class}/roadshow/desk");
        let page = connection.send(&get(&desk, &organiser)).await?.text();
        let stage = address(&page, "/stage/rs_")?;
        let code = connection.send(&get(&format!("{desk}/join"), &organiser)).await?.text();
        let vote = address(&code, "/vote/rs_")?;
        let vote = vote.split("/join").next().unwrap_or_default().to_owned();
        let (votes, stage) = (stage.replace("?key", "/votes?key"), stage.replace("?key", "/live?key"));
        let mut hall = Self { organiser, desk, votes, stage, vote, teams: Vec::new(), phones: Vec::new() };
        hall.press(server.address, "open-vote").await?;
        while hall.phones.len() < phones {
            let more = JOIN_TOGETHER.min(phones - hall.phones.len());
            hall.join(server.address, more).await?;
        }
        if let Some(phone) = hall.phones.first() {
            let ballot = connection.send(&get(&hall.vote, phone)).await?.text();
            let fields = ballot.split("name=\"team\" value=\"").skip(1);
            hall.teams = fields.filter_map(|rest| Some(rest.split('"').next()?.to_owned())).collect();
            ensure!(hall.teams.len() > 3, "no ballot: {ballot}");
        }
        Ok(hall)
    }

    async fn join(&mut self, at: SocketAddr, phones: usize) -> Result<()> {
        let mut connection = Connection::open(at).await?;
        let page = connection.send(&get(&format!("{}/join", self.desk), &self.organiser)).await?.text();
        let link: Arc<str> = address(&page, "/vote/rs_")?.into();
        let join = |place: usize| {
            let (link, count) =
                (link.clone(), phones / CONNECTIONS + usize::from(place < phones % CONNECTIONS));
            tokio::spawn(async move {
                let mut connection = Connection::open(at).await?;
                let mut cookies = Vec::new();
                for _ in 0..count {
                    let answer = connection.send(&get(&link, "")).await?;
                    ensure!(answer.status == 303, "{}{}", answer.head, answer.text());
                    cookies.push(answer.cookie("gf").context("no session")?);
                }
                anyhow::Ok(cookies)
            })
        };
        let joining: Vec<_> = (0..CONNECTIONS).map(join).collect();
        for joined in joining {
            self.phones.extend(joined.await??);
        }
        Ok(())
    }

    /// Takes a step at the desk.
    pub(crate) async fn press(&self, at: SocketAddr, step: &str) -> Result<()> {
        let mut connection = Connection::open(at).await?;
        let page = connection.send(&get(&self.desk, &self.organiser)).await?.text();
        let version = page.split("name=\"version\" value=\"").nth(1).context("no form at the desk")?;
        let body = format!("version={}&step={step}", version.split('"').next().unwrap_or_default());
        let request = post(&format!("{}/step", self.desk), &self.organiser, FORM, body.as_bytes());
        let answer = connection.send(&request).await?;
        ensure!(answer.status < 400, "{step}: {}{}", answer.head, answer.text());
        Ok(())
    }

    /// The desk's own stream, and the cookie it needs.
    pub(crate) fn desk_stream(&self) -> (String, &str) {
        (format!("{}/live", self.desk), &self.organiser)
    }

    /// A phone's vote, as it is sent.
    pub(crate) fn ballot(&self, phone: usize) -> Vec<u8> {
        let team = self.teams.get(phone % self.teams.len().max(1)).map_or("", String::as_str);
        let cookie = self.phones.get(phone).map_or("", String::as_str);
        post(&self.vote, cookie, FORM, format!("team={team}").as_bytes())
    }

    /// Closes the vote, shows it, and reads what everybody reads.
    pub(crate) async fn count(&self, at: SocketAddr) -> Result<Count> {
        self.press(at, "close-vote").await?;
        self.press(at, "show-vote").await?;
        let phone = self.phones.first().context("nobody is there")?;
        let page = Connection::open(at).await?.send(&get(&self.vote, phone)).await?.text();
        let cells = page.split("<td class=\"num\">").skip(1);
        let teams = cells.map(|rest| number(rest.split('<').next().unwrap_or_default()));
        let line =
            page.split("发出").nth(1).and_then(|rest| rest.split("</p>").next()).context("no count")?;
        let numbers: Vec<usize> =
            line.split(['，', '；']).map(number).collect::<Result<_>>().with_context(|| line.to_owned())?;
        let line = numbers.try_into().map_err(|_| anyhow::anyhow!("{line}"))?;
        Ok(Count { line, teams: teams.collect::<Result<_>>()? })
    }
}

fn number(text: &str) -> Result<usize> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    digits.parse().with_context(|| format!("no number in {text}"))
}

/// The first address on a page that begins so.
fn address(page: &str, begins: &str) -> Result<String> {
    let at = page.find(begins).with_context(|| format!("no {begins} in {page}"))?;
    Ok(page[at..].split(['"', '<', '#']).next().unwrap_or_default().to_owned())
}
