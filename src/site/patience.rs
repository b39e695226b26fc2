//! Looking through a whole site takes long; someone may have to wait for it.

/// How long one who looks through a whole site may go on.
#[derive(Clone, Copy)]
pub struct Patience<'a>(Option<&'a (dyn Fn() -> bool + Sync)>);

/// Someone could not wait any longer, so nothing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutOfPatience;

impl<'a> Patience<'a> {
    /// Nobody waits.
    pub const ENDLESS: Patience<'static> = Patience(None);

    /// Until `is_over` says so, which is asked every few milliseconds.
    pub fn until(is_over: &'a (dyn Fn() -> bool + Sync)) -> Patience<'a> {
        Patience(Some(is_over))
    }

    /// Says whether to go on.
    ///
    /// # Errors
    /// When it is over.
    pub fn go_on(self) -> Result<(), OutOfPatience> {
        match self.0 {
            Some(is_over) if is_over() => Err(OutOfPatience),
            _ => Ok(()),
        }
    }
}
