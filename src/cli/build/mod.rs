//! `bantin build`: the site, in a folder.

mod departures;
mod report;
mod timings;
mod unlisted;

use super::{
    Exit,
    args::{BuildArgs, Common},
    memory::Memory,
    open::{Need, Opened, Voice, as_of, count, disk, load, voice, voice_anywhere},
    progress::{Line, bar},
    words,
};
use crate::{
    diagnostic::{Diagnostic, Language, Place, Problem, SourcePath, has_errors},
    pipeline::{Cache, Ignored, Keys, Known, LastIndex, Newsroom, Progress, Recap, program},
    publish::{self, Failure, Folder, Left, OpenError, OpenOptions, Order, Published},
    site::{Departures, Site},
    source::{Disk, Files, Witness},
};
use report::Done;
use std::{
    collections::BTreeSet,
    mem::ManuallyDrop,
    path::Path,
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};
use timings::{Step, Timings};

pub(super) fn run(common: &Common, args: &BuildArgs) -> Exit {
    let mut timings = Timings::start();
    let disk = match disk(common) {
        Ok(disk) => disk,
        Err(closed) => return closed.tell(),
    };
    let memory = Memory::of(disk.root());
    let mut cache = known(common, args, &memory);
    if !args.force {
        cache = cache.with_darkroom(memory.darkroom(program()));
    }
    let out = args
        .out
        .clone()
        .unwrap_or_else(|| disk.root().join("public"));
    timings.done(Step::Scan);
    // Even a site with errors leaves no half-done change behind.
    if let Err(exit) = finish_begun(voice_anywhere(common), &disk, &out) {
        return exit;
    }
    if let Some(exit) = say_again(common, args, &disk, &cache, &memory, &out, &mut timings) {
        return exit;
    }

    let progress = Arc::new(Progress::default());
    let line = reading(voice_anywhere(common), progress.clone());
    let opened = load(common, Need::Words, disk, cache, &progress);
    drop(line);
    // The program ends when it is done; giving memory back piece by piece would only make it end later.
    let mut opened = match opened {
        Ok(opened) => ManuallyDrop::new(opened),
        Err(closed) => return closed.tell(),
    };
    timings.done(Step::Load);
    let keys = Keys::of(&opened.newsroom, &opened.disk, &opened.cache, program());
    let only = keys.only_texts(&opened.cache);
    let (newsroom, cache) = (&opened.newsroom, &opened.cache);
    let same = only.as_ref();
    let same = same.and_then(|only| newsroom.same_diagnostics(&opened.disk, cache, only));
    match same {
        Some(same) => opened.diagnostics = same,
        None => opened.check(),
    }
    timings.done(Step::Check);
    let Opened {
        disk,
        voice,
        diagnostics,
        ..
    } = &*opened;
    voice.tell_first(disk, diagnostics);
    if has_errors(diagnostics) {
        return unpublished(*voice, diagnostics);
    }
    let mut folder = match open_folder(*voice, args, disk, &memory, &out) {
        Ok(folder) => folder,
        Err(exit) => return exit,
    };
    let basis = keys.basis;
    match publish(
        &opened,
        keys,
        only,
        args,
        &memory,
        &mut folder,
        &mut timings,
    ) {
        Ok(Made {
            published,
            recap,
            departures,
        }) => {
            let done = Done {
                voice: *voice,
                files: disk,
                out: folder.path(),
                recap: &recap,
                published: &published,
                departures: &departures,
                timings: &timings,
            };
            done.tell(args);
            say_left(*voice, &folder);
            Exit::Fine
        }
        Err(failure) => {
            if matches!(failure, Failure::Refused(_)) {
                let recap = Recap::new(&opened.newsroom.site, basis, Vec::new());
                unlisted::unlisted(*voice, &recap);
            }
            failed(*voice, disk, failure)
        }
    }
}

/// What earlier builds know, if it is wanted and can be used.
fn known(common: &Common, args: &BuildArgs, memory: &Memory) -> Cache {
    if args.force {
        return Cache::default();
    }
    memory.cache(program()).unwrap_or_else(|ignored| {
        let file = memory.cache_file().unwrap_or_default();
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
        voice_anywhere(common).say(vi, en);
        Cache::default()
    })
}

/// When nothing has changed since the last build, and what it published is still there, only says so.
fn say_again(
    common: &Common,
    args: &BuildArgs,
    disk: &Disk,
    cache: &Cache,
    memory: &Memory,
    out: &Path,
    timings: &mut Timings,
) -> Option<Exit> {
    let recap = cache.recap()?;
    if departures::are_pending(memory, out) {
        return None;
    }
    if !recap.is_of(as_of(common.as_of)) || !cache.knows_all(disk) {
        return None;
    }
    let voice = voice(common, &recap.language);
    let mut folder = match open_folder(voice, args, disk, memory, out) {
        Ok(folder) => folder,
        Err(exit) => return Some(exit),
    };
    if !folder.is_own() || folder.basis().inputs != recap.basis.inputs || !folder.is_intact() {
        return None;
    }
    timings.done(Step::Compare);
    if cache.is_unsure()
        && let Some(file) = memory.cache_file()
    {
        // Only time is lost when it cannot be written.
        let _ = cache.renew(&file, disk);
    }
    voice.tell_first(disk, &recap.diagnostics);
    let published = Published {
        files: folder.files(),
        pages: folder.pages(),
        ..Published::default()
    };
    let done = Done {
        voice,
        files: disk,
        out: folder.path(),
        recap,
        published: &published,
        departures: &Departures::default(),
        timings,
    };
    done.tell(args);
    say_left(voice, &folder);
    Some(Exit::Fine)
}

fn open_folder(
    voice: Voice,
    args: &BuildArgs,
    disk: &Disk,
    memory: &Memory,
    out: &Path,
) -> Result<Folder, Exit> {
    let waiting = || say_waiting(voice, out);
    let options = OpenOptions {
        program: program(),
        stamps: memory.stamps_file(out),
        in_place: args.in_place,
        adopt: args.adopt,
        waiting: &waiting,
    };
    Folder::open(disk.root(), out, options).map_err(|error| closed(voice, disk, error))
}

/// Completes a change of the output folder that another build began.
fn finish_begun(voice: Voice, disk: &Disk, out: &Path) -> Result<(), Exit> {
    let waiting = || say_waiting(voice, out);
    let recovered = Folder::recover(disk.root(), out, &waiting);
    recovered.map_err(|error| closed(voice, disk, error))
}

fn say_waiting(voice: Voice, out: &Path) {
    let out = out.display();
    voice.say(
        format!("một lần dựng khác đang ghi vào {out}: chờ cho xong …"),
        format!("another build is writing into {out}: waiting for it …"),
    );
}

/// Tells why an output folder cannot be published into.
fn closed(voice: Voice, disk: &Disk, error: OpenError) -> Exit {
    match error {
        OpenError::Refused(found) => {
            voice.tell(disk, &[*found]);
            Exit::Refused
        }
        OpenError::Disk(found) => {
            voice.tell(disk, &[*found]);
            Exit::Trouble
        }
        OpenError::Busy => {
            voice.line(&words::say(
                voice.language,
                "lần dựng kia chưa xong\n= cách sửa: chờ nó xong rồi dựng lại, hoặc dừng nó".to_owned(),
                "the other build does not end\n= help: wait until it has, or stop it, and build again".to_owned(),
            ));
            Exit::Trouble
        }
    }
}

/// Names what bantin made for a while and cannot remove.
fn say_left(voice: Voice, folder: &Folder) {
    for Left { path, error } in folder.left() {
        let path = path.display();
        voice.say(
            format!("chưa dọn được {path} ({error}): lần dựng sau dọn nốt; trang đã đăng không bị ảnh hưởng"),
            format!("{path} cannot be removed yet ({error}): the next build tries again; the published site is not affected"),
        );
    }
}

/// Names a source that was not the same all the time.
fn say_strayed(voice: Voice, strayed: &[SourcePath]) {
    let Some((first, others)) = strayed.split_first() else {
        return;
    };
    let (vi, en) = match others.len() {
        0 => (String::new(), String::new()),
        others => (
            format!(" và {others} tệp khác"),
            format!(" and {others} more"),
        ),
    };
    voice.say(
        format!("được lưu trong lúc dựng: {first}{vi}; dựng lại để đăng bản mới nhất"),
        format!(
            "saved while the site was built: {first}{en}; build again to publish what is newest"
        ),
    );
}

/// What a build has made and found.
struct Made {
    published: Published,
    recap: Recap,
    departures: Departures,
}

/// Makes and publishes what is different, and remembers what is known for the next build.
fn publish(
    opened: &Opened,
    mut keys: Keys,
    only: Option<BTreeSet<SourcePath>>,
    args: &BuildArgs,
    memory: &Memory,
    folder: &mut Folder,
    timings: &mut Timings,
) -> Result<Made, Failure> {
    let Opened {
        disk,
        cache,
        newsroom,
        diagnostics,
        voice,
    } = opened;
    // What was published is what the cache remembers.
    let last = cache.recap().map(|recap| recap.basis);
    let only = only.filter(|_| folder.is_own() && last == Some(folder.basis()));
    let known = |path: &SourcePath| keys.digest(path);
    let sources = Witness::of(disk, &known);
    let mut outputs = newsroom.outputs();
    let (read, has) = (
        |path: &str| folder.read(path),
        |path: &str| folder.has(path),
    );
    let last = only.as_ref().map(|only| LastIndex {
        only,
        read: &read,
        has: &has,
    });
    let index = newsroom.index_files(&sources, cache, last.as_ref());
    outputs.extend(index.outputs);
    let paths: Vec<&str> = outputs.iter().map(|output| output.path.as_str()).collect();
    if !args.allow_shrink {
        refuse_shrinking(newsroom, folder, &paths)?;
    }
    // Addresses are the same when only texts are not.
    let may_depart = only.is_none() || departures::are_pending(memory, folder.path());
    let departures =
        may_depart.then(|| departures::tell(*voice, disk, newsroom, memory, folder, &paths));
    let maker = newsroom.maker(&sources);
    timings.done(Step::Compare);

    let order = Order {
        paths: &paths,
        basis: keys.basis,
        force: args.force,
        encodings: &newsroom.site.settings.precompress,
    };
    let digest = |path: &SourcePath| sources.digest(path);
    let known = Known {
        digest: &digest,
        only: only.as_ref(),
    };
    let made = Arc::new(AtomicUsize::new(0));
    let line = making(*voice, made.clone(), paths.len());
    let published = folder.publish(&order, |index, before| {
        let file = maker.make_unless(&outputs[index], before, &known);
        made.fetch_add(1, Ordering::Relaxed);
        file
    });
    drop(line);
    // What is remembered takes the room of what pages were made with.
    drop(maker);
    let published = published?;
    timings.done(Step::Publish);

    let strayed = sources.strayed();
    say_strayed(*voice, &strayed);
    keys.distrust(&strayed);
    let memoir = keys.memoir(newsroom, index.digests, diagnostics.clone());
    let recap = memoir.recap().clone();
    memory.make();
    if let Some(departures) = &departures {
        memory.keep_unanswered(folder.path(), &departures.unanswered);
    }
    if let Some(file) = memory.cache_file() {
        // Only time is lost when it cannot be written.
        let _ = memoir.write(&file, cache, disk);
    }
    newsroom.remember_pictures(disk, &paths);
    folder.keep_stamps();
    timings.done(Step::Remember);
    Ok(Made {
        published,
        recap,
        departures: departures.unwrap_or_default(),
    })
}

/// Refuses to publish an empty site, or one that loses more than half of its pages.
fn refuse_shrinking(newsroom: &Newsroom, folder: &Folder, paths: &[&str]) -> Result<(), Failure> {
    let (before, after) = (folder.pages(), publish::count_pages(paths));
    let problem = match () {
        () if is_empty(&newsroom.site) && after < before => Problem::EmptySite { before },
        () if after * 2 < before => Problem::SiteShrinks { before, after },
        () => return Ok(()),
    };
    let path = folder.path().to_string_lossy().into_owned();
    let place = Place::file(&SourcePath::new(path));
    Err(Failure::Refused(Box::new(Diagnostic::new(place, problem))))
}

/// Whether a site has no article at all, not even one that waits or was taken back.
fn is_empty(site: &Site) -> bool {
    site.articles.is_empty() && site.held_back.is_empty() && site.retired.is_empty()
}

fn failed(voice: Voice, files: &dyn Files, failure: Failure) -> Exit {
    match failure {
        Failure::Content(diagnostics) => {
            voice.tell(files, &diagnostics);
            unpublished(voice, &diagnostics)
        }
        Failure::Disk(diagnostic) => {
            voice.tell(files, &[*diagnostic]);
            Exit::Trouble
        }
        Failure::Refused(diagnostic) => {
            voice.tell(files, &[*diagnostic]);
            Exit::Refused
        }
    }
}

fn unpublished(voice: Voice, diagnostics: &[Diagnostic]) -> Exit {
    let (errors, warnings) = count(diagnostics);
    let found = |language| words::findings(language, errors, warnings);
    voice.say(
        format!(
            "{}: không dựng trang, trang cũ vẫn còn nguyên",
            found(Language::Vi)
        ),
        format!(
            "{}: nothing was built, the old site is untouched",
            found(Language::En)
        ),
    );
    Exit::Findings
}

fn reading(voice: Voice, progress: Arc<Progress>) -> Line {
    Line::show(voice, move || words::reading(voice.language, &progress))
}

fn making(voice: Voice, made: Arc<AtomicUsize>, all: usize) -> Line {
    Line::show(voice, move || {
        let made = made.load(Ordering::Relaxed);
        let number = |number: usize| words::number(voice.language, number);
        let (bar, made, all) = (bar(made, all), number(made), number(all));
        words::say(
            voice.language,
            format!("{bar} dựng {made}/{all} tệp"),
            format!("{bar} making {made}/{all} files"),
        )
    })
}
