//! Cards with personal links: printed, cut apart and handed over in person.

use crate::{Error, qr};

/// Cards on one sheet of A4.
const A_SHEET: usize = 8;

/// One person's way in, on paper.
#[derive(Debug, Clone)]
pub struct LinkCard {
    /// Whose it is.
    pub name: String,
    /// Where they come from.
    pub unit: String,
    /// The address as a QR code.
    pub qr: String,
    /// The address, to be typed where nothing scans.
    pub address: String,
}

impl LinkCard {
    /// The card of a person whose link is `address`.
    ///
    /// # Errors
    /// When the address is too long for a QR code.
    pub fn new(
        name: impl Into<String>,
        unit: impl Into<String>,
        address: impl Into<String>,
    ) -> Result<Self, Error> {
        let address = address.into();
        Ok(Self { name: name.into(), unit: unit.into(), qr: qr::svg(&address)?, address })
    }
}

/// The cards in order, sheet by sheet.
pub fn sheets(cards: Vec<LinkCard>) -> Vec<Vec<LinkCard>> {
    let mut sheets: Vec<Vec<LinkCard>> = Vec::new();
    for card in cards {
        match sheets.last_mut() {
            Some(sheet) if sheet.len() < A_SHEET => sheet.push(card),
            _ => sheets.push(vec![card]),
        }
    }
    sheets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn eight_cards_a_sheet_and_the_rest_on_the_last() {
        let cards = (0..19).map(|n| LinkCard::new(format!("丁{n}"), "", "https://gongfang.example/in/k"));
        let cards: Vec<LinkCard> = cards.collect::<Result<_, _>>().unwrap();
        let sheets = sheets(cards);
        assert_eq!(sheets.iter().map(Vec::len).collect::<Vec<_>>(), [8, 8, 3]);
        assert_eq!(sheets[2][2].name, "丁18");
        assert!(sheets[2][2].qr.contains("<svg"));
    }
}
