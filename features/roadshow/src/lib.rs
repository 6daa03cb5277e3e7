//! The roadshow: draw, judging, stage, result.
