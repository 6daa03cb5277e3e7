//! Other people's data, which stay outside this repository because of their licence (see `oracles/README.md`).

use std::path::Path;

use crate::rubric::{all_close, close, disagreement, logits, read};
use judging::facets::measure;

fn outside(file: &str) -> String {
    let folder = std::env::var("GONGFANG_ORACLES").expect("GONGFANG_ORACLES names the folder of the data");
    std::fs::read_to_string(Path::new(&folder).join(file)).unwrap()
}

#[test]
#[ignore = "the data are under the GPL and stay outside: GONGFANG_ORACLES"]
fn yes_and_no_match_a_logistic_regression_of_the_same_likelihood() {
    // R 4.2.2 glm(binomial) on TAM 4.3-25 data.ex10.
    let found = measure(1, &read(&outside("dichotomous_raters_ex10.csv"))).unwrap();
    assert_eq!((found.teams.len(), found.ratings), (362, 3_160));
    assert!(disagreement(&found) <= 1e-6);
    let items = [-2.304246, -1.194523, -0.07429908, 1.239573, 2.333495];
    all_close(&logits(&found.criteria), &items, 1e-5);
    all_close(&logits(&found.judges), &[-0.0207313, -0.575934, 0.5966653], 1e-5);
    let errors: Vec<f64> = found.judges.iter().map(|judge| judge.se_joint).collect();
    all_close(&errors[..2], &[0.08739057, 0.08460113], 1e-5);
    close(found.log_likelihood, -1317.4703, 1e-4);
}

#[test]
#[ignore = "the data are under the GPL and stay outside: GONGFANG_ORACLES"]
fn a_writing_test_with_seven_raters_matches_joint_maximum_likelihood() {
    let found = measure(3, &read(&outside("writing_ratings1.csv"))).unwrap();
    assert_eq!((found.teams.len(), found.dropped.len(), found.ratings), (130, 5, 1_340));
    assert!(disagreement(&found) <= 1e-6);

    let severities = [1.046792, 0.527892, 0.440564, -0.758523, -0.131587, -0.870069, -0.25507];
    all_close(&logits(&found.judges), &severities, 1e-4);
    all_close(&logits(&found.criteria), &[-0.44868, 0.380555, -0.295961, 0.252351, 0.111734], 1e-4);
    let thresholds: Vec<f64> = found.thresholds.iter().map(|threshold| threshold.logit).collect();
    all_close(&thresholds, &[-3.144441, 0.08309, 3.061351], 1e-4);

    let of = |figure: fn(&judging::facets::Measure<judging::JudgeKey>) -> f64| {
        found.judges.iter().map(figure).collect::<Vec<f64>>()
    };
    all_close(&of(|j| j.se), &[0.133689, 0.1351, 0.132887, 0.130933, 0.137465, 0.133241, 0.133028], 1e-4);
    all_close(&of(|j| j.infit), &[0.963201, 0.920383, 0.827233, 0.624952, 1.6961, 0.934412, 1.062578], 1e-4);
    all_close(
        &of(|j| j.outfit),
        &[1.045857, 0.932768, 0.828109, 0.625137, 1.608826, 0.914813, 1.094885],
        1e-4,
    );
    let items = found.criteria.iter().flat_map(|item| [item.se, item.infit, item.outfit]).collect::<Vec<_>>();
    all_close(
        &items,
        &[
            0.112822, 1.006076, 0.999218, 0.113321, 0.813868, 0.789841, 0.112809, 0.712402, 0.710373,
            0.113142, 0.783701, 0.771745, 0.112994, 1.665334, 1.751637,
        ],
        1e-4,
    );

    let (judges, students) = (found.judge_separation.unwrap(), found.team_separation.unwrap());
    close(judges.separation, 4.776428, 1e-4);
    close(judges.reliability, 0.958008, 1e-4);
    close(students.separation, 2.632972, 1e-4);
    close(students.reliability, 0.873937, 1e-4);
    close(found.log_likelihood, -1056.855017, 1e-4);
}

#[test]
#[ignore = "the data are under the GPL and stay outside: GONGFANG_ORACLES"]
fn other_estimators_of_the_same_raters_agree_on_their_order_and_nearly_on_their_severity() {
    let found = logits(&measure(3, &read(&outside("writing_ratings1.csv"))).unwrap().judges);
    let order = |severities: &[f64]| {
        let mut order: Vec<usize> = (0..severities.len()).collect();
        order.sort_by(|a, b| severities[*a].total_cmp(&severities[*b]));
        order
    };
    for (program, severities, within) in [
        ("TAM 4.3-25 MML", [1.00387, 0.50839, 0.41282, -0.75107, -0.08705, -0.76453, -0.32243], 0.12),
        (
            "TAM 4.3-25 JML (WLE)",
            [1.012, 0.521251, 0.457112, -0.752214, -0.125698, -0.863706, -0.248745],
            0.035,
        ),
        ("RaschPy 1.4.0", [1.108, 0.622, 0.474, -0.792, -0.163, -0.91, -0.34], 0.12),
    ] {
        all_close(&found, &severities, within);
        assert_eq!(order(&found), order(&severities), "{program}");
    }
}
