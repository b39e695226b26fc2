//! Gathers seeds for the fuzz targets into the folder `$CORPUS`. They come from the files of the sample site, and from the
//! sites and words that stand in the tests of the repository at `$ROOT`. It is built like a target, which it is not: so
//! nothing is compiled twice. Run it with `-runs=0`.
#![no_main]

use bantin::{
    fs::Dir,
    pipeline::{Cache, Fingerprints},
    source::{Disk, MemoryFiles, SourceFiles},
};
use bantin_fuzz::cache;
use image::{DynamicImage, ImageFormat, Rgb, RgbImage, RgbaImage, codecs::gif::GifEncoder};
use proc_macro2::{TokenStream, TokenTree};
use std::{
    collections::hash_map::DefaultHasher,
    env, fs,
    hash::{Hash, Hasher},
    io::Cursor,
    path::{Path, PathBuf},
};

libfuzzer_sys::fuzz_target!(init: gather(), |_bytes: &[u8]| {});

fn gather() {
    let folder = |name| PathBuf::from(env::var_os(name).expect("ROOT and CORPUS are set"));
    let (root, corpus) = (folder("ROOT"), Corpus(folder("CORPUS")));
    for name in ["site.yaml", "content", "themes", "tests/search"] {
        for file in files(&root.join(name)) {
            let bytes = fs::read(&file).expect("it was listed");
            corpus.add_file(&file.to_string_lossy(), &bytes);
        }
    }
    let tests = files(&root.join("tests")).into_iter();
    let sources = tests.chain(files(&root.join("src")));
    for file in sources.filter(|file| file.extension().is_some_and(|extension| extension == "rs")) {
        let source = fs::read_to_string(&file).expect("it was listed");
        let tokens: TokenStream = source.parse().expect("it is compiled");
        for text in strings(tokens) {
            add_string(&corpus, &text);
        }
    }
    for pattern in GROWING {
        let doubled = b"\x0a".iter().chain(pattern.as_bytes());
        corpus.add("markdown", &doubled.copied().collect::<Vec<u8>>());
    }
    add_pictures(&corpus);
    add_build(&corpus);
}

/// What has made a reader of Markdown slow, or has used up its stack, when there was much of it. `\u{1}` is a number.
const GROWING: [&str; 24] = [
    "[a](<b",
    "[x\u{1}]: y\n\n[x\u{1}]\n",
    "![",
    "*a **b",
    "> ",
    "> - ",
    "- a\n\n  - b\n",
    "[^\u{1}]: a\n\n[^\u{1}] ",
    "[^a]: > ",
    "> [^a]: ",
    "`\u{1} ",
    "<a b='",
    "![-- <",
    "|a|\n|-|\n",
    "# a\n",
    "# a {#a}\n",
    "<br>![x](/img/hoi-khoe.svg)\n\n",
    "a\n: b\n",
    "[[[[]]]]",
    "<b>a</b>",
    "LĐLĐ ",
    "\"a",
    "<![CDATA[",
    "[a]: <b\n",
];

/// The folder that holds a folder for each target.
struct Corpus(PathBuf);

impl Corpus {
    /// Adds a seed under a name that says what is in it.
    fn add(&self, target: &str, bytes: &[u8]) {
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        let folder = self.0.join(target);
        fs::create_dir_all(&folder).expect("folders can be made");
        let name = format!("seed-{:016x}", hasher.finish());
        fs::write(folder.join(name), bytes).expect("files can be written");
    }

    /// Adds the file of a site.
    fn add_file(&self, path: &str, bytes: &[u8]) {
        let extension = path.rsplit_once('.').map_or("", |(_, extension)| extension);
        match extension {
            "md" => {
                self.add("front_matter", bytes);
                let text = String::from_utf8_lossy(bytes);
                let body = text.splitn(3, "---\n").nth(2).unwrap_or(&text);
                self.add("markdown", format!("\0{body}").as_bytes());
            }
            "yaml" if path.ends_with("site.yaml") => self.add("registers", bytes),
            "yaml" => {
                let name = path.rsplit('/').next().unwrap_or(path);
                let head = format!("-- content/{name} --\n");
                self.add("registers", &[head.as_bytes(), bytes].concat());
            }
            "svg" => self.add("svg", bytes),
            "jpg" | "jpeg" | "png" | "webp" | "gif" => self.add("picture_head", bytes),
            _ => {}
        }
    }
}

/// Every file in a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    if folder.is_file() {
        return vec![folder.to_owned()];
    }
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.path()).collect();
    paths.retain(|path| !path.ends_with("node_modules") && !path.ends_with("tests/fuzz"));
    paths.sort();
    paths
        .iter()
        .flat_map(|path| match path.is_dir() {
            true => files(path),
            false => vec![path.clone()],
        })
        .collect()
}

/// Every string in a piece of Rust, as it is read.
fn strings(tokens: TokenStream) -> Vec<String> {
    let mut found = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) => found.extend(strings(group.stream())),
            TokenTree::Literal(literal) => {
                let read = syn::parse_str::<syn::LitStr>(&literal.to_string());
                found.extend(read.map(|text| text.value()));
            }
            TokenTree::Ident(_) | TokenTree::Punct(_) => {}
        }
    }
    found
}

/// A string of a test: a site, each file of which begins with a line `-- path --`, or whatever else it may be.
fn add_string(corpus: &Corpus, text: &str) {
    let is_digit = |letter: char| letter.is_ascii_digit();
    let files = MemoryFiles::parse(text);
    let paths = files.list();
    for path in &paths {
        let bytes = files.read(path).expect("it is listed");
        corpus.add_file(path.as_str(), &bytes);
    }
    if paths.iter().any(|path| path.as_str().ends_with(".yaml")) {
        corpus.add("registers", text.as_bytes());
    }
    if !paths.is_empty() {
        return;
    }
    if text.contains("---\n") {
        corpus.add_file("a.md", text.as_bytes());
    } else if text.contains("<svg") {
        corpus.add("svg", text.as_bytes());
    } else if text.contains(['*', '[', '<', '|', '#', '`']) {
        corpus.add("markdown", format!("\0{text}").as_bytes());
    }
    if text.starts_with("bantin ") || text.contains('/') && !text.contains(' ') {
        corpus.add("addresses", text.as_bytes());
    } else if text.chars().count() <= 40 && !text.is_ascii() || text.starts_with(is_digit) {
        corpus.add("words", text.as_bytes());
    }
}

/// What a build of the site of the tests leaves behind.
fn add_build(corpus: &Corpus) {
    let folder = tempfile::tempdir().expect("folders can be made");
    let files = bantin_fuzz::site::files();
    for path in files.list() {
        let file = folder.path().join(path.as_str());
        fs::create_dir_all(file.parent().expect("it lies in a folder"))
            .expect("folders can be made");
        let bytes = files.read(&path).expect("it is listed");
        fs::write(file, bytes).expect("files can be written");
    }
    let disk = Disk::scan(folder.path()).expect("it is a folder");
    let session = bantin_fuzz::site::session();
    let no_cache = Cache::default();
    let keys = Fingerprints::of(session, &disk, &no_cache, cache::PROGRAM);
    let writer = keys.writer(session, vec![7], session.check(&disk));
    let here = folder.path().canonicalize().expect("it is there");
    let here = Dir::open(&here).expect("it can be opened");
    let written = writer.write(&here, &no_cache, &disk);
    written.expect("files can be written");
    let read = |name: &str| fs::read(folder.path().join(name)).expect("it was written");
    let (index, facts) = (read("cache"), read("cache-facts-0"));
    let index = &index[cache::INDEX.len()..index.len() - 24];
    let length = (index.len() as u32).to_le_bytes();
    let facts = &facts[cache::FACTS.len()..];
    corpus.add("cache", &[&length[..], index, facts].concat());

    let paths: Vec<String> = session
        .outputs()
        .into_iter()
        .map(|output| output.path)
        .collect();
    let lines =
        |write: fn(&String) -> String| paths.iter().map(write).collect::<Vec<_>>().join("\n");
    let list = lines(|path| format!("{:032x} {} {path}", path.len(), path.len()));
    corpus.add("manifest", list.as_bytes());
    corpus.add("manifest", b"0 1 a\\n\\\\b\n0 2 c d");
    let change = lines(|path| format!("+{path}"));
    corpus.add("journal", format!("beside 1\n{change}").as_bytes());
    corpus.add("journal", b"beside 1\n+a\\nb\n-tin/c");
    corpus.add("journal", b"inside 2\n-x\\\\y");
    let record = session.site.record().text();
    corpus.add("addresses", record.as_bytes());
}

/// Small pictures of every kind, and one that says where it was taken.
fn add_pictures(corpus: &Corpus) {
    let image = RgbImage::from_fn(24, 16, |x, y| {
        Rgb([(x * 9) as u8, (y * 15) as u8, (x * y) as u8])
    });
    let clear = RgbaImage::from_fn(9, 7, |x, y| {
        image::Rgba([200, (x * 20) as u8, 30, (y * 36) as u8])
    });
    for image in [DynamicImage::from(image), DynamicImage::from(clear)] {
        for format in [
            ImageFormat::Jpeg,
            ImageFormat::Png,
            ImageFormat::WebP,
            ImageFormat::Gif,
        ] {
            let mut bytes = Cursor::new(Vec::new());
            let image = match format {
                ImageFormat::Jpeg => image.to_rgb8().into(),
                _ => image.clone(),
            };
            image
                .write_to(&mut bytes, format)
                .expect("it can be written");
            let bytes = bytes.into_inner();
            corpus.add("picture_head", &bytes);
            corpus.add("picture_head", &told(&bytes, format));
        }
    }
    let mut moving = Vec::new();
    let mut encoder = GifEncoder::new(&mut moving);
    for shade in [0, 120] {
        let frame = RgbaImage::from_pixel(8, 8, image::Rgba([shade, 90, 30, 255]));
        encoder
            .encode_frame(image::Frame::new(frame))
            .expect("it can be written");
    }
    drop(encoder);
    corpus.add("picture_head", &moving);
}

/// The same picture with Exif that says it must be turned.
fn told(bytes: &[u8], format: ImageFormat) -> Vec<u8> {
    let exif = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0";
    let be = |length: usize| (length as u32).to_be_bytes();
    match format {
        ImageFormat::Jpeg => {
            let length = ((exif.len() + 8) as u16).to_be_bytes();
            [
                &bytes[..2],
                b"\xff\xe1",
                &length,
                b"Exif\0\0",
                exif,
                &bytes[2..],
            ]
            .concat()
        }
        ImageFormat::Png => {
            let chunk = [b"eXIf", &exif[..]].concat();
            let text = b"tEXtAuthor\0An";
            let chunks = [
                &be(exif.len())[..],
                &chunk,
                &[0; 4],
                &be(text.len() - 4),
                text,
                &[0; 4],
            ]
            .concat();
            [&bytes[..33], &chunks, &bytes[33..]].concat()
        }
        ImageFormat::WebP => {
            let length = (exif.len() as u32).to_le_bytes();
            let head = b"VP8X\x0a\0\0\0\x0c\0\0\0\x17\0\0\x0f\0\0";
            let body = [&b"WEBP"[..], head, &bytes[12..], b"EXIF", &length, exif].concat();
            [&b"RIFF"[..], &(body.len() as u32).to_le_bytes(), &body].concat()
        }
        _ => {
            let comment = b"\x21\xfe\x02An\0";
            [&bytes[..bytes.len() - 1], comment, b";"].concat()
        }
    }
}
