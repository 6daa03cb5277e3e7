//! Makes the typed words of this room from `locales/`.

fn main() -> std::process::ExitCode {
    words::build()
}
