//! The arguments of the commands. Their doc comments are the texts of `--help`.

use super::handover::Handover;
use crate::pipeline::AsOf;
use chrono::{NaiveDate, NaiveDateTime};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

/// Static site generator for campaign bulletins: Markdown in, a news site indexed by district and campaign
/// phase out.
#[derive(Debug, Parser)]
#[command(name = "bantin", version, max_term_width = 100)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) common: CommonArgs,
    #[command(subcommand)]
    pub(super) command: Command,
}

#[derive(Clone, Debug, Args)]
pub(super) struct CommonArgs {
    /// Folder of the site [default: the nearest folder upwards with a site.yaml]
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) root: Option<PathBuf>,
    /// When the site is built: a day as YYYY-MM-DD, when all that is dated on it has come, or a moment as
    /// YYYY-MM-DDTHH:MM, both in the site's own time zone [default: now]
    #[arg(long, global = true, value_name = "DATE", value_parser = as_of)]
    pub(super) as_of: Option<AsOf>,
    /// Language of messages [default: that of the site]
    #[arg(long, global = true, value_name = "LANG", value_parser = ["vi", "en"])]
    pub(super) lang: Option<String>,
    /// Colours in messages
    #[arg(long, global = true, value_enum, default_value_t = Colour::Auto, value_name = "WHEN")]
    pub(super) color: Colour,
    /// Tell errors and the number of warnings, and nothing else
    #[arg(long, short, global = true)]
    pub(super) quiet: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum Colour {
    Auto,
    Always,
    Never,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Begin a site in a folder, with three bulletins around today
    #[command(visible_alias = "lap")]
    Init(InitArgs),
    /// Build the site into a folder
    #[command(visible_alias = "dung")]
    Build(BuildArgs),
    /// Tell everything that is wrong, and build nothing
    #[command(visible_alias = "kiem")]
    Check(CheckArgs),
    /// Explain a code: why it matters, and an example
    #[command(visible_alias = "giai-thich")]
    Explain(ExplainArgs),
    /// List articles, districts, campaigns, phases, honours, results … as a table or as JSON
    #[command(visible_alias = "liet-ke")]
    List(ListArgs),
    /// Show the site in a browser while it is written; every page follows what is saved
    #[command(visible_alias = "xem")]
    Serve(ServeArgs),
    /// Help for those who make a theme
    #[command(visible_alias = "giao-dien")]
    Theme(ThemeArgs),
}

#[derive(Debug, Args)]
pub(super) struct InitArgs {
    /// Folder of the new site [default: this one]
    #[arg(value_name = "DIR")]
    pub(super) folder: Option<PathBuf>,
    /// Name of the site
    #[arg(long, value_name = "NAME")]
    pub(super) title: Option<String>,
    /// Whose site it is
    #[arg(long, value_name = "NAME")]
    pub(super) publisher: Option<String>,
    /// Address of the site on the web, with https://
    #[arg(long, value_name = "URL")]
    pub(super) address: Option<String>,
    /// Province or city that it tells of
    #[arg(long, value_name = "NAME")]
    pub(super) province: Option<String>,
    /// Leave the bulletins out
    #[arg(long)]
    pub(super) empty: bool,
    /// Show the site in a browser at once
    #[arg(long)]
    pub(super) serve: bool,
}

#[derive(Debug, Args)]
pub(super) struct ThemeArgs {
    #[command(subcommand)]
    pub(super) topic: ThemeTopic,
}

#[derive(Clone, Debug, Subcommand)]
pub(super) enum ThemeTopic {
    /// What every template sees, as Markdown
    Docs,
    /// Lay built-in files where the site changes them; without names, tell which there are
    Copy {
        /// Names of templates, sheets, scripts or strings: base.html, style.css, strings/vi.yaml
        #[arg(value_name = "NAME")]
        names: Vec<String>,
    },
}

#[derive(Debug, Default, Args)]
pub(super) struct ServeArgs {
    /// Port to listen on [default: 4040, or the next one that is free]
    #[arg(long, short, value_name = "N")]
    pub(super) port: Option<u16>,
    /// Open the site in the browser
    #[arg(long)]
    pub(super) open: bool,
    /// Show drafts too
    #[arg(long)]
    pub(super) drafts: bool,
    /// Show articles with a later date too
    #[arg(long)]
    pub(super) future: bool,
    /// Let others on the local network see the site, as a phone for trying it
    #[arg(long)]
    pub(super) lan: bool,
    /// Look through the site again and again, where no notice of changes arrives: a folder in a container, a virtual machine
    /// or a network
    #[arg(long)]
    pub(super) poll: bool,
    /// What a server that begins in the place of another is handed by that one
    #[arg(long, hide = true, value_parser = Handover::parse)]
    pub(super) handover: Option<Handover>,
}

#[derive(Debug, Args)]
pub(super) struct BuildArgs {
    /// Folder to build into [default: public, in the folder of the site]
    #[arg(long, short, value_name = "DIR")]
    pub(super) out: Option<PathBuf>,
    /// Make every file anew, whatever earlier builds know
    #[arg(long)]
    pub(super) force: bool,
    /// Tell for every page that is made again why
    #[arg(long)]
    pub(super) explain: bool,
    /// Publish even when the site is empty or loses more than half of its pages
    #[arg(long)]
    pub(super) allow_shrink: bool,
    /// Build into a folder that bantin did not make, with all files in it kept, or whose list of files came from elsewhere
    #[arg(long)]
    pub(super) adopt: bool,
    /// Replace files one by one and never the folder itself: for folders that a container or a server holds open
    #[arg(long)]
    pub(super) in_place: bool,
    /// Tell how long each step took
    #[arg(long)]
    pub(super) timings: bool,
    /// Report as JSON on standard output
    #[arg(long)]
    pub(super) json: bool,
}

#[derive(Debug, Args)]
pub(super) struct CheckArgs {
    /// Form of the findings
    #[arg(long, value_enum, default_value_t = OutputFormat::Text)]
    pub(super) format: OutputFormat,
    /// Tell each finding by itself, also those that are the same in many files
    #[arg(long)]
    pub(super) all: bool,
    /// Mend what has one reading, then check: characters that nobody sees, accents apart from their letters, no-break
    /// spaces, Ð for Đ, "Ngay" for "Ngày"; addresses of files, dates, numbers, keys and quotation marks as the message
    /// shows them; pictures that stand in a text as letters
    #[arg(long)]
    pub(super) fix: bool,
    /// Only show what --fix would change
    #[arg(long, requires = "fix")]
    pub(super) dry_run: bool,
}

#[derive(Debug, Args)]
pub(super) struct ExplainArgs {
    /// A code, as in error[unknown-key]; all of them when there is none
    pub(super) code: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum OutputFormat {
    /// For people
    Text,
    /// One JSON array
    Json,
}

#[derive(Debug, Args)]
pub(super) struct ListArgs {
    /// What to list
    #[arg(value_enum)]
    pub(super) what: ListTopic,
    /// As one JSON array
    #[arg(long)]
    pub(super) json: bool,
    /// Articles that are not public too: drafts, and those with a later date
    #[arg(long)]
    pub(super) all: bool,
    /// Only what concerns this district (id or name)
    #[arg(long, value_name = "DISTRICT")]
    pub(super) district: Option<String>,
    /// Only what concerns this campaign (id or name)
    #[arg(long, value_name = "CAMPAIGN")]
    pub(super) campaign: Option<String>,
    /// Only what concerns this programme (id or name)
    #[arg(long, value_name = "PROGRAMME")]
    pub(super) programme: Option<String>,
    /// Only what concerns this phase (id, campaign/id or programme/id)
    #[arg(long, value_name = "PHASE")]
    pub(super) phase: Option<String>,
    /// Only articles of this kind
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Option<String>,
    /// Only articles of this year
    #[arg(long, value_name = "YEAR")]
    pub(super) year: Option<i32>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(super) enum ListTopic {
    Articles,
    Districts,
    Campaigns,
    Phases,
    Matrix,
    /// Awards that were given
    Honours,
    Results,
    Commemorations,
    Programmes,
    #[value(alias = "organisations")]
    Orgs,
}

/// A day, or a moment to the minute.
fn as_of(text: &str) -> Result<AsOf, String> {
    let day = || NaiveDate::parse_from_str(text, "%Y-%m-%d").map(AsOf::Day);
    let moment = |form| NaiveDateTime::parse_from_str(text, form).map(AsOf::Moment);
    day()
        .or_else(|_| moment("%Y-%m-%dT%H:%M"))
        .or_else(|_| moment("%Y-%m-%d %H:%M"))
        .map_err(|_| "write a day as 2026-11-30, or a moment as 2026-11-30T18:35".to_owned())
}
