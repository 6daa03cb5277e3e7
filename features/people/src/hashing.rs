//! Passwords are kept as argon2id hashes (19 MiB, two passes, one lane: the first choice of OWASP's
//! list). Hashing takes tens of milliseconds, so it runs beside the database thread, a few at a time.

use std::sync::OnceLock;

use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher as _, PasswordVerifier as _};
use argon2::{Algorithm, Argon2, Params, Version};
use tokio::sync::Semaphore;
use tokio::task::spawn_blocking;
use web::{Ctx, Error};

/// Kibibytes, passes, lanes.
const COST: (u32, u32, u32) = (19_456, 2, 1);
/// So many at a time: each takes a core and 19 MiB.
static AT_ONCE: Semaphore = Semaphore::const_new(4);
/// Stands in for the hash of an account that does not exist, so that it takes as long to refuse.
static NOBODY: OnceLock<String> = OnceLock::new();

fn argon() -> Result<Argon2<'static>, Error> {
    let (memory, passes, lanes) = COST;
    let params = Params::new(memory, passes, lanes, None).map_err(Error::broken)?;
    Ok(Argon2::new(Algorithm::Argon2id, Version::V0x13, params))
}

fn hash_with(password: &str, salt: &[u8]) -> Result<String, Error> {
    let hash: PasswordHash =
        argon()?.hash_password_with_salt(password.as_bytes(), salt).map_err(Error::broken)?;
    Ok(hash.to_string())
}

/// Hashes a new password with a salt of its own.
///
/// # Errors
/// As the hash function fails: a defect.
pub(crate) async fn hashed(ctx: &Ctx, password: String) -> Result<String, Error> {
    let mut salt = [0_u8; 16];
    ctx.chance().fill(&mut salt);
    aside(move || hash_with(&password, &salt)).await
}

/// Whether the password is the one that was hashed. Without a hash the answer is no, after the same time.
///
/// # Errors
/// As the hash function fails: a defect.
pub(crate) async fn is_right(password: String, hash: Option<String>) -> Result<bool, Error> {
    aside(move || {
        let known = hash.is_some();
        let hash = match hash {
            Some(hash) => hash,
            None => nobody()?.to_owned(),
        };
        let hash = PasswordHash::new(&hash).map_err(Error::broken)?;
        let fits = argon()?.verify_password(password.as_bytes(), &hash).is_ok();
        Ok(fits && known)
    })
    .await
}

fn nobody() -> Result<&'static str, Error> {
    match NOBODY.get() {
        Some(hash) => Ok(hash),
        None => {
            let hash = hash_with("nobody has this password", b"salt of nobody at all")?;
            Ok(NOBODY.get_or_init(|| hash))
        }
    }
}

/// Runs slow arithmetic beside the threads that answer requests.
async fn aside<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, Error> + Send + 'static,
) -> Result<T, Error> {
    let _turn = AT_ONCE.acquire().await.map_err(Error::broken)?;
    spawn_blocking(work).await.map_err(Error::broken)?
}
