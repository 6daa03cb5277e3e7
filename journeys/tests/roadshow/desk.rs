//! The organiser's desk, in Chromium and without a reload by the story: what it says of each group must come by
//! itself.

use journeys::{Browser, Look};

use crate::house::House;
use crate::patience::until;
use crate::plan::Place;
use crate::programme::Programme;

/// The organiser at the desk.
pub struct Desk {
    at: Browser,
}

impl Desk {
    /// The organiser signs in and goes to the desk.
    pub async fn opens(house: &House, programme: &Programme) -> Self {
        let at = Browser::open(Look::DESK).await.unwrap();
        at.go(&format!("{}{}", house.base, house.way_in("organiser"))).await.unwrap();
        at.sees("林知远").await.unwrap();
        at.go(&format!("{}{}/desk", house.base, programme.path)).await.unwrap();
        at.sees("台上还没有小组").await.unwrap();
        Self { at }
    }

    /// The path of the big screen, with its key.
    pub async fn stage(&self) -> String {
        self.at.find("a[href^='/stage/']").await.unwrap().attr("href").await.unwrap().unwrap()
    }

    /// A group comes on, and its clock starts.
    pub async fn calls(&self, name: &str) {
        self.presses(&format!("请{name}上场")).await;
        self.at.sees(&format!("刚才：请{name}上场")).await.unwrap();
        self.presses("开始展示计时").await;
        self.at.sees("刚才：开始展示计时").await.unwrap();
    }

    /// Presses a button of the desk.
    pub async fn presses(&self, words: &str) {
        self.at.press(words).await.unwrap();
    }

    /// Presses what asks back first, reads the consequence, and says yes.
    pub async fn presses_for_sure(&self, words: &str, consequence: &str) {
        self.presses(words).await;
        self.at.sees(consequence).await.unwrap();
        self.at.find("details[open] button.danger").await.unwrap().click().await.unwrap();
    }

    /// Waits until the desk says this.
    pub async fn says(&self, words: &str) {
        let look = async || match self.at.text().await {
            Ok(text) if text.contains(words) => Ok(()),
            Ok(text) => Err(text),
            Err(error) => Err(error.to_string()),
        };
        until(&format!("the desk says {words}"), look).await;
    }

    /// Waits until the desk says this in the line of a group.
    pub async fn says_of(&self, name: &str, words: &str) {
        let look = async || {
            let find = format!(
                "const line = [...document.querySelectorAll('.desk-line')].find(line =>
                   line.querySelector('h3').innerText.includes({name:?}));
                 return line ? line.innerText : document.body.innerText;"
            );
            match self.at.script(&find).await {
                Ok(line) if line.as_str().is_some_and(|line| line.contains(words)) => Ok(()),
                Ok(line) => Err(line.to_string()),
                Err(error) => Err(error.to_string()),
            }
        };
        until(&format!("the desk says “{words}” of {name}"), look).await;
    }

    /// Scores are locked.
    pub async fn locks(&self) {
        self.presses("锁定成绩").await;
        self.at.sees("锁定之后评委不能再改分").await.unwrap();
        self.presses("锁定").await;
        self.at.sees("成绩已于").await.unwrap();
    }

    /// The next place is revealed: the button itself names rank and group.
    pub async fn reveals(&self, place: &Place, name: &str) {
        self.presses(&format!("揭晓第 {} 名：{name}", place.rank)).await;
        self.at.sees(&format!("刚才：揭晓{name}")).await.unwrap();
    }

    /// The result is published; says where it is.
    pub async fn announces(&self) -> String {
        self.at.sees("全部名次已经在大屏上").await.unwrap();
        self.presses("公布结果").await;
        self.at.sees("公布之后，结果页面对所有人可见").await.unwrap();
        self.presses("公布").await;
        self.at.sees("结果已经公布").await.unwrap();
        self.at.accessible().await.unwrap();
        self.presses("看结果页面").await;
        self.at.arrives_at("/results/rs_").await.unwrap();
        let address = self.at.address().await.unwrap();
        address[address.find("/results/").unwrap()..].to_owned()
    }
}
