//! What makes a table: a row, and below it the line `| --- | --- |` with as many cells.

/// Whether a line is `|---|:--:|`.
pub(super) fn is_rule(line: &str) -> bool {
    line.contains('-')
        && line.contains('|')
        && line
            .bytes()
            .all(|byte| matches!(byte, b'|' | b'-' | b':' | b' '))
}

/// Whether a line makes a table of the row above it.
pub(super) fn makes_table(row: &str, line: &str) -> bool {
    is_rule(line) && cells(row) == cells(line)
}

/// The number of cells of a row. A bar behind a backslash is a letter; empty cells at the end are lost without harm.
pub(super) fn cells(row: &str) -> usize {
    let row = row.strip_prefix('|').unwrap_or(row);
    let plain = row.replace("\\|", "");
    let cells: Vec<&str> = plain.split('|').collect();
    let filled = cells.iter().rposition(|cell| !cell.trim().is_empty());
    filled.map_or(0, |at| at + 1)
}
