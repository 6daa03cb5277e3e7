//! Reads instances as MDGPLIB publishes them: `people groups type fewest most fewest most …`, then a line
//! `a b distance` for each pair, people counted from 0.

use super::{Distances, Diverse, NoGrouping};
use crate::problem::{MAX_PEOPLE, Size};

/// Why a text is no instance.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NoInstance {
    /// The first line ends too early, or says something that is no number.
    #[error("line 1 should say {0}")]
    Head(&'static str),
    /// More people or groups than are taken.
    #[error("line 1 names more than {MAX_PEOPLE} people or groups")]
    Large,
    /// A line that is not two people and a distance.
    #[error("line {line} should be two people below {people} and a distance")]
    Line {
        /// Which line, from 1.
        line: usize,
        /// How many people there are.
        people: usize,
    },
    /// Bounds that cannot be kept.
    #[error(transparent)]
    Bounds(#[from] NoGrouping),
}

impl Diverse {
    /// Reads an instance. Pairs that are not named are at no distance.
    ///
    /// # Errors
    /// [`NoInstance`] says which line cannot be read.
    pub fn from_mdgplib(text: &str) -> Result<Self, NoInstance> {
        let mut lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
        let head = lines.next().map_or("", |(_, line)| line);
        let mut words = head.split_whitespace();
        let mut number = |what| words.next().and_then(|word| word.parse().ok()).ok_or(NoInstance::Head(what));
        let people: usize = number("how many people")?;
        let groups: usize = number("how many groups")?;
        if people > MAX_PEOPLE || groups > MAX_PEOPLE {
            return Err(NoInstance::Large);
        }
        // The type, `ss` or `ds`, says whether sizes are the same; the bounds that follow say which.
        let mut words = head.split_whitespace().skip(3);
        let mut bound = || words.next().and_then(|word| word.parse().ok());
        let bounds: Vec<Size> = (0..groups)
            .map(|_| Some(Size { min: bound()?, max: bound()? }))
            .collect::<Option<_>>()
            .ok_or(NoInstance::Head("the fewest and the most people of each group"))?;
        let mut table = vec![0.0; people * people];
        for (at, line) in lines {
            let (a, b, distance) = pair(line, people).ok_or(NoInstance::Line { line: at + 1, people })?;
            table[a * people + b] = distance;
            table[b * people + a] = distance;
        }
        let largest = bounds.iter().map(|size| size.max.min(people)).max().unwrap_or(0);
        let distances = Distances::between(people, largest, |a, b| table[a * people + b]);
        Ok(Self::new(distances, bounds)?)
    }
}

fn pair(line: &str, people: usize) -> Option<(usize, usize, f64)> {
    let mut words = line.split_whitespace();
    let (a, b): (usize, usize) = (words.next()?.parse().ok()?, words.next()?.parse().ok()?);
    let distance: f64 = words.next()?.parse().ok()?;
    (a < people && b < people && distance.is_finite()).then_some((a, b, distance))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diverse::steps;

    #[test]
    fn four_people_in_two_pairs() {
        let text = "4 2 ss 2 2 2 2\n0 1 1.5\n0 2 9\n0 3 1\n1 2 1\n1 3 9.25\n2 3 1\n\n";
        let found = Diverse::from_mdgplib(text).unwrap().solve(1, &mut steps(1000));
        assert_eq!(found.objective, 18.25);
        assert_eq!(found.groups[0], found.groups[2]);
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let problem = |text| Diverse::from_mdgplib(text).err();
        assert_eq!(problem(""), Some(NoInstance::Head("how many people")));
        assert_eq!(
            problem("4 2 ds 2 2"),
            Some(NoInstance::Head("the fewest and the most people of each group"))
        );
        assert_eq!(problem("2 1 ss 2 2\n0 2 1"), Some(NoInstance::Line { line: 2, people: 2 }));
        assert_eq!(problem("2 1 ss 2 2\n0 1 NaN"), Some(NoInstance::Line { line: 2, people: 2 }));
        assert_eq!(problem("99999999 1 ss 2 2"), Some(NoInstance::Large));
        assert!(matches!(problem("2 1 ss 3 3\n0 1 1"), Some(NoInstance::Bounds(_))));
    }
}
