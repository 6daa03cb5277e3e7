//! The objective counted the plain way, to hold the search's bookkeeping against.

use grouping::{Assignment, Problem, Score, UNKNOWN, wish_points};

/// The objective as its definition reads: over all pairs of every group, nothing remembered.
#[expect(clippy::unwrap_used, reason = "a test fails here")]
pub(crate) fn plain_score(problem: &Problem, assignment: &Assignment) -> Score {
    let known = |person: usize, attribute: usize| {
        Some(problem.people[person].attributes[attribute]).filter(|category| *category != UNKNOWN)
    };
    let full: i64 = problem.attributes.iter().map(|attribute| attribute.weight.factor() * 2).sum();
    let mut score = Score::default();
    let (mut pairs, mut shares) = (0, Vec::new());
    for (group, people) in assignment.groups.iter().enumerate() {
        let (mut distance, mut here) = (0, 0);
        for (at, a) in people.iter().enumerate() {
            for b in &people[at + 1..] {
                here += 1;
                for (attribute, of) in problem.attributes.iter().enumerate() {
                    if let (Some(one), Some(other)) = (known(*a, attribute), known(*b, attribute))
                        && one != other
                    {
                        distance += of.weight.factor() * 2;
                    }
                }
                let units = (problem.people[*a].unit, problem.people[*b].unit);
                if units.0.is_some() && units.0 == units.1 {
                    score.units -= problem.unit_weight.factor() * 12;
                }
                for met in &problem.earlier {
                    if (met.a, met.b) == (*a, *b) || (met.b, met.a) == (*a, *b) {
                        score.encounters -= problem.earlier_weight.factor() * 12 * i64::from(met.times);
                    }
                }
            }
            if let Some(rank) = assignment.topics[group].and_then(|topic| problem.rank(*a, topic)) {
                score.wishes += problem.wish_weight.factor() * wish_points(rank);
            }
        }
        score.distance += distance;
        pairs += here;
        if here * full > 0 {
            shares.push(distance * 1000 / (here * full));
        }
    }
    let people = i64::try_from(problem.people.len()).unwrap();
    let groups = i64::try_from(problem.groups).unwrap().max(1);
    let (each, rest) = (people / groups, people % groups);
    let even = rest * (each + 1) * each / 2 + (groups - rest) * each * (each - 1) / 2;
    let behind = shares.iter().max().copied().unwrap_or(0) - shares.iter().min().copied().unwrap_or(0);
    score.balance = -(behind * 2 * problem.balance_weight.factor() + (pairs - even) * full);
    score
}
