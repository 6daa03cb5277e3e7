//! Published data under the GPL, which stay outside: `GONGFANG_ORACLES` names the folder that holds
//! `penicillin.csv` (R package lme4, `plate,sample,diameter`) and `conference_papers.csv` (R package immer,
//! data.immer09, `idpaper,idreviewer,score`). Figures: lme4 1.1-31 and `lm`.

use judging::opinion::{DRAWS, Table, least_squares, reml, second_opinion};

use crate::scores::{first, lines, near, of};

fn data(name: &str) -> Table {
    let folder = std::env::var("GONGFANG_ORACLES").expect("GONGFANG_ORACLES names the folder of the data");
    lines(&std::fs::read_to_string(std::path::Path::new(&folder).join(name)).unwrap())
}

#[test]
#[ignore = "the data are under the GPL and stay outside: GONGFANG_ORACLES"]
fn penicillin_a_complete_table() {
    let table = data("penicillin.csv");
    let fit = reml(&table).unwrap();
    near(fit.spread.team, 0.846_703, 1e-4);
    near(fit.spread.judge, 1.931_614, 1e-4);
    near(fit.spread.residual, 0.549_923, 1e-4);
    near(fit.level, 22.972_22, 1e-6);
    near(fit.level_error, 0.808_595_4, 1e-4);
    assert!((fit.criterion.unwrap() - 330.860_6).abs() < 1e-3);
    for (sample, effect) in [
        ("A", 2.187_06),
        ("B", -1.010_48),
        ("C", 1.937_9),
        ("D", -0.096_89),
        ("E", -0.013_84),
        ("F", -3.003_74),
    ] {
        near(*of(table.judges(), &fit.judges, sample), effect, 1e-4);
    }
}

#[test]
#[ignore = "the data are under the GPL and stay outside: GONGFANG_ORACLES"]
fn conference_papers_most_cells_missing() {
    let table = data("conference_papers.csv");
    let fit = reml(&table).unwrap();
    near(fit.spread.team, 1.162_665, 1e-4);
    near(fit.spread.judge, 0.361_346_6, 1e-4);
    near(fit.spread.residual, 1.103_963_4, 1e-4);
    near(fit.level, 5.150_43, 1e-5);
    near(fit.level_error, 0.200_129_3, 1e-4);
    assert!((fit.criterion.unwrap() - 467.260_3).abs() < 1e-3);
    let believed = [
        0.242_889, -0.136_65, -0.153_198, 0.029_226, -0.081_824, 0.311_802, 0.260_564, -0.201_766, 0.130_829,
        0.056_53, -0.255_489, 0.074_36, 0.158_219, -0.229_287, 0.227_887, 0.267_879, -0.245_186, -0.097_242,
        -0.347_212, -0.012_333,
    ];
    for (reviewer, effect) in believed.iter().enumerate() {
        near(*of(table.judges(), &fit.judges, &(reviewer + 1).to_string()), *effect, 1e-4);
    }

    let plain = least_squares(&table).unwrap();
    near(plain.level, 5.153_16, 1e-5);
    near(plain.sigma.unwrap(), 1.052_232, 1e-6);
    assert_eq!(plain.free, 52);
    let severity = [
        0.278_77, -0.510_33, -0.422_97, 0.977_51, -0.739_93, 1.111_54, 1.693_82, -0.076_14, 0.043_27,
        0.053_66, -0.742_68, 0.469_53, 0.128_69, -1.105_37, -0.262_7, 1.236_46, -0.548_87, 0.612_79,
        -1.524_67,
    ];
    for (reviewer, effect) in severity.iter().enumerate() {
        near(*of(table.judges(), &plain.judges, &(reviewer + 1).to_string()), *effect, 1e-5);
    }

    let opinion = second_opinion(&table, 1, DRAWS);
    near(first(&opinion).iter().sum(), 1.0, 1e-9);
    assert!(opinion.adjusted_is_shown(&[]));
}
