//! What the day's programme says: the groups in the order they were drawn, and where everything is.

use journeys::http::Visitor;
use serde_json::Value;

use crate::house::House;
use crate::plan::{JUDGES, STANDS_BACK};

/// The roadshow of the demonstration's class.
pub struct Programme {
    /// The roadshow's id.
    pub id: String,
    /// Its pages for organisers: `/classes/…/roadshow`.
    pub path: String,
    /// Ids and names of the groups, in the order they come on.
    pub groups: Vec<(String, String)>,
    /// The place of the group one judge stands back from.
    pub stood_back_from: usize,
}

impl Programme {
    /// Reads it: the order from the organiser's record, who stands back on the phone of the judge concerned.
    pub async fn of(house: &House, organiser: &Visitor) -> Self {
        let classes = organiser.get("/classes").await.unwrap().body;
        let path = format!("{}/roadshow", link(&classes, "/classes/cl_"));
        let record = record(organiser, &path).await;
        let id = record["roadshow"].as_str().unwrap().to_owned();
        let named = record["groups"].as_array().unwrap();
        let name = |id: &str| named.iter().find(|group| group[0] == id).unwrap()[1].as_str().unwrap();
        let order = record["draw"]["order"].as_array().unwrap();
        let groups = order.iter().map(|id| id.as_str().unwrap());
        let groups: Vec<_> = groups.map(|id| (id.to_owned(), name(id).to_owned())).collect();
        assert_eq!((groups.len(), record["judges"].as_array().unwrap().len()), (6, 7));

        let judge = house.visitor(JUDGES[STANDS_BACK]).await;
        let phone = judge.get(&format!("/judging/{id}")).await.unwrap().body;
        assert!(phone.contains("组里有同单位"), "why is told: {phone}");
        let greyed = |(id, _): &&(String, String)| !phone.contains(&format!("/{id}\""));
        assert_eq!(groups.iter().filter(greyed).count(), 1, "{phone}");
        let stood_back_from = groups.iter().position(|group| greyed(&group)).unwrap();
        Self { id, path, groups, stood_back_from }
    }

    /// How many judges a group has.
    pub fn judges(&self, group: usize) -> usize {
        JUDGES.len() - usize::from(group == self.stood_back_from)
    }

    /// A group's name.
    pub fn name(&self, group: usize) -> &str {
        &self.groups[group].1
    }

    /// The room the hall votes in.
    pub fn room(&self) -> String {
        format!("vote:{}", self.id)
    }
}

/// The record as the organiser takes it away.
pub async fn record(organiser: &Visitor, path: &str) -> Value {
    serde_json::from_slice(&organiser.take_away(&format!("{path}/record.json")).await.unwrap()).unwrap()
}

/// The first address on a page that begins so, up to its query's end.
pub fn link(page: &str, begins: &str) -> String {
    let at = page.find(begins).unwrap_or_else(|| panic!("no {begins} in {page}"));
    page[at..].split(['"', '<', '#']).next().unwrap().to_owned()
}
