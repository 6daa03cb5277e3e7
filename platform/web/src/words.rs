//! The platform's own sentences, typed at build, and the macro that gives each room its own.

crate::words!();

/// Gives a room its typed sentences: `words(lang)` returns them for a language. The room's `build.rs`
/// calls `words::build()`.
#[macro_export]
macro_rules! words {
    () => {
        #[allow(
            dead_code,
            missing_docs,
            clippy::all,
            clippy::pedantic,
            clippy::unwrap_used,
            clippy::expect_used,
            clippy::panic,
            reason = "made at build from locales/"
        )]
        mod made {
            include!(concat!(env!("OUT_DIR"), "/words.rs"));
        }

        pub(crate) use made::L10nLanguage as Words;

        /// The sentences in a language.
        pub(crate) fn words(lang: $crate::Lang) -> &'static Words {
            static ALL: std::sync::OnceLock<[Words; 2]> = std::sync::OnceLock::new();
            let all = ALL.get_or_init(|| {
                $crate::Lang::ALL.map(|lang| match lang {
                    $crate::Lang::Zh => made::L10n::ZhCN.load(),
                    $crate::Lang::En => made::L10n::En.load(),
                })
            });
            match lang {
                $crate::Lang::Zh => &all[0],
                $crate::Lang::En => &all[1],
            }
        }
    };
}
