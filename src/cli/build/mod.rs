//! `bantin build`: publishes the site into a folder.

mod broken_urls;
mod notices;
mod phases;
mod report;
mod stopped;
mod timings;
mod unlisted;

use super::{
    args::{BuildArgs, CommonArgs},
    console::{Console, console, console_anywhere},
    exit::Exit,
    open::{Need, OpenedSite, as_of, disk, load},
    overseer::overseen,
    root::root,
    site_state::SiteState,
    words,
};
use crate::{
    diagnostic::{Diagnostic, FolderProblem, Place, SourcePath, has_errors},
    pipeline::{
        Cache, Fingerprints, Ignored, KnownSources, LastBuild, LastIndex, LoadProgress, Session,
        program,
    },
    publish::{
        self, OpenError, OpenOptions, OutputFolder, PublishError, PublishRequest, Published,
        UnknownCause,
    },
    site::{BrokenUrls, PhaseChange, Presence, Recorded, Site},
    source::{Disk, Purpose, ReadTracker, purpose},
};
use notices::{
    making, reading, report_damage, report_foreign_journal, report_forgotten, report_left,
    report_strayed, report_unpublished, report_waiting,
};
use report::Done;
use std::{
    collections::BTreeSet,
    mem::ManuallyDrop,
    path::{Path, PathBuf},
    process,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use stopped::Stopped;
use timings::{BuildStep, Timings};

pub(super) fn run(common: &CommonArgs, args: &BuildArgs) -> Exit {
    let mut timings = Timings::start();
    match build(common, args, &mut timings) {
        Ok(exit) => exit,
        Err(stopped) => stopped.end(args, &out(args, &root(common)), &timings),
    }
}

/// The output folder for the site at `root`: `--out`, else `public`.
fn out(args: &BuildArgs, root: &Path) -> PathBuf {
    let typed = args.out.clone();
    typed.unwrap_or_else(|| root.join("public"))
}

fn build(common: &CommonArgs, args: &BuildArgs, timings: &mut Timings) -> Result<Exit, Stopped> {
    let disk = disk(common)?;
    let site_state = SiteState::of(disk.root());
    site_state.report_foreign(console_anywhere(common));
    let mut cache = known(common, args, &site_state);
    if !args.force {
        cache = cache.with_picture_cache(site_state.picture_cache(program()));
    }
    let out = out(args, disk.root());
    timings.done(BuildStep::Scan);
    // Also a site with errors leaves no half-done change behind.
    finish_begun(console_anywhere(common), &disk, &site_state, &out)?;
    let again = report_unchanged(common, args, &disk, &cache, &site_state, &out, timings)?;
    if let Some(exit) = again {
        return Ok(exit);
    }

    let progress = Arc::new(LoadProgress::default());
    let line = reading(console_anywhere(common), progress.clone());
    let opened = load(common, Need::Words, disk, cache, &progress);
    drop(line);
    // Memory is not freed piece by piece, because the program ends soon and the system frees all of it at once.
    let mut opened = ManuallyDrop::new(opened?);
    timings.done(BuildStep::Load);
    let fingerprints = Fingerprints::of(&opened.session, &opened.disk, &opened.cache, program());
    let only = fingerprints.only_texts(&opened.cache);
    let (session, cache) = (&opened.session, &opened.cache);
    let same = only.as_ref();
    let same = same.and_then(|only| session.same_diagnostics(&opened.disk, cache, only));
    match same {
        Some(same) => opened.diagnostics = same,
        None => opened.check(),
    }
    timings.done(BuildStep::Check);
    let OpenedSite {
        disk,
        console,
        diagnostics,
        ..
    } = &*opened;
    let site_fingerprint = fingerprints.site_fingerprint;
    let last_build = || LastBuild::new(&opened.session.site, site_fingerprint, diagnostics.clone());
    console.report_first(disk, diagnostics);
    if has_errors(diagnostics) {
        report_unpublished(*console, diagnostics);
        let stopped = Stopped::new(Exit::Findings, *console, disk, Vec::new());
        return Err(stopped.with_last_build(last_build()));
    }
    let folder = open_folder(*console, args, disk, &site_state, &out);
    let mut folder = folder.map_err(|stopped| stopped.with_last_build(last_build()))?;
    if folder.unknown() == Some(UnknownCause::Damaged) {
        report_forgotten(*console, &site_state, &out);
    }
    let (path, timings_so_far) = (folder.path().to_owned(), timings.clone());
    let give_up = |endless: Diagnostic| {
        // Pages that are still being made stop at once, and none of them is published.
        opened.session.theme.set_aside(endless.clone());
        publish::abandon(&path);
        let stopped = failed(*console, disk, PublishError::Content(vec![endless]));
        process::exit(
            stopped
                .with_last_build(last_build())
                .end(args, &path, &timings_so_far) as i32,
        );
    };
    let made = overseen(&opened.session.theme, give_up, || {
        publish(
            &opened,
            fingerprints,
            only,
            args,
            &site_state,
            &mut folder,
            timings,
        )
    });
    let BuildOutcome {
        published,
        last_build,
        broken_urls,
        phase_changes,
    } = made.map_err(|failure| {
        let last_build = last_build();
        if matches!(failure, PublishError::Refused(_)) {
            unlisted::unlisted(*console, &last_build);
        }
        failed(*console, disk, failure).with_last_build(last_build)
    })?;
    let done = Done {
        console: *console,
        files: disk,
        out: folder.path(),
        last_build: &last_build,
        published: &published,
        broken_urls: &broken_urls,
        phase_changes: &phase_changes,
        timings,
    };
    if opened.cache.has_damage() {
        report_damage(*console, &site_state);
    }
    let exit = done.report(args);
    report_left(*console, &folder);
    Ok(exit)
}

/// The cache of earlier builds; an empty one when it is not wanted or cannot be used.
fn known(common: &CommonArgs, args: &BuildArgs, site_state: &SiteState) -> Cache {
    if args.force {
        return Cache::default();
    }
    site_state.cache(program()).unwrap_or_else(|ignored| {
        let file = site_state.cache_file();
        let file = file.display();
        let (vi, en) = match ignored {
            Ignored::Damaged => (
                format!("bỏ qua bộ nhớ đệm hỏng {file}: mọi bài được đọc lại"),
                format!("the damaged cache {file} is not used: all articles are read again"),
            ),
            Ignored::OtherProgram => (
                format!("bỏ qua bộ nhớ đệm {file} của bản bantin khác: mọi bài được đọc lại"),
                format!(
                    "the cache {file} of another bantin is not used: all articles are read again"
                ),
            ),
        };
        console_anywhere(common).report(vi, en);
        Cache::default()
    })
}

/// Reports that nothing has changed since the last build, if that is so and its files are as they were published. Then
/// there is nothing else to do, and the command ends.
fn report_unchanged(
    common: &CommonArgs,
    args: &BuildArgs,
    disk: &Disk,
    cache: &Cache,
    site_state: &SiteState,
    out: &Path,
    timings: &mut Timings,
) -> Result<Option<Exit>, Stopped> {
    let Some(last_build) = cache.last_build() else {
        return Ok(None);
    };
    if broken_urls::are_pending(site_state, out) {
        return Ok(None);
    }
    if !last_build.is_of(as_of(common.as_of)) || !cache.knows_all(disk) {
        return Ok(None);
    }
    let console = console(common, &last_build.language);
    let folder = open_folder(console, args, disk, site_state, out);
    let mut folder = folder.map_err(|stopped| stopped.with_last_build(last_build.clone()))?;
    if !folder.is_own()
        || folder.site_fingerprint().inputs != last_build.site_fingerprint.inputs
        || !folder.is_intact()
    {
        return Ok(None);
    }
    timings.done(BuildStep::Compare);
    if cache.is_unsure()
        && let Some(dir) = site_state.state().dir()
    {
        // When it cannot be written, the next build takes longer.
        drop(cache.renew(dir, disk));
    }
    console.report_first(disk, &last_build.diagnostics);
    let published = Published {
        files: folder.files(),
        pages: folder.pages(),
        ..Published::default()
    };
    let done = Done {
        console,
        files: disk,
        out: folder.path(),
        last_build,
        published: &published,
        broken_urls: &BrokenUrls::default(),
        phase_changes: &[],
        timings,
    };
    let exit = done.report(args);
    report_left(console, &folder);
    Ok(Some(exit))
}

fn open_folder(
    console: Console,
    args: &BuildArgs,
    disk: &Disk,
    site_state: &SiteState,
    out: &Path,
) -> Result<OutputFolder, Stopped> {
    let waiting = || report_waiting(console, out);
    let options = OpenOptions {
        program: program(),
        state: site_state.state().clone(),
        in_place: args.in_place,
        adopt: args.adopt,
        waiting: &waiting,
    };
    OutputFolder::open(disk.root(), out, options).map_err(|error| closed(console, disk, error))
}

/// Completes a change of the output folder that an interrupted build began.
fn finish_begun(
    console: Console,
    disk: &Disk,
    site_state: &SiteState,
    out: &Path,
) -> Result<(), Stopped> {
    let waiting = || report_waiting(console, out);
    match OutputFolder::recover(disk.root(), out, site_state.state().clone(), &waiting) {
        // A change that cannot be completed is reported and left, because this build will publish newer files.
        Err(OpenError::Disk(found)) => {
            console.report_all(disk, &[*found]);
            Ok(())
        }
        Ok(Some(foreign)) => {
            report_foreign_journal(console, &foreign);
            Ok(())
        }
        recovered => recovered
            .map(drop)
            .map_err(|error| closed(console, disk, error)),
    }
}

/// Reports why an output folder cannot be published into.
fn closed(console: Console, disk: &Disk, error: OpenError) -> Stopped {
    match error {
        OpenError::Refused(found) => report_errors(Exit::Refused, console, disk, vec![*found]),
        OpenError::Disk(found) => report_errors(Exit::Trouble, console, disk, vec![*found]),
        OpenError::Busy => {
            console.line(&words::pick(
                console.language,
                "lần dựng kia chưa xong\n= cách sửa: chờ nó xong rồi dựng lại, hoặc dừng nó".to_owned(),
                "the other build does not end\n= help: wait until it has, or stop it, and build again".to_owned(),
            ));
            Stopped::new(Exit::Trouble, console, disk, Vec::new())
        }
    }
}

/// The result of a build that has published.
struct BuildOutcome {
    published: Published,
    last_build: LastBuild,
    broken_urls: BrokenUrls,
    phase_changes: Vec<PhaseChange>,
}

/// Makes and publishes the files that differ, and remembers what the next build needs.
fn publish(
    opened: &OpenedSite,
    mut fingerprints: Fingerprints,
    only: Option<BTreeSet<SourcePath>>,
    args: &BuildArgs,
    site_state: &SiteState,
    folder: &mut OutputFolder,
    timings: &mut Timings,
) -> Result<BuildOutcome, PublishError> {
    let OpenedSite {
        disk,
        cache,
        session,
        diagnostics,
        console,
    } = opened;
    // The cache tells what changed since its build, which must be the one that wrote the published files.
    let last = cache
        .last_build()
        .map(|last_build| last_build.site_fingerprint);
    let only = only.filter(|_| folder.is_own() && last == Some(folder.site_fingerprint()));
    let known = |path: &SourcePath| fingerprints.digest(path);
    let sources = ReadTracker::with_known(disk, &known);
    let mut outputs = session.outputs();
    let (read, has) = (
        |path: &str| folder.read_intact(path),
        |path: &str| folder.has(path),
    );
    let last = only.as_ref().map(|only| LastIndex {
        only,
        read: &read,
        has: &has,
    });
    let index = session.index_files(&sources, cache, last.as_ref());
    outputs.extend(index.outputs);
    let paths: Vec<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    if !args.allow_shrink {
        refuse_shrinking(session, folder, &paths)?;
    }
    // Addresses cannot change when only texts have.
    let may_depart = only.is_none() || broken_urls::are_pending(site_state, folder.path());
    let broken_urls = may_depart
        .then(|| broken_urls::report(*console, disk, session, site_state, folder, &paths));
    let maker = session.maker(&sources);
    timings.done(BuildStep::Compare);

    let order = PublishRequest {
        paths: &paths,
        site_fingerprint: fingerprints.site_fingerprint,
        force: args.force,
        encodings: &session.site.settings.precompress,
    };
    let digest = |path: &SourcePath| sources.digest(path);
    let known = KnownSources {
        digest: &digest,
        only: only.as_ref(),
    };
    let made = Arc::new(AtomicUsize::new(0));
    let line = making(*console, made.clone(), paths.len());
    let published = folder.publish(&order, |index, before| {
        let file = maker.make_unless(&outputs[index], before, &known);
        made.fetch_add(1, Ordering::Relaxed);
        file
    });
    drop(line);
    // Writing the cache takes the memory that making pages needed.
    drop(maker);
    let published = published?;
    timings.done(BuildStep::Publish);

    let strayed = sources.strayed();
    report_strayed(*console, &strayed);
    fingerprints.distrust(&strayed);
    let writer = fingerprints.writer(session, index.digests, diagnostics.clone());
    let last_build = writer.last_build().clone();
    site_state.state().sweep();
    if let Some(broken_urls) = &broken_urls {
        site_state.keep_unanswered(folder.path(), &broken_urls.unanswered);
    }
    if let Some(dir) = site_state.state().make() {
        // When it cannot be written, the next build takes longer.
        drop(writer.write(dir, cache, disk));
    }
    // Campaigns and phases cannot change when only texts have.
    let phase_changes = match only {
        None => phases::changes(&session.site, site_state),
        Some(_) => Vec::new(),
    };
    session.remember_pictures(disk, &paths);
    folder.keep_stamps();
    timings.done(BuildStep::Remember);
    Ok(BuildOutcome {
        published,
        last_build,
        broken_urls: broken_urls.unwrap_or_default(),
        phase_changes,
    })
}

/// Refuses to publish an empty site, or one that loses more than half of its pages.
fn refuse_shrinking(
    session: &Session,
    folder: &OutputFolder,
    paths: &[&str],
) -> Result<(), PublishError> {
    let (before, after) = (folder.pages(), publish::count_pages(paths));
    let problem = match () {
        () if is_empty(&session.site)
            && (before == 0 || had_articles(folder).unwrap_or(after < before)) =>
        {
            FolderProblem::EmptySite { before }
        }
        () if after * 2 < before => FolderProblem::SiteShrinks { before, after },
        () => return Ok(()),
    };
    let path = folder.path().to_string_lossy().into_owned();
    let place = Place::file(&SourcePath::new(path));
    Err(PublishError::Refused(Box::new(Diagnostic::new(
        place, problem,
    ))))
}

/// Whether readers see no article at all, not even the notice of one that was withdrawn.
fn is_empty(site: &Site) -> bool {
    site.articles.is_empty() && site.retired.is_empty()
}

/// Whether the published site has articles; none when its record does not tell.
fn had_articles(folder: &OutputFolder) -> Option<bool> {
    let record = folder.addresses();
    let is_article =
        |one: &Recorded| purpose(&SourcePath::new(&*one.path)) == Some(Purpose::Article);
    let mut texts = record.0.iter().filter(|one| one.what == Presence::Text);
    (!record.0.is_empty()).then(|| texts.any(is_article))
}

fn failed(console: Console, disk: &Disk, failure: PublishError) -> Stopped {
    match failure {
        PublishError::Content(found) => {
            let stopped = report_errors(Exit::Findings, console, disk, found);
            report_unpublished(console, stopped.diagnostics());
            stopped
        }
        PublishError::Disk(found) => report_errors(Exit::Trouble, console, disk, vec![*found]),
        PublishError::Refused(found) => report_errors(Exit::Refused, console, disk, vec![*found]),
    }
}

/// Reports to people why nothing is published.
fn report_errors(exit: Exit, console: Console, disk: &Disk, found: Vec<Diagnostic>) -> Stopped {
    console.report_all(disk, &found);
    Stopped::new(exit, console, disk, found)
}
