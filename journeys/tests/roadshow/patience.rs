//! What a phone's own script does when nobody answers: it waits a moment and sends the same again.

use std::time::{Duration, Instant};

use journeys::http::{Answer, Visitor};

/// So long a story waits for anything.
pub const LONG: Duration = Duration::from_secs(40);

/// Asks for a page until it comes.
pub async fn gets(phone: &Visitor, path: &str) -> Answer {
    asks(phone, path, None).await
}

/// Sends a form until there is an answer.
pub async fn posts(phone: &Visitor, path: &str, form: &[(String, String)]) -> Answer {
    asks(phone, path, Some(form)).await
}

/// Busy is no answer.
async fn asks(phone: &Visitor, path: &str, form: Option<&[(String, String)]>) -> Answer {
    let began = Instant::now();
    loop {
        let answer = match form {
            None => phone.get(path).await,
            Some(form) => phone.post(path, form).await,
        };
        if let Ok(answer) = answer
            && answer.status != 503
        {
            return answer;
        }
        assert!(began.elapsed() < LONG, "{path}: nobody answers any more");
        tokio::time::sleep(Duration::from_millis(200)).await;
    }
}

/// Looks until it is so.
pub async fn until(what: &str, look: impl AsyncFn() -> Result<(), String>) {
    let began = Instant::now();
    loop {
        let Err(instead) = look().await else { return };
        assert!(began.elapsed() < LONG, "{what}, but: {instead}");
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
}
