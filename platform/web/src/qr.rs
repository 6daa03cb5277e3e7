//! QR codes as inline SVG: sharp at any size, printed or on a stage, without another request.

use qrcode::render::svg;
use qrcode::render::unicode::Dense1x2;
use qrcode::{EcLevel, QrCode};

use crate::Error;

/// The address as a QR code.
///
/// # Errors
/// When the text is too long for a QR code (over about 2,300 bytes).
pub fn svg(text: &str) -> Result<String, Error> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).map_err(Error::broken)?;
    let image = code.render::<svg::Color<'_>>().min_dimensions(180, 180).quiet_zone(true).build();
    // The XML declaration has no place inside a page.
    Ok(image.split_once("?>").map_or(image.clone(), |(_, svg)| svg.to_owned()))
}

/// The address as a QR code of block characters, for a console.
///
/// # Errors
/// When the text is too long for a QR code.
pub fn text(text: &str) -> Result<String, Error> {
    let code = QrCode::with_error_correction_level(text, EcLevel::L).map_err(Error::broken)?;
    Ok(code.render::<Dense1x2>().quiet_zone(true).build())
}
