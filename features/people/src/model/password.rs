//! Which passwords are taken: long ones that are not put together from what everybody tries first.

use web::Problem;

use super::common_passwords::pieces;

/// The fewest characters.
pub(crate) const SHORTEST: usize = 12;
/// The most characters: a whole sentence is welcome, a book is not.
pub(crate) const LONGEST: usize = 200;
/// So many characters beyond well-known pieces make a password a person's own.
const OWN: usize = 4;

/// Why a password is refused.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weak {
    /// Fewer than [`SHORTEST`] characters.
    Short,
    /// More than [`LONGEST`] characters.
    Long,
    /// It holds the login name.
    HoldsLogin,
    /// It is made of what everybody tries first.
    Common,
}

impl Weak {
    /// At the field.
    pub(crate) fn problem(self) -> Problem {
        let (zh, en) = match self {
            Self::Short => return Problem::TooShort { least: SHORTEST },
            Self::Long => return Problem::TooLong { most: LONGEST },
            Self::HoldsLogin => (
                "密码里不能带登录名，请换一个。",
                "The password must not hold the login name. Please choose another.",
            ),
            Self::Common => (
                "这个密码太常见，容易被猜到。可以用一句自己记得住的话，比如几个不相干的词连起来。",
                "This password is too common and easily guessed. Try a sentence of your own, such as a few unrelated words.",
            ),
        };
        Problem::Said(zh.to_owned(), en.to_owned())
    }
}

/// Checks a new password.
///
/// # Errors
/// Why it is refused.
pub(crate) fn check(password: &str, login: &str) -> Result<(), Weak> {
    let plain: Vec<char> = password.to_lowercase().chars().collect();
    if plain.len() < SHORTEST {
        return Err(Weak::Short);
    }
    if password.chars().count() > LONGEST {
        return Err(Weak::Long);
    }
    let login: Vec<char> = login.to_lowercase().chars().collect();
    if login.len() >= 3 && plain.windows(login.len()).any(|part| part == login) {
        return Err(Weak::HoldsLogin);
    }
    if own_characters(&plain) < OWN { Err(Weak::Common) } else { Ok(()) }
}

/// How many characters remain when the password is covered with well-known pieces as well as can be.
fn own_characters(plain: &[char]) -> usize {
    // least[i]: own characters in the first i, at best.
    let mut least = vec![usize::MAX; plain.len() + 1];
    least[0] = 0;
    for at in 0..plain.len() {
        let so_far = least[at];
        least[at + 1] = least[at + 1].min(so_far + 1);
        for length in known_lengths(plain, at) {
            least[at + length] = least[at + length].min(so_far);
        }
    }
    least[plain.len()]
}

/// The lengths of the well-known pieces that begin here.
fn known_lengths(plain: &[char], at: usize) -> impl Iterator<Item = usize> {
    let rest = &plain[at..];
    let listed = pieces().filter_map(|piece| {
        let mut length = 0;
        piece
            .chars()
            .enumerate()
            .all(|(i, c)| {
                length = i + 1;
                rest.get(i) == Some(&c)
            })
            .then_some(length)
    });
    let digits = rest.iter().take_while(|c| c.is_ascii_digit()).count();
    // Numbers of any kind are years, birthdays, phone numbers; each digit adds little.
    let number = (digits >= 1).then_some(digits);
    let steady = steady(rest, 0).max(steady(rest, 1)).max(steady(rest, -1));
    let repeated = repeated(plain, at);
    listed.chain(number).chain((steady >= 3).then_some(steady)).chain(repeated)
}

/// How many characters from here go on in one step: `aaaa`, `abcd`, `4321`.
fn steady(rest: &[char], step: i64) -> usize {
    let code = |c: &char| i64::from(u32::from(*c));
    1 + rest.windows(2).take_while(|pair| code(&pair[1]) - code(&pair[0]) == step).count()
}

/// What has just been said, said again: `abXabX`.
fn repeated(plain: &[char], at: usize) -> Option<usize> {
    (2..=at.min(8)).rev().find(|unit| plain.get(at..at + unit) == Some(&plain[at - unit..at]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_everybody_tries_first_is_refused() {
        for common in [
            "password1234",
            "Password!2024",
            "woaini1314520",
            "WoAiNi5201314",
            "123456789012",
            "qwertyuiop123",
            "1qaz2wsx3edc",
            "1q2w3e4r5t6y",
            "gonghui@2026!",
            "aaaaaaaaaaaa",
            "abcdefghijkl",
            "zaq12wsxcde3",
            "iloveyou2025!",
            "admin@123456",
            "13900010001ab",
            "xyqxyqxyqxyq",
            "zhongguo1949",
            "!@#$%^&*()_+",
        ] {
            assert_eq!(check(common, "wangmin"), Err(Weak::Common), "{common}");
        }
    }

    #[test]
    fn a_sentence_of_ones_own_is_taken() {
        for own in [
            "三号楼的灯总是最后一个熄灭",
            "correct horse battery",
            "rU7#kd2LmWq9",
            "chadian-xiaoyu-mogu",
            "𠮷野家门口的那棵老槐树真高",
        ] {
            assert_eq!(check(own, "wangmin"), Ok(()), "{own}");
        }
    }

    #[test]
    fn length_and_login_name_are_checked() {
        assert_eq!(check("短", "wangmin"), Err(Weak::Short));
        assert_eq!(check(&"雨".repeat(300), "wangmin"), Err(Weak::Long));
        assert_eq!(check("我叫WangMin你猜不到的吧", "wangmin"), Err(Weak::HoldsLogin));
    }
}
