//! The program itself; everything is in the library beside it, so that tests can reach it.

fn main() -> std::process::ExitCode {
    gongfang::run()
}
