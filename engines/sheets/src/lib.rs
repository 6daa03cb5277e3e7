//! Reads the Excel and CSV files offices send, and writes the ones they expect.
//!
//! [`table`] turns the bytes of a foreign file into exact text cells, behind limits; [`receipt`] finds the
//! people in a sign-up receipt (报名回执) and says what is wrong, cell by cell; [`export`] writes tables for
//! Excel, WPS and CSV; [`phone`] is the one rule for mobile numbers.

pub mod export;
pub mod language;
pub mod phone;
pub mod receipt;
pub mod table;

pub use language::Language;
