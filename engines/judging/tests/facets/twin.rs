//! Simulated contests whose estimates an independent program computed by another method (see `oracles/README.md`).

use crate::rubric::{close, disagreement, read};
use judging::facets::{Element, Facets, Measure, Separation, Why, measure};

const RUBRIC: &str = include_str!("../oracles/rubric_twin.csv");
const YES_NO: &str = include_str!("../oracles/yes_no_twin.csv");
const WITHIN: f64 = 1e-7;

/// Name, logit, standard errors (rest known, rest estimated), infit, outfit.
type Line = (&'static str, f64, f64, f64, f64, f64);

#[track_caller]
fn matches<K: ToString>(found: &[Measure<K>], expected: &[Line]) {
    for (name, logit, se, se_joint, infit, outfit) in expected {
        let measure = found.iter().find(|m| m.key.to_string() == *name).unwrap();
        close(measure.logit, *logit, WITHIN);
        close(measure.se, *se, WITHIN);
        close(measure.se_joint, *se_joint, WITHIN);
        close(measure.infit, *infit, WITHIN);
        close(measure.outfit, *outfit, WITHIN);
    }
}

#[track_caller]
fn separated(found: Option<Separation>, separation: f64, reliability: f64) {
    let found = found.unwrap();
    close(found.separation, separation, WITHIN);
    close(found.reliability, reliability, WITHIN);
}

fn left_out(found: &Facets) -> Vec<(&str, Why)> {
    let names = found.dropped.iter().map(|dropped| match &dropped.element {
        Element::Team(team) => (team.as_str(), dropped.why),
        other => panic!("{other:?}"),
    });
    names.collect()
}

#[test]
fn a_rubric_of_four_steps_comes_out_as_in_the_independent_program() {
    let found = measure(3, &read(RUBRIC)).unwrap();
    assert!(disagreement(&found) <= 1e-6);
    matches(
        &found.judges,
        &[
            ("j1", 0.794809939, 0.196897274, 0.241966579, 0.837653677, 0.893891776),
            ("j2", 0.523670451, 0.254241775, 0.310863200, 0.914038298, 0.904413951),
            ("j3", -0.221332034, 0.197171463, 0.235513949, 1.087257684, 1.116645820),
            ("j4", -0.792669187, 0.214456659, 0.263756491, 1.134149486, 1.082054261),
            ("j5", 0.170375251, 0.210989608, 0.254150443, 1.020613034, 1.050143736),
            ("j6", -0.474854419, 0.192248579, 0.237550710, 0.996387130, 0.966509703),
        ],
    );
    matches(
        &found.criteria,
        &[
            ("0", -0.419280397, 0.170725989, 0.150714216, 1.239059338, 1.205922193),
            ("1", 0.303222559, 0.170006557, 0.148847348, 0.892721321, 0.908651150),
            ("2", -0.071689946, 0.169832789, 0.147244164, 1.061352107, 1.101095729),
            ("3", 0.187747784, 0.169827865, 0.147770622, 0.809417441, 0.805274273),
        ],
    );
    matches(
        &found.teams,
        &[
            ("t01", 1.630003327, 0.538565805, 0.577468482, 0.531733673, 0.537116681),
            ("t02", -1.377073535, 0.588214782, 0.625720718, 1.214115819, 1.178110989),
            ("t03", 1.413790488, 0.525544289, 0.562128995, 0.913733212, 0.891959387),
        ],
    );
    let thresholds: Vec<_> = found.thresholds.iter().map(|t| (t.step, t.logit, t.se_joint)).collect();
    for ((step, logit, se), (known_step, known, known_se)) in thresholds.into_iter().zip([
        (1, -2.262068489, 0.227389273),
        (2, 0.237888551, 0.163190836),
        (3, 2.024179938, 0.223261563),
    ]) {
        assert_eq!(step, known_step);
        close(logit, known, WITHIN);
        close(se, known_se, WITHIN);
    }
    separated(found.team_separation, 2.7907980082886588, 0.886215632939456);
    separated(found.judge_separation, 2.410986690469691, 0.8532186972099142);
    separated(found.criterion_separation, 1.2893332846841437, 0.6243962619218483);
    close(found.log_likelihood, -325.49978952972543, 1e-7);
    assert_eq!((found.ratings, &found.steps[..]), (360, &[0, 1, 2, 3][..]));
    assert_eq!(left_out(&found).iter().map(|(team, _)| *team).collect::<Vec<_>>(), ["t04", "t16", "t28"]);
}

#[test]
fn yes_and_no_from_several_judges_come_out_as_in_the_independent_program() {
    let found = measure(1, &read(YES_NO)).unwrap();
    assert!(disagreement(&found) <= 1e-6);
    matches(
        &found.judges,
        &[
            ("j1", 0.814773100, 0.169157143, 0.170937597, 0.997369760, 0.952445110),
            ("j2", -0.898609360, 0.220656966, 0.217355635, 0.943937548, 0.809924738),
            ("j3", 0.083836260, 0.183582120, 0.180587754, 1.059626194, 1.030944331),
        ],
    );
    matches(
        &found.criteria,
        &[
            ("0", -1.757365997, 0.287700651, 0.264479253, 1.055736337, 0.872321729),
            ("1", -0.839375265, 0.248869574, 0.225785706, 0.982304903, 0.945617853),
            ("2", 0.482833616, 0.227506207, 0.209675862, 0.967909762, 0.941663179),
            ("3", 0.950677655, 0.229339431, 0.214210628, 0.947399313, 0.842592019),
            ("4", 1.163229990, 0.231884966, 0.218012047, 1.094541900, 1.118553055),
        ],
    );
    matches(
        &found.teams,
        &[
            ("t01", 1.161005968, 0.797873872, 0.804577349, 1.000411076, 0.783285547),
            ("t02", -0.361766383, 0.731407016, 0.736530685, 0.882071712, 0.738702975),
            ("t03", 0.172606907, 0.734629589, 0.739744448, 0.918351286, 0.774329520),
        ],
    );
    // The one threshold of a yes–no rubric is nought by definition.
    assert_eq!((found.thresholds.len(), found.thresholds[0].logit), (1, 0.0));
    separated(found.judge_separation, 3.5097062220977047, 0.924913863617685);
    close(found.log_likelihood, -259.94976654241464, 1e-7);
    assert_eq!(
        left_out(&found),
        [
            ("t10", Why::AllLowest),
            ("t24", Why::AllHighest),
            ("t25", Why::AllHighest),
            ("t49", Why::AllHighest)
        ]
    );
}
