//! How a command ends.

/// How a command ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// Nothing is wrong.
    Fine = 0,
    /// Something in the content is wrong.
    Findings = 1,
    /// The command, the configuration or the machine is at fault.
    Trouble = 2,
    /// A guard refused, to save files.
    Refused = 3,
}

impl Exit {
    /// How the command ends after its result was printed: that nobody got it comes before what it says.
    pub(super) fn once_printed(self, printed: Exit) -> Exit {
        match printed {
            Exit::Fine => self,
            trouble => trouble,
        }
    }
}
