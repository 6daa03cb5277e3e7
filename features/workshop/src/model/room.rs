//! The group's room: where its people come from, in one sentence's worth of counts.

use std::collections::BTreeSet;

/// How many cities and industries a group's people come from.
pub fn spread<'a>(people: impl Iterator<Item = (Option<&'a str>, Option<&'a str>)>) -> (usize, usize) {
    let (mut cities, mut industries) = (BTreeSet::new(), BTreeSet::new());
    for (city, industry) in people {
        cities.extend(city);
        industries.extend(industry);
    }
    (cities.len(), industries.len())
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn cities_and_industries_are_counted_once_and_unknown_ones_not_at_all() {
        let people =
            [(Some("麦川"), Some("交通")), (Some("麦川"), None), (Some("云岭"), Some("交通")), (None, None)];
        assert_eq!(spread(people.into_iter()), (2, 1));
    }
}
