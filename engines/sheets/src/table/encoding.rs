//! The encodings in which offices send text: UTF-8 with and without mark, UTF-16 with mark, GB18030.

use encoding_rs::{GB18030, UTF_16BE, UTF_16LE};

use super::{FileProblem, Looks};

/// The text of a file, or a refusal when it is not text.
pub(super) fn decode(bytes: &[u8]) -> Result<String, FileProblem> {
    let text = match bytes {
        [0xEF, 0xBB, 0xBF, rest @ ..] => String::from_utf8_lossy(rest).into_owned(),
        [0xFF, 0xFE, rest @ ..] => UTF_16LE.decode_without_bom_handling(rest).0.into_owned(),
        [0xFE, 0xFF, rest @ ..] => UTF_16BE.decode_without_bom_handling(rest).0.into_owned(),
        _ => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => match GB18030.decode_without_bom_handling(bytes) {
                (text, false) => text.into_owned(),
                (_, true) => return Err(FileProblem::NotASpreadsheet(Looks::Unknown)),
            },
        },
    };
    // A stray control character is a fault in a cell; many of them are another kind of file.
    let controls = text.chars().filter(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r')).count();
    if controls * 100 > text.len() {
        return Err(FileProblem::NotASpreadsheet(Looks::Unknown));
    }
    Ok(text)
}
