//! Makes the typed words of this room from `locales/`.

use std::process::ExitCode;

fn main() -> ExitCode {
    words::build()
}
