//! Looking through a whole site takes long; someone may have to wait for it.

/// How long one who looks through a whole site may go on.
#[derive(Clone, Copy)]
pub struct CancelToken<'a>(Option<&'a (dyn Fn() -> bool + Sync)>);

/// Someone could not wait any longer, so nothing was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

impl<'a> CancelToken<'a> {
    /// Nobody waits.
    pub const NEVER: CancelToken<'static> = CancelToken(None);

    /// Until `is_over` says so, which is asked every few milliseconds.
    pub fn until(is_over: &'a (dyn Fn() -> bool + Sync)) -> CancelToken<'a> {
        CancelToken(Some(is_over))
    }

    /// Says whether to go on.
    ///
    /// # Errors
    /// When it is over.
    pub fn go_on(self) -> Result<(), Cancelled> {
        match self.0 {
            Some(is_over) if is_over() => Err(Cancelled),
            _ => Ok(()),
        }
    }
}
