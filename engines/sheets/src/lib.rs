//! Reads the Excel and CSV files offices send, and writes the ones they expect.
