//! One struct for each page family: everything its template may show, and nothing about how.

mod campaigns;
mod commemorations;
mod districts;
mod honours;
mod news;
mod notices;
mod results;
mod search;
mod terms;

pub use campaigns::*;
pub use commemorations::*;
pub use districts::*;
pub use honours::*;
pub use news::*;
pub use notices::*;
pub use results::*;
pub use search::*;
pub use terms::*;
