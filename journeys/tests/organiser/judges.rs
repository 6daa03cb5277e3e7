//! Five judges on their phones, here without a window: they come by their cards and hand in scores.

use journeys::http::Visitor;
use journeys::markup::{self, Form, Kind};

use crate::walk::Walk;

/// The judges of the day and their units: the last one's has people in the class.
pub const JUDGES: [(&str, &str); 5] =
    [("江一川", ""), ("贺兰", ""), ("苏木", ""), ("纪云", ""), ("温言", "北江省邮政工会")];

/// A judge who came in.
pub struct Judge {
    phone: Visitor,
    judging: String,
}

/// Everybody's cards are printed, and each judge scans their own.
pub async fn come_by_their_cards(walk: &Walk) -> Vec<Judge> {
    let at = &walk.browser;
    walk.goes("/roadshow/judges").await;
    at.press("打印评委卡").await.unwrap();
    walk.page("请当面交给本人").await;
    let text = at.text().await.unwrap();
    let tokens: Vec<&str> =
        text.lines().filter_map(|line| line.trim().split_once("/in/")).map(|s| s.1).collect();
    assert_eq!(tokens.len(), JUDGES.len(), "{text}");
    let mut judges = Vec::new();
    for token in tokens {
        let (phone, path) = (walk.somebody(), format!("/in/{token}"));
        let door = phone.get(&path).await.unwrap();
        assert_eq!(door.status, 200, "{}", door.body);
        let inside = phone.post(&path, &[]).await.unwrap();
        assert_eq!(inside.status, 303, "{}", inside.body);
        judges.push(Judge { phone, judging: inside.location.unwrap() });
    }
    judges
}

/// How many groups a judge sees.
pub async fn teams(judge: &Judge) -> usize {
    let page = judge.phone.get(&judge.judging).await.unwrap();
    page.body.matches("class=\"card-mark").count() - 1
}

/// A judge gives so many points for everything to the group that may be scored now; says whether there was
/// one to score.
pub async fn scores_what_waits(judge: &Judge, each: usize) -> bool {
    let Some(form) = open_sheet(judge).await else { return false };
    let answer = judge.phone.post(&form.action, &filled(&form, each)).await.unwrap();
    assert_eq!(answer.status, 303, "{}: {}", form.action, markup::read(&answer.body).text);
    true
}

/// Whether the judge can no longer score anything, not even by a form sent late.
pub async fn is_too_late(judge: &Judge) -> bool {
    open_sheet(judge).await.is_none()
}

/// The first sheet that can be filled in now.
async fn open_sheet(judge: &Judge) -> Option<Form> {
    let page = markup::read(&judge.phone.get(&judge.judging).await.unwrap().body);
    let within = format!("{}/", judge.judging);
    let sheets = page.links.iter().filter(|link| link.starts_with(&within) && !link.ends_with("/practice"));
    for sheet in sheets {
        let page = judge.phone.get(sheet).await.unwrap();
        assert_eq!(page.status, 200, "{sheet}");
        let mut forms = markup::read(&page.body).forms.into_iter();
        if let Some(form) = forms.find(|form| form.fields.iter().any(|field| field.name == "comment")) {
            return Some(form);
        }
    }
    None
}

/// A sheet with the same points for everything, and a word for the group.
fn filled(form: &Form, each: usize) -> Vec<(String, String)> {
    let sent = form.fields.iter().filter(|field| matches!(field.kind, Kind::Hidden | Kind::Typed));
    sent.map(|field| {
        let value = match (field.kind, field.name.as_str()) {
            (Kind::Hidden, _) => field.value.clone(),
            (_, "comment") => "讲得实在".to_owned(),
            _ => each.to_string(),
        };
        (field.name.clone(), value)
    })
    .collect()
}
