//! Stopping work that goes through a whole site, when somebody waits for something else.

/// Tells work that goes through a whole site whether to stop.
#[derive(Clone, Copy)]
pub struct CancelToken<'a>(Option<&'a (dyn Fn() -> bool + Sync)>);

/// The work was stopped, so it has no result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cancelled;

impl<'a> CancelToken<'a> {
    /// The work is never stopped.
    pub const NEVER: CancelToken<'static> = CancelToken(None);

    /// The work is stopped once `is_cancelled` says so, which the work asks every few milliseconds.
    pub fn new(is_cancelled: &'a (dyn Fn() -> bool + Sync)) -> CancelToken<'a> {
        CancelToken(Some(is_cancelled))
    }

    /// Lets the work go on.
    ///
    /// # Errors
    /// When it is to stop.
    pub fn check(self) -> Result<(), Cancelled> {
        match self.0 {
            Some(is_cancelled) if is_cancelled() => Err(Cancelled),
            _ => Ok(()),
        }
    }
}
