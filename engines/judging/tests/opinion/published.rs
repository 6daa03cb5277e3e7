//! A published table, small enough to stand here: four judges, six targets (Shrout & Fleiss 1979, table 2).
//!
//! Their own figures are printed with two places; the further ones are those of R's psych 2.2.9 (ICC and intervals),
//! lme4 1.1-31 (REML) and scipy 1.17.1 (W as Friedman's statistic).

use judging::opinion::reliability::{judges_for, reliability};
use judging::opinion::{Icc, Table, Undefined, least_squares, reml, second_opinion};

use crate::scores::{near, rows};

fn shrout_and_fleiss() -> Table {
    rows(&[
        [9.0, 2.0, 5.0, 8.0],
        [6.0, 1.0, 3.0, 2.0],
        [8.0, 4.0, 6.0, 8.0],
        [7.0, 1.0, 2.0, 6.0],
        [10.0, 5.0, 6.0, 9.0],
        [6.0, 2.0, 4.0, 7.0],
    ])
}

#[test]
fn six_intraclass_correlations_with_their_intervals() {
    let found = reliability(&shrout_and_fleiss(), Err(Undefined::SomeMissing));
    let expected = [
        (found.one_single, 0.165_742, -0.132_932_3, 0.722_56),
        (found.random_single, 0.289_764, 0.018_786_5, 0.761_084),
        (found.fixed_single, 0.714_841, 0.342_464_8, 0.945_858),
        (found.one_panel, 0.442_797, -0.884_442_2, 0.912_415),
        (found.random_panel, 0.620_051, 0.071_136_8, 0.927_232),
        (found.fixed_panel, 0.909_316, 0.675_674_7, 0.985_892),
    ];
    for (icc, value, low, high) in expected {
        let Ok(Icc { value: found, interval: Some((found_low, found_high)) }) = icc else {
            panic!("{icc:?}")
        };
        near(found, value, 1e-6);
        near(found_low, low, 1e-5);
        near(found_high, high, 1e-5);
    }
    near(found.k, 4.0, 1e-12);
}

#[test]
fn kendalls_w_with_ties() {
    let found = reliability(&shrout_and_fleiss(), Err(Undefined::SomeMissing)).concordance.unwrap();
    near(found.w, 0.887_037_037, 1e-9);
    near(found.chi_squared, 17.740_740_740_7, 1e-9);
    near(found.p, 0.003_289_509_2, 1e-8);
    assert_eq!((found.free, found.judges, found.teams), (5, 4, 6));
}

#[test]
fn three_standard_deviations_by_reml() {
    let fit = reml(&shrout_and_fleiss()).unwrap();
    near(fit.spread.team, 1.598_61, 1e-5);
    near(fit.spread.judge, 2.290_08, 1e-5);
    near(fit.spread.residual, 1.009_67, 1e-5);
}

#[test]
fn in_a_complete_table_the_adjusted_figure_is_the_plain_mean_and_severity_the_distance_from_it() {
    let table = shrout_and_fleiss();
    let fit = least_squares(&table).unwrap();
    near(fit.adjusted(0).unwrap(), 6.0, 1e-12);
    near(fit.adjusted(4).unwrap(), 7.5, 1e-12);
    // The second judge's column has the mean 2.5, the table 5.291667.
    let opinion = second_opinion(&table, 1, 100);
    near(opinion.judges[1].severity.unwrap(), 5.291_666_667 - 2.5, 1e-9);
    assert!(opinion.judges[1].is_clearly_off());
    assert!(!opinion.adjusted_is_shown(&opinion.teams.iter().map(|t| t.adjusted_rank).collect::<Vec<_>>()));
}

#[test]
fn how_many_judges_it_takes() {
    // 0.289764 each: 22 or 23 judges for 0.9 by Spearman–Brown.
    assert_eq!(judges_for(0.289_764, 0.9), Ok(23));
    assert_eq!(judges_for(0.5, 0.9), Ok(9));
    assert_eq!(judges_for(0.95, 0.9), Ok(1));
    assert_eq!(judges_for(-0.1, 0.9), Err(Undefined::NoDifference));
    let table = shrout_and_fleiss();
    let found = reliability(&table, Err(Undefined::SomeMissing));
    assert_eq!(found.judges_for(0.9), Ok(23));
}
