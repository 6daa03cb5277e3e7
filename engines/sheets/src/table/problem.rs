//! Why a file is not read at all, in words for the person who sent it.

use crate::Language;

/// A file that is refused as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// No byte, or no cell with anything in it.
    #[error("the file is empty")]
    Empty,
    /// The file is larger than allowed.
    #[error("the file is larger than {limit} bytes")]
    TooManyBytes {
        /// The bytes allowed.
        limit: usize,
    },
    /// The content is something else.
    #[error("not a spreadsheet but {0:?}")]
    NotASpreadsheet(Looks),
    /// A password is needed to open it.
    #[error("the file is protected by a password")]
    Encrypted,
    /// Its parts unpack to far more than any table needs.
    #[error("the file unpacks to more than is allowed")]
    UnpacksTooLarge,
    /// A sheet with too many rows.
    #[error("more than {limit} rows")]
    TooManyRows {
        /// The rows allowed.
        limit: usize,
    },
    /// A sheet with too many columns.
    #[error("more than {limit} columns")]
    TooManyColumns {
        /// The columns allowed.
        limit: usize,
    },
    /// More text in the cells than allowed, or more sheets.
    #[error("more text than is allowed")]
    TooMuchText,
    /// It calls itself a spreadsheet but cannot be read.
    #[error("the spreadsheet is damaged")]
    Damaged,
}

/// What a refused file looks like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Looks {
    /// PDF.
    Pdf,
    /// A picture.
    Picture,
    /// A text document of an office program.
    Document,
    /// A spreadsheet in a format that is not read (.xlsb, .ods, XML, a page saved as .xls).
    OtherSpreadsheet,
    /// A package of files.
    Archive,
    /// Anything else.
    Unknown,
}

impl FileProblem {
    /// The code that programs branch on.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            FileProblem::Empty => "file-empty",
            FileProblem::TooManyBytes { .. } => "file-too-large",
            FileProblem::NotASpreadsheet(_) => "file-not-a-spreadsheet",
            FileProblem::Encrypted => "file-encrypted",
            FileProblem::UnpacksTooLarge => "file-unpacks-too-large",
            FileProblem::TooManyRows { .. } => "file-too-many-rows",
            FileProblem::TooManyColumns { .. } => "file-too-many-columns",
            FileProblem::TooMuchText => "file-too-much-text",
            FileProblem::Damaged => "file-damaged",
        }
    }

    /// What is wrong and what helps, in one or two sentences.
    #[must_use]
    pub fn message(self, language: Language) -> String {
        match self {
            FileProblem::Empty => language.of("文件里没有内容。", "The file has nothing in it."),
            FileProblem::TooManyBytes { limit } => language.of(
                format!("文件太大，最多 {} MB。请删去图片后再上传。", limit >> 20),
                format!("The file is too large; at most {} MB. Please remove pictures and try again.", limit >> 20),
            ),
            FileProblem::NotASpreadsheet(looks) => language.of(
                format!("{}请上传 .xlsx、.xls 或 .csv 文件。", looks.chinese()),
                format!("{}Please send an .xlsx, .xls or .csv file.", looks.english()),
            ),
            FileProblem::Encrypted => language.of(
                "文件有密码，打不开。请去掉密码，另存后再上传。",
                "The file is protected by a password. Please save it without one and try again.",
            ),
            FileProblem::UnpacksTooLarge => language.of(
                "文件展开后过大，未读取。请把名单复制到新建的表格里再上传。",
                "The file unpacks to far more than a table needs, so it was not read. Please copy the list into a new file.",
            ),
            FileProblem::TooManyRows { limit } => language.of(
                format!("行数太多，最多 {limit} 行。请分成几个文件上传。"),
                format!("Too many rows; at most {limit}. Please split the file."),
            ),
            FileProblem::TooManyColumns { limit } => language.of(
                format!("列数太多，最多 {limit} 列。请删去多余的列。"),
                format!("Too many columns; at most {limit}. Please remove those not needed."),
            ),
            FileProblem::TooMuchText => language.of(
                "文件里的文字太多。请只留下名单所在的工作表。",
                "There is too much text in the file. Please keep only the sheet with the list.",
            ),
            FileProblem::Damaged => language.of(
                "文件已损坏，读不出来。请用 Excel 或 WPS 打开，另存为 .xlsx 后再上传。",
                "The file is damaged. Please open it in Excel or WPS, save it as .xlsx and try again.",
            ),
        }
    }
}

impl Looks {
    fn chinese(self) -> &'static str {
        match self {
            Looks::Pdf => "这是 PDF 文件，不是表格。",
            Looks::Picture => "这是图片，不是表格。",
            Looks::Document => "这是文字文档，不是表格。",
            Looks::OtherSpreadsheet => "这种表格格式读不了。",
            Looks::Archive => "这是压缩包，不是表格。",
            Looks::Unknown => "这不是表格文件。",
        }
    }

    fn english(self) -> &'static str {
        match self {
            Looks::Pdf => "This is a PDF, not a spreadsheet. ",
            Looks::Picture => "This is a picture, not a spreadsheet. ",
            Looks::Document => "This is a text document, not a spreadsheet. ",
            Looks::OtherSpreadsheet => "This spreadsheet format cannot be read. ",
            Looks::Archive => "This is an archive, not a spreadsheet. ",
            Looks::Unknown => "This is not a spreadsheet. ",
        }
    }
}
