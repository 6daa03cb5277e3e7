//! Secrets: tokens that grant something are stored hashed, phone numbers encrypted and looked up by
//! a keyed hash. One master key per installation, from which each use derives its own.

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{Key, XChaCha20Poly1305, XNonce};
use hmac::{Hmac, Mac};
use sha2::{Digest, Sha256};

use crate::{Chance, StoreError};

/// The installation's keys. Never printed.
#[derive(Clone)]
pub struct Keyring {
    sealing: [u8; 32],
    lookup: [u8; 32],
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keyring(…)")
    }
}

impl Keyring {
    /// Derives the keys from the master secret.
    pub fn new(master: &[u8; 32]) -> Self {
        Self { sealing: derive(master, b"gongfang seal 1"), lookup: derive(master, b"gongfang lookup 1") }
    }

    /// Encrypts a personal value (XChaCha20-Poly1305, random nonce in front, base64).
    ///
    /// # Errors
    /// Never for values of a sane length; the cipher's error is passed on.
    pub fn seal(&self, plain: &str, chance: &dyn Chance) -> Result<String, StoreError> {
        let mut nonce = [0_u8; 24];
        chance.fill(&mut nonce);
        let cipher = XChaCha20Poly1305::new(&Key::from(self.sealing));
        let sealed = cipher.encrypt(&XNonce::from(nonce), plain.as_bytes()).map_err(StoreError::broken)?;
        let mut whole = nonce.to_vec();
        whole.extend(sealed);
        Ok(URL_SAFE_NO_PAD.encode(whole))
    }

    /// Decrypts what [`Keyring::seal`] made.
    ///
    /// # Errors
    /// When the value was made with another key or was changed.
    pub fn open(&self, sealed: &str) -> Result<String, StoreError> {
        let whole = URL_SAFE_NO_PAD.decode(sealed).map_err(StoreError::broken)?;
        let (nonce, body) =
            whole.split_first_chunk::<24>().ok_or_else(|| StoreError::broken("sealed value too short"))?;
        let cipher = XChaCha20Poly1305::new(&Key::from(self.sealing));
        let plain = cipher
            .decrypt(&XNonce::from(*nonce), body)
            .map_err(|_| StoreError::broken("sealed with another key, or changed"))?;
        String::from_utf8(plain).map_err(StoreError::broken)
    }

    /// A keyed hash by which an encrypted value can be found (HMAC-SHA-256, hex).
    pub fn lookup(&self, plain: &str) -> String {
        hex(&derive(&self.lookup, plain.as_bytes()))
    }
}

fn derive(key: &[u8; 32], label: &[u8]) -> [u8; 32] {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    let mut mac = <Hmac<Sha256> as KeyInit>::new_from_slice(key).expect("any key length");
    mac.update(label);
    mac.finalize().into_bytes().into()
}

/// A random token for a link or a session: 160 bits, 27 characters.
pub fn new_token(chance: &dyn Chance) -> String {
    let mut bytes = [0_u8; 20];
    chance.fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// How a token is stored: SHA-256, hex. Tokens have 160 random bits, so a plain hash is enough.
pub fn hashed(token: &str) -> String {
    hex(&Sha256::digest(token.as_bytes()))
}

/// SHA-256 of bytes, hex; names files by their content.
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, byte| {
        // Writing to a String cannot fail.
        let _ = write!(out, "{byte:02x}");
        out
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SystemChance;

    #[test]
    fn a_sealed_phone_opens_again_and_two_seals_differ() {
        let keys = Keyring::new(&[7; 32]);
        let (a, b) = (keys.seal("13800100000", &SystemChance), keys.seal("13800100000", &SystemChance));
        let (a, b) = (a.unwrap(), b.unwrap());
        assert_ne!(a, b);
        assert_eq!(keys.open(&a).unwrap(), "13800100000");
        assert_eq!(keys.lookup("1"), keys.lookup("1"));
        assert!(Keyring::new(&[8; 32]).open(&a).is_err());
        assert!(keys.open("AAAA").is_err());
    }
}
