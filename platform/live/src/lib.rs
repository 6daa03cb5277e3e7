//! Who watches what, and what they are sent.
