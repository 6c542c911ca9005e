/// Columns as wide as their widest cell; the first to the left, numbers to the right.
pub(super) fn table(heads: &[&str], rows: Vec<Vec<String>>) -> String {
    let width = |column: usize| {
        rows.iter()
            .filter_map(|row| row.get(column))
            .map(String::as_str)
            .chain(heads.get(column).copied())
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let widths: Vec<_> = (0..heads.len()).map(width).collect();
    let line = |cells: Vec<&str>| {
        let cells: Vec<_> = cells
            .iter()
            .zip(&widths)
            .enumerate()
            .map(|(nth, (cell, width))| {
                if nth == 0 {
                    format!("{cell:<width$}")
                } else {
                    format!("{cell:>width$}")
                }
            })
            .collect();
        format!("| {} |\n", cells.join(" | "))
    };
    let mut text = line(heads.to_vec());
    let rules = widths.iter().enumerate().map(|(nth, width)| {
        if nth == 0 {
            "-".repeat(*width + 2)
        } else {
            format!("{}:", "-".repeat(*width + 1))
        }
    });
    text += &format!("|{}|\n", rules.collect::<Vec<_>>().join("|"));
    for row in &rows {
        text += &line(row.iter().map(String::as_str).collect());
    }
    text
}
