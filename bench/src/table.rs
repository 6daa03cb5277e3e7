//! The table that is printed: figure, goal, and whether the goal is met.

/// Rows in the order measured.
#[derive(Default)]
pub(crate) struct Table(Vec<Row>);

struct Row {
    what: String,
    figure: String,
    goal: String,
    met: bool,
}

impl Table {
    /// A rate that should be at least the goal.
    pub(crate) fn at_least(&mut self, what: &str, figure: f64, goal: f64, unit: &str) {
        self.add(what, figure, "≥", goal, unit, figure >= goal);
    }

    /// A cost that should be at most the goal.
    pub(crate) fn at_most(&mut self, what: &str, figure: f64, goal: f64, unit: &str) {
        self.add(what, figure, "≤", goal, unit, figure <= goal);
    }

    fn add(&mut self, what: &str, figure: f64, sign: &str, goal: f64, unit: &str, met: bool) {
        let row = Row {
            what: what.to_owned(),
            figure: format!("{} {unit}", shown(figure)),
            goal: format!("{sign} {} {unit}", shown(goal)),
            met,
        };
        println!("{what}: {} (goal {})", row.figure, row.goal);
        self.0.push(row);
    }

    /// The whole as Markdown.
    pub(crate) fn markdown(&self) -> String {
        let mut out = String::from("| what | measured | goal | met |\n|---|---:|---:|---|\n");
        for row in &self.0 {
            out.push_str(&format!(
                "| {} | {} | {} | {} |\n",
                row.what,
                row.figure,
                row.goal,
                if row.met { "yes" } else { "**no**" }
            ));
        }
        out
    }
}

fn shown(figure: f64) -> String {
    if figure >= 100.0 {
        format!("{figure:.0}")
    } else if figure >= 10.0 {
        format!("{figure:.1}")
    } else {
        format!("{figure:.2}")
    }
}

/// The value below which so many per cent of the samples lie. Sorts them.
pub(crate) fn percentile(samples: &mut [f64], per_cent: f64) -> f64 {
    samples.sort_by(f64::total_cmp);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "an index into the samples"
    )]
    let place = ((samples.len() as f64 - 1.0) * per_cent / 100.0).round() as usize;
    samples.get(place).copied().unwrap_or(0.0)
}
