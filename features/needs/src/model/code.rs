//! The reply code: ten characters a worker keeps, by which the page of their own need is found. It is
//! made from the need's id with the installation's key and stored hashed.

use store::Keyring;
use store::keys::hashed;

use crate::model::NeedId;

/// Without letters and digits that look alike.
const ALPHABET: &[u8; 32] = b"abcdefghjkmnpqrstuvwxyz234567899";
const LENGTH: usize = 10;

/// The code of a need.
pub fn code_of(keys: &Keyring, need: &NeedId) -> String {
    let digest = keys.lookup(&format!("reply code of {need}"));
    digest
        .as_bytes()
        .chunks(2)
        .take(LENGTH)
        .filter_map(|pair| std::str::from_utf8(pair).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok()))
        .map(|byte| char::from(ALPHABET[usize::from(byte % 32)]))
        .collect()
}

/// How a typed code is looked up: capitals, spaces and dashes do not matter.
pub fn hash_of(typed: &str) -> String {
    let plain: String =
        typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).take(40).collect();
    hashed(&plain)
}

/// The code as it is shown: two halves, easy to copy down.
pub fn shown(code: &str) -> String {
    let (first, second) = code.split_at(code.len() / 2);
    format!("{first}-{second}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_found_however_it_is_typed() {
        let keys = Keyring::new(&[1; 32]);
        let id: NeedId = "nd_01j9zzzzzzzzzzzzzzzzzzzzzz".parse().unwrap();
        let code = code_of(&keys, &id);
        assert_eq!(code.len(), LENGTH);
        assert_eq!(hash_of(&shown(&code).to_uppercase()), hashed(&code));
        assert_ne!(code_of(&Keyring::new(&[2; 32]), &id), code);
    }
}
