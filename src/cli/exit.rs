//! The exit codes of the program.

/// How a command ends, as the exit code of the program.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Exit {
    /// The command has done its work, and nothing is wrong.
    Fine = 0,
    /// Something is wrong with the content of the site.
    Findings = 1,
    /// The command, the configuration or the machine is at fault.
    Trouble = 2,
    /// A guard refused, because files would be lost.
    Refused = 3,
}

impl Exit {
    /// The exit of a command after its result was printed; a failure to print comes first.
    pub(super) fn once_printed(self, printed: Exit) -> Exit {
        match printed {
            Exit::Fine => self,
            trouble => trouble,
        }
    }
}
