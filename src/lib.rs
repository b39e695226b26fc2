//! bantin turns campaign bulletins written in Markdown into a news site indexed by district and campaign
//! phase.
//!
//! # The idea
//!
//! A static site is a web application whose routes can be enumerated. So there is one pure path from
//! sources to pages, and every command uses it:
//!
//! ```text
//! source ──▶ model ──▶ site ──▶ routes ──▶ view ──▶ render ──▶ publish
//! files      one file   all of   every      what a   templates  disk
//!            at a time  them     page       page
//!                                           shows
//! ```
//!
//! `check` stops after `site`, lets the rules of `lint` look at it and prints what is wrong; `list` prints the site as
//! data; `build` goes all the way. `serve` keeps the site in memory, follows its files, and goes the way for the one
//! page that is asked for.
//!
//! # The rooms
//!
//! Each room may use the rooms above it in this list, and none below.
//!
//! | room | does | crates that only it uses |
//! |---|---|---|
//! | [`text`] | language: slugs, dates, numbers, sorting, what nobody sees; one file for each locale | icu_collator, icu_locale_core, icu_properties, strsim |
//! | [`diagnostic`] | problems as values; their words in two languages; text and JSON | annotate-snippets |
//! | [`fs`] | all file operations in folders that bantin writes into, without following a link; faults on purpose | |
//! | [`state`] | where commands remember things, and how they know it again as their own | |
//! | [`source`] | the files of a site, on a disk or in memory, and their text in one form | simdutf8, tempfile |
//! | [`media`] | pictures: what their files tell, the files made of them; share cards | ab_glyph, color_quant, crc32fast, fast_image_resize, image, jpeg-encoder, moxcms, png, webp, zune-jpeg |
//! | [`markdown`] | what a text contains, and its HTML | html5gum, linkify, pulldown-cmark |
//! | [`model`] | one file → what its editor wrote, as final types with places; registers; settings | serde_yaml, url |
//! | [`site`] | all files together: references, phases, lists, routes, links | |
//! | [`search`] | articles → the files of an index, which readers search | |
//! | [`lint`] | what a careful sub-editor would notice, one rule a file; how much it matters to the site | |
//! | [`view`] | what each page shows, nothing about how | |
//! | [`render`] | views → HTML by the templates of a theme; the built-in theme | cssparser, csv, rmp-serde, rust-embed, sha2, tera |
//! | [`publish`] | files → an output folder, all or nothing; only what differs is written | brotli |
//! | [`pipeline`] | the path itself: strings the rooms together, and keeps a loaded site up with its files | |
//! | [`watch`] | notices that files may have changed, and where to look | notify |
//! | [`serve`] | HTTP: who is answered, what browsers are told, limits; knows nothing of sites | axum, http-range-header, hyper, hyper-util, mime_guess, tokio, tokio-stream, tower-service |
//! | [`preview`] | the newest version of a site in a folder, page by page as it is asked for | |
//! | [`cli`] | one file for each verb | clap, diffy, signal-hook, terminal_size |
//!
//! # What holds everywhere
//!
//! - **A file is parsed alone.** `model` sees one file; whether a district exists is for `site` to say.
//! - **A template sees only its view**, so the view tells whether a page must be made again.
//! - **Errors are values.** Content never aborts a run: every problem of the whole site is collected, sorted
//!   and told at once, and a site with errors is not published.
//! - **Input and output stay at the rim.** Only the rooms of the table below reach out of the program. Everything between is
//!   pure, so a test builds a site from one string.
//! - **Nothing of anybody else's is touched.** What bantin creates, renames or removes is named from an open folder
//!   ([`fs::Dir`]), reached through no link, and proved to be its own: by a mark that fits one folder only, by a list that
//!   this machine wrote, by the digest of its content.
//! - **What is remembered only saves time.** A build without its cache makes the same bytes.
//! - **What is served is what is published.** A page is made by the same functions whether it is written to a disk or
//!   sent to a browser; only the server adds a script, to the answer and not to the page.
//! - **Every page ends.** A template that prints, loops or holds more than a page can need is stopped and told; one that
//!   cannot be stopped ends the program, which only `cli` does: it has the clock.
//! - **Deterministic.** Same sources and same build date, same bytes, except that a date with a minute comes at that
//!   minute: no hash order, no clock, no time zone of the machine reaches a page.
//! - **No text is kept.** Articles are read once for their facts and once more when their page is made.
//! - **No pixel is needed for a page.** The head of a picture's file tells its size; names and sizes of all that is made
//!   of it follow from that, so pages name files that are made when they are published or asked for.
//!
//! What reaches out of the program, and the rooms that do; `tests/tidy` holds this table.
//!
//! | reaches | rooms |
//! |---|---|
//! | the disk | [`cli`], [`fs`], [`pipeline`], [`publish`], [`serve`], [`source`], [`watch`] |
//! | the clock | [`cli`], [`fs`], [`preview`], [`publish`], [`serve`], [`source`], [`watch`] |
//! | the network | [`serve`] |
//! | the environment | [`cli`], [`fs`], [`pipeline`], [`publish`], [`state`] |

#![cfg_attr(
    test,
    allow(
        clippy::unwrap_used,
        reason = "a test that cannot go on should say where"
    )
)]

pub mod cli;
pub mod diagnostic;
pub mod fs;
pub mod lint;
pub mod markdown;
pub mod media;
pub mod model;
pub mod pipeline;
pub mod preview;
pub mod publish;
pub mod render;
pub mod search;
pub mod serve;
pub mod site;
pub mod source;
pub mod state;
pub mod text;
pub mod view;
pub mod watch;
