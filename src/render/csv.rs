//! Writes tables as CSV that spreadsheets open correctly: UTF-8 with a byte order mark, commas, CRLF.

use crate::view::Table;
use csv::{Terminator, WriterBuilder};

/// Without it Excel reads the file in the old code page of the machine.
const BYTE_ORDER_MARK: &[u8] = b"\xef\xbb\xbf";

/// The bytes of a table as CSV.
pub(super) fn csv(table: &Table) -> Vec<u8> {
    let mut writer = WriterBuilder::new()
        .terminator(Terminator::CRLF)
        .from_writer(BYTE_ORDER_MARK.to_vec());
    for row in std::iter::once(&table.head).chain(&table.rows) {
        // Writing to memory cannot fail, and all rows are equally long.
        let _ = writer.write_record(row.iter().map(|cell| plain(cell)));
    }
    writer.into_inner().unwrap_or_default()
}

/// A cell that a spreadsheet does not take for a formula: what begins like one gets an apostrophe.
fn plain(cell: &str) -> String {
    if cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spreadsheet_reads_it() {
        let cells = |cells: [&str; 2]| cells.map(String::from).to_vec();
        let table = Table {
            head: cells(["Tên", "Số lượng"]),
            rows: vec![
                cells(["Đỗ Đạt, “A\"B”", "1"]),
                cells(["=HYPERLINK(1)", ""]),
                cells(["hai\ndòng", "+84"]),
            ],
        };
        let bytes = csv(&table);
        let text = String::from_utf8(bytes).unwrap();
        assert_eq!(
            text,
            "\u{feff}Tên,Số lượng\r\n\"Đỗ Đạt, “A\"\"B”\",1\r\n'=HYPERLINK(1),\r\n\"hai\ndòng\",'+84\r\n"
        );
    }
}
