//! Two simulated tables, one complete and one with most cells missing, against lme4 1.1-31, `lm` and psych 2.2.9.

use judging::opinion::{Icc, least_squares, reml, second_opinion};

use crate::scores::{lines, near, of};

const COMPLETE: &str = include_str!("../oracles/twin_complete.csv");
const INCOMPLETE: &str = include_str!("../oracles/twin_incomplete.csv");

#[test]
fn a_complete_table_as_lme4_sees_it() {
    let table = lines(COMPLETE);
    let fit = reml(&table).unwrap();
    near(fit.spread.team, 1.411_061, 1e-5);
    near(fit.spread.judge, 1.152_777, 1e-5);
    near(fit.spread.residual, 0.868_983_8, 1e-5);
    near(fit.level, 19.888_888_89, 1e-9);
    near(fit.level_error, 0.556_496_8, 1e-5);
    near(fit.criterion.unwrap(), 454.376_070_9, 1e-8);
    for (judge, effect) in [("j1", 0.189_947_12), ("j3", -2.048_715_37), ("j6", -0.054_270_61)] {
        near(*of(table.judges(), &fit.judges, judge), effect, 1e-5);
    }
    for (team, effect) in [("t01", 0.026_126_35), ("t02", 3.474_804_68), ("t04", -0.992_801_34)] {
        near(*of(table.teams(), &fit.teams, team), effect, 1e-5);
    }
}

#[test]
fn an_incomplete_table_as_lme4_sees_it() {
    let table = lines(INCOMPLETE);
    assert_eq!((table.teams().len(), table.judges().len(), table.scores().len()), (45, 14, 91));
    let fit = reml(&table).unwrap();
    near(fit.spread.team, 1.175_931_42, 1e-5);
    near(fit.spread.judge, 0.130_627_43, 1e-5);
    near(fit.spread.residual, 1.025_930_27, 1e-5);
    near(fit.level, 5.010_170_563, 1e-6);
    near(fit.level_error, 0.212_958_747, 1e-5);
    near(fit.criterion.unwrap(), 320.277_322_756, 1e-8);
    for (judge, effect) in [("r01", -0.064_952_67), ("r08", 0.040_332_11), ("r14", -0.003_299_14)] {
        near(*of(table.judges(), &fit.judges, judge), effect, 1e-5);
    }
    near(*of(table.teams(), &fit.teams, "p01"), 2.239_356_8, 1e-5);
}

#[test]
fn least_squares_as_lm_sees_them() {
    let table = lines(COMPLETE);
    let fit = least_squares(&table).unwrap();
    assert_eq!(fit.free, 115);
    near(fit.sigma.unwrap(), 0.868_983_803, 1e-9);
    near(*of(table.judges(), &fit.judges, "j3"), -2.097_222_2, 1e-7);
    near(fit.judge_error(0).unwrap(), 0.161_925_6, 1e-6);
    let standardised: Vec<f64> = fit.standardised().into_iter().flatten().collect();
    for (found, expected) in standardised.iter().zip([0.500_779_1, -0.947_903_3, 0.232_504_6, -1.457_624_8]) {
        near(*found, expected, 1e-6);
    }

    let table = lines(INCOMPLETE);
    let fit = least_squares(&table).unwrap();
    assert_eq!(fit.free, 33);
    near(fit.level, 5.011_694_041, 1e-8);
    near(fit.sigma.unwrap(), 1.049_977_32, 1e-8);
    for (judge, effect, error) in [
        ("r01", -0.148_293_25, 0.736_347_1),
        ("r06", -0.708_890_81, 0.727_745_9),
        ("r11", 0.692_640_45, 0.739_963_3),
    ] {
        near(*of(table.judges(), &fit.judges, judge), effect, 1e-7);
        let place = table.judges().iter().position(|known| known == judge).unwrap();
        near(fit.judge_error(place).unwrap(), error, 1e-6);
    }
    for (team, effect) in [("p01", 3.444_288_5), ("p05", -0.494_197_7), ("p06", 0.814_874_7)] {
        near(*of(table.teams(), &fit.teams, team), effect, 1e-6);
    }
    // A team seen by one judge only leaves nothing over; `rstandard` gives NaN there, we give nothing.
    let standardised = fit.standardised();
    assert_eq!(standardised[..2], [None, None]);
    near(standardised[2].unwrap(), 1.559_917_6, 1e-6);
    near(standardised[3].unwrap(), -1.559_917_6, 1e-6);
}

#[test]
fn reliability_as_psych_sees_it() {
    let opinion = second_opinion(&lines(COMPLETE), 1, 100);
    let found = opinion.reliability;
    let expected = [
        (found.one_single, 0.459_205_14, 0.288_689_05, 0.656_009_26),
        (found.random_single, 0.488_597_30, 0.224_698_65, 0.715_008_98),
        (found.fixed_single, 0.725_028_86, 0.584_847_72, 0.847_679_54),
        (found.one_panel, 0.835_925_17, 0.708_890_17, 0.919_629_20),
        (found.random_panel, 0.851_465_38, 0.634_893_42, 0.937_707_49),
        (found.fixed_panel, 0.940_548_64, 0.894_208_20, 0.970_922_32),
    ];
    for (icc, value, low, high) in expected {
        let Ok(Icc { value: found, interval: Some((found_low, found_high)) }) = icc else {
            panic!("{icc:?}")
        };
        near(found, value, 1e-7);
        near(found_low, low, 1e-6);
        near(found_high, high, 1e-6);
    }
    // R: friedman.test on the teams.
    let w = found.concordance.unwrap();
    near(w.w, 0.663_486_567_457, 1e-10);
    near(w.chi_squared, 91.561_146_309_1, 1e-10);
    near(w.p, 3.882_508e-10, 1e-14);
}

#[test]
fn with_cells_missing_reliability_comes_from_the_variances() {
    let opinion = second_opinion(&lines(INCOMPLETE), 1, 100);
    let (team, judge, rest) = (1.175_931_42_f64.powi(2), 0.130_627_43_f64.powi(2), 1.025_930_27_f64.powi(2));
    let found = opinion.reliability;
    near(found.random_single.unwrap().value, team / (team + judge + rest), 1e-5);
    near(found.fixed_single.unwrap().value, team / (team + rest), 1e-5);
    // 45 teams with one, two or three scores: the harmonic mean counts.
    let counts: Vec<f64> = opinion.teams.iter().map(|team| 1.0 / team.scores as f64).collect();
    let k = 45.0 / counts.iter().sum::<f64>();
    near(found.k, k, 1e-12);
    near(found.random_panel.unwrap().value, team / (team + (judge + rest) / k), 1e-5);
    assert!(found.one_single.is_err() && found.concordance.is_err());
}
