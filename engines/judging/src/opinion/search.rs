//! The lowest point of a smooth function of two numbers, without derivatives.
//!
//! Source: J. A. Nelder & R. Mead, A simplex method for function minimization, The Computer Journal 7 (1965), with
//! the usual coefficients 1, 2, ½, ½, started again once from where it ended, since a simplex can lie flat too soon.

/// A point and the function's value there.
type Corner = ([f64; 2], f64);

const MOST_STEPS: usize = 400;

/// Where the function is lowest near `start`, and its value there.
pub(crate) fn lowest(start: [f64; 2], width: [f64; 2], f: &mut impl FnMut([f64; 2]) -> f64) -> Corner {
    let rough = simplex(start, width, 1e-7, f);
    simplex(rough.0, width.map(|w| w * 0.02), 1e-10, f)
}

fn simplex(start: [f64; 2], width: [f64; 2], tolerance: f64, f: &mut impl FnMut([f64; 2]) -> f64) -> Corner {
    let mut at = |x: [f64; 2]| {
        let value = f(x);
        // What cannot be computed is never lowest.
        (x, if value.is_nan() { f64::INFINITY } else { value })
    };
    let [a, b] = start;
    let mut corners = [at(start), at([a + width[0], b]), at([a, b + width[1]])];
    for _ in 0..MOST_STEPS {
        corners.sort_by(|a, b| a.1.total_cmp(&b.1));
        let [best, middle, worst] = corners;
        let size = (0..2).map(|i| (worst.0[i] - best.0[i]).abs().max((middle.0[i] - best.0[i]).abs()));
        let small = size.fold(0.0, f64::max) <= 1e-5 * (1.0 + best.0[0].abs().max(best.0[1].abs()));
        if worst.1 - best.1 <= tolerance && small {
            break;
        }
        // A point on the line from the worst corner through the middle of the others.
        let along = |t: f64| {
            [0, 1].map(|i| {
                let centre = f64::midpoint(best.0[i], middle.0[i]);
                centre + t * (centre - worst.0[i])
            })
        };
        let reflected = at(along(1.0));
        corners[2] = if reflected.1 < best.1 {
            let expanded = at(along(2.0));
            if expanded.1 < reflected.1 { expanded } else { reflected }
        } else if reflected.1 < middle.1 {
            reflected
        } else {
            let contracted = if reflected.1 < worst.1 { at(along(0.5)) } else { at(along(-0.5)) };
            if contracted.1 < reflected.1.min(worst.1) {
                contracted
            } else {
                let towards = |corner: Corner| [0, 1].map(|i| f64::midpoint(corner.0[i], best.0[i]));
                corners[1] = at(towards(middle));
                at(towards(worst))
            }
        };
    }
    corners.sort_by(|a, b| a.1.total_cmp(&b.1));
    corners[0]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_bottom_of_a_valley() {
        let mut steps = 0;
        let mut banana = |[x, y]: [f64; 2]| {
            steps += 1;
            (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2)
        };
        let ([x, y], value) = lowest([-1.2, 1.0], [0.5, 0.5], &mut banana);
        assert!((x - 1.0).abs() < 1e-4 && (y - 1.0).abs() < 1e-4 && value < 1e-8, "{x} {y} {value}");
        assert!(steps < 400, "{steps}");
    }

    #[test]
    fn walks_around_what_cannot_be_computed() {
        let mut bowl = |[x, y]: [f64; 2]| if x < 0.0 { f64::NAN } else { (x - 1.0).powi(2) + y * y };
        let ([x, y], _) = lowest([0.1, 0.3], [-0.3, 0.5], &mut bowl);
        assert!((x - 1.0).abs() < 1e-4 && y.abs() < 1e-4, "{x} {y}");
    }
}
