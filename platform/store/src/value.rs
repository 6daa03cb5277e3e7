//! Values on their way into a statement and out of a row, the same for both engines.

use std::fmt;

/// One bound parameter. Only the portable column types exist: TEXT, BIGINT, DOUBLE PRECISION, BOOLEAN.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// SQL NULL.
    Null,
    /// BIGINT.
    Int(i64),
    /// DOUBLE PRECISION.
    Real(f64),
    /// BOOLEAN.
    Bool(bool),
    /// TEXT.
    Text(String),
}

/// One cell of a row, borrowed from the engine that read it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Cell<'a> {
    /// SQL NULL.
    Null,
    /// BIGINT, and BOOLEAN as SQLite keeps it.
    Int(i64),
    /// DOUBLE PRECISION.
    Real(f64),
    /// BOOLEAN as PostgreSQL sends it.
    Bool(bool),
    /// TEXT.
    Text(&'a str),
}

/// A type that can be read from a cell.
pub trait Column: Sized {
    /// Reads the cell, or says in words what was expected.
    ///
    /// # Errors
    /// When the cell holds another type or an impossible value: a defect of the program or its data.
    fn read(cell: Cell<'_>) -> Result<Self, Misread>;
}

/// A cell that does not hold what the program expects.
#[derive(Debug)]
pub struct Misread {
    /// What was expected.
    pub wanted: &'static str,
    /// What was found.
    pub found: String,
}

impl Misread {
    /// Names what was wanted and shows what was there.
    pub fn new(wanted: &'static str, found: Cell<'_>) -> Self {
        Self { wanted, found: format!("{found:?}") }
    }
}

impl fmt::Display for Misread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected {}, found {}", self.wanted, self.found)
    }
}

impl Column for i64 {
    fn read(cell: Cell<'_>) -> Result<Self, Misread> {
        match cell {
            Cell::Int(n) => Ok(n),
            other => Err(Misread::new("a whole number", other)),
        }
    }
}

impl Column for usize {
    fn read(cell: Cell<'_>) -> Result<Self, Misread> {
        let n = i64::read(cell)?;
        Self::try_from(n).map_err(|_| Misread::new("a count", cell))
    }
}

impl Column for f64 {
    fn read(cell: Cell<'_>) -> Result<Self, Misread> {
        match cell {
            Cell::Real(n) => Ok(n),
            #[expect(clippy::cast_precision_loss, reason = "SQLite stores a whole REAL as an integer")]
            Cell::Int(n) => Ok(n as Self),
            other => Err(Misread::new("a number", other)),
        }
    }
}

impl Column for bool {
    fn read(cell: Cell<'_>) -> Result<Self, Misread> {
        match cell {
            Cell::Bool(b) => Ok(b),
            Cell::Int(0) => Ok(false),
            Cell::Int(1) => Ok(true),
            other => Err(Misread::new("true or false", other)),
        }
    }
}

impl Column for String {
    fn read(cell: Cell<'_>) -> Result<Self, Misread> {
        match cell {
            Cell::Text(s) => Ok(s.to_owned()),
            other => Err(Misread::new("text", other)),
        }
    }
}

impl<T: Column> Column for Option<T> {
    fn read(cell: Cell<'_>) -> Result<Self, Misread> {
        match cell {
            Cell::Null => Ok(None),
            some => T::read(some).map(Some),
        }
    }
}

/// The type is kept in the database as its text form: `FromStr` in, `Display` out.
///
/// ```ignore
/// store::text_column!(Stage, "a stage");
/// ```
#[macro_export]
macro_rules! text_column {
    ($type:ty, $wanted:literal) => {
        impl $crate::Column for $type {
            fn read(cell: $crate::Cell<'_>) -> Result<Self, $crate::Misread> {
                match cell {
                    $crate::Cell::Text(text) => text.parse().map_err(|_| $crate::Misread::new($wanted, cell)),
                    other => Err($crate::Misread::new($wanted, other)),
                }
            }
        }
        impl From<&$type> for $crate::Value {
            fn from(value: &$type) -> Self {
                $crate::Value::Text(value.to_string())
            }
        }
        impl From<$type> for $crate::Value {
            fn from(value: $type) -> Self {
                $crate::Value::Text(value.to_string())
            }
        }
    };
}

macro_rules! into_value {
    ($($type:ty => $make:expr),* $(,)?) => {$(
        impl From<$type> for Value {
            fn from(value: $type) -> Self {
                ($make)(value)
            }
        }
    )*};
}

into_value! {
    i64 => Self::Int,
    &i64 => |n: &i64| Self::Int(*n),
    i32 => |n: i32| Self::Int(n.into()),
    u32 => |n: u32| Self::Int(n.into()),
    u8 => |n: u8| Self::Int(n.into()),
    usize => |n: usize| Self::Int(i64::try_from(n).unwrap_or(i64::MAX)),
    f64 => Self::Real,
    bool => Self::Bool,
    &bool => |b: &bool| Self::Bool(*b),
    &str => |s: &str| Self::Text(s.to_owned()),
    String => Self::Text,
    &String => |s: &String| Self::Text(s.clone()),
    &&str => |s: &&str| Self::Text((*s).to_owned()),
}

impl<T: Into<Self>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}

/// The parameters of a statement, in order: `args![class, name, now]` for `$1, $2, $3`.
#[macro_export]
macro_rules! args {
    ($($value:expr),* $(,)?) => { &[$($crate::Value::from($value)),*] as &[$crate::Value] };
}
