//! What every judge gives and whom every phone votes for, fixed beforehand; and the result that must come of
//! it, reckoned here by hand in whole numbers and not by the product.

/// The judges by their entries; their places here are their seats.
pub const JUDGES: [&str; 7] = ["judge", "judge-2", "judge-3", "judge-4", "judge-5", "judge-6", "judge-7"];
/// Has people of their own unit in one group.
pub const STANDS_BACK: usize = 1;
/// Thinks again after handing in.
pub const THINKS_AGAIN: usize = 2;
/// Whose phone loses its network.
pub const OFF_LINE: usize = 4;
/// A sheet nobody keeps: what the one who thinks again gave first, in tenths of a point.
pub const FIRST_THOUGHT: i64 = 700;
/// Phones in the hall.
pub const PHONES: usize = 60;

/// Tenths of a point, a row for each group in the order they come on, a column for each judge. The row of the group
/// one judge stands back from is laid in between.
const GIVEN: [[i64; 7]; 5] = [
    // Kept 860 + 865 + 870 + 875 + 880 = 4350; dropped 840 and 900.
    [860, 840, 865, 900, 870, 875, 880],
    // Kept 905 + 910 + 915 + 920 + 910 = 4560; dropped 880 and 950.
    [905, 910, 880, 915, 920, 910, 950],
    // Kept 925 + 930 + 935 + 940 + 930 = 4660; dropped 900 and 960.
    [925, 930, 935, 940, 930, 900, 960],
    // Kept 5 × 870 = 4350 as the first; dropped 850 and 900, ten more: that settles the tie.
    [870, 870, 850, 870, 870, 900, 870],
    // The same sheets as the second, from other judges: nothing settles that.
    [950, 905, 910, 880, 915, 920, 910],
];
/// Four are kept: 875 + 890 + 885 + 895 = 3545, by four 88.625, announced 88.63. To the even digit it would be 88.62.
const WITHOUT_ONE: [Option<i64>; 7] =
    [Some(850), None, Some(875), Some(890), Some(885), Some(895), Some(930)];

/// What each judge gives each group in the order they come on, where one judge stands back from the group at
/// this place.
pub fn given(stood_back_from: usize) -> Vec<[Option<i64>; 7]> {
    let mut rows: Vec<[Option<i64>; 7]> = GIVEN.iter().map(|row| row.map(Some)).collect();
    rows.insert(stood_back_from, WITHOUT_ONE);
    rows
}

/// A sheet of five dimensions that adds up to so many tenths: half points, laid out as evenly as they go.
pub fn sheet(tenths: i64) -> [String; 5] {
    let halves = tenths / 5;
    std::array::from_fn(|place| {
        let half = halves / 5 + i64::from((place as i64) < halves % 5);
        format!("{}.{}", half / 2, half % 2 * 5)
    })
}

/// Tenths as people read them.
pub fn points(tenths: i64) -> String {
    format!("{}.{}", tenths / 10, tenths % 10)
}

/// A group's place in the result.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// Its place in the order they come on.
    pub group: usize,
    /// Its rank, 1-2-2-4.
    pub rank: usize,
    /// What is announced.
    pub value: String,
}

/// The result, the first first: highest and lowest dropped, the mean to a hundredth with half away from zero; what
/// is equal is told apart by two more places, then by all sheets with the dropped ones, and else shares the rank.
pub fn result(given: &[[Option<i64>; 7]]) -> Vec<Place> {
    let mut order: Vec<(usize, [i64; 3])> = given.iter().map(worth).enumerate().collect();
    order.sort_by_key(|(_, worth)| std::cmp::Reverse(*worth));
    let rank = |worth: &[i64; 3]| 1 + order.iter().filter(|(_, other)| other > worth).count();
    order
        .iter()
        .map(|(group, worth)| {
            let value = format!("{}.{:02}", worth[0] / 100, worth[0] % 100);
            Place { group: *group, rank: rank(worth), value }
        })
        .collect()
}

/// The announced hundredths, the same to the ten thousandth, and the mean of all in parts that six and seven judges
/// have in common.
fn worth(row: &[Option<i64>; 7]) -> [i64; 3] {
    let mut totals: Vec<i64> = row.iter().flatten().copied().collect();
    totals.sort_unstable();
    let (all, judges) = (totals.iter().sum::<i64>(), totals.len() as i64);
    let kept: i64 = totals[1..totals.len() - 1].iter().sum();
    [rounded(kept * 10, judges - 2), rounded(kept * 1_000, judges - 2), all * 42 / judges]
}

/// Half away from zero; nothing here is below zero.
fn rounded(sum: i64, by: i64) -> i64 {
    (2 * sum + by) / (2 * by)
}

/// Whom a phone votes for, by place in the order they come on: first, and after thinking again.
pub fn vote(phone: usize) -> (usize, Option<usize>) {
    let first = phone % 6;
    (first, (phone % 10 == 7).then_some((first + 1) % 6))
}

/// So many votes each group has in the end, and so many phones thought again.
pub fn votes() -> ([usize; 6], usize) {
    let (mut counted, mut again) = ([0; 6], 0);
    for phone in 0..PHONES {
        let (first, then) = vote(phone);
        counted[then.unwrap_or(first)] += 1;
        again += usize::from(then.is_some());
    }
    (counted, again)
}

#[test]
fn the_result_is_what_a_hand_reckons() {
    let places = result(&given(5));
    let told: Vec<_> = places.iter().map(|place| (place.group, place.rank, place.value.as_str())).collect();
    assert_eq!(
        told,
        [
            (2, 1, "93.20"),
            (1, 2, "91.20"),
            (4, 2, "91.20"),
            (5, 4, "88.63"),
            (3, 5, "87.00"),
            (0, 6, "87.00")
        ]
    );
    assert_eq!(result(&given(0))[3], Place { group: 0, rank: 4, value: "88.63".to_owned() });
    assert_eq!(sheet(885), ["18.0", "18.0", "17.5", "17.5", "17.5"]);
    assert_eq!(votes(), ([12, 8, 12, 8, 12, 8], 6));
}
