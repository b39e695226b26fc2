//! Of what a page takes more than it may.

use serde::{Deserialize, Serialize};

/// Of what a page takes more than it may.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Excess {
    /// What it prints.
    Bytes,
    /// Rounds of its loops.
    Rounds,
    /// Numbers that `range` gives at once.
    Numbers,
    /// A text or a list.
    Value,
    /// Components in components.
    Depth,
    /// Time.
    Time,
    /// Memory.
    Memory,
}

impl Excess {
    /// What the page does, in Vietnamese.
    pub(super) fn vi(self) -> &'static str {
        match self {
            Excess::Bytes => "nó in hơn 32 MB",
            Excess::Rounds => "các vòng lặp chạy hơn 10.000.000 lượt",
            Excess::Numbers => "`range` phải cho hơn 100.000 số một lúc",
            Excess::Value => "một biến dài hơn 32 MB hay có hơn 1.000.000 phần tử",
            Excess::Depth => "các thành phần gọi nhau sâu quá 20 tầng",
            Excess::Time => "nó chạy hơn 10 giây",
            Excess::Memory => "nó chiếm hơn 1 GB bộ nhớ",
        }
    }

    /// The same in English.
    pub(super) fn en(self) -> &'static str {
        match self {
            Excess::Bytes => "it prints more than 32 MB",
            Excess::Rounds => "its loops go round more than 10,000,000 times",
            Excess::Numbers => "it asks `range` for more than 100,000 numbers at once",
            Excess::Value => "a name in it stands for more than 32 MB or 1,000,000 entries",
            Excess::Depth => "components call each other more than 20 deep",
            Excess::Time => "it runs for more than 10 seconds",
            Excess::Memory => "it takes more than 1 GB of memory",
        }
    }
}
