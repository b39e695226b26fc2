//! `bantin serve` in storms: how editors save, how folders come and go, what systems forget to tell. After each of
//! them every page is the one that `bantin build` makes of the same folder, and no page is left that it does not make.

use crate::common::{
    Site,
    fixtures::{BASE, SEEDS},
    server::{Server, address, wait_for},
};
use std::{
    collections::BTreeSet,
    fs::{self, File, OpenOptions},
    io::Write,
    path::{Path, PathBuf},
    process::Command,
    thread,
    time::{Duration, Instant, SystemTime},
};

/// Long after a storm, and well before everything is looked through once in a while anyway.
const SOON: Duration = Duration::from_secs(8);

/// A served site, and every address that it ever had.
struct Sea {
    site: Site,
    server: Server,
    known: BTreeSet<String>,
}

impl Sea {
    fn new() -> Sea {
        let site = Site::new(&format!("{BASE}{SEEDS}"));
        for name in ["a", "x/b", "x/y/c", "z/d"] {
            site.write(
                &format!("content/{name}.md"),
                article(&format!("Tin {name}")),
            );
        }
        site.write("static/tep.txt", "tệp");
        Sea::of(site)
    }

    fn of(site: Site) -> Sea {
        let server = Server::start(&site, &[]);
        Sea {
            site,
            server,
            known: BTreeSet::new(),
        }
    }

    fn path(&self, path: &str) -> PathBuf {
        self.site.root().join(path)
    }

    fn outside(&self, path: &str) -> PathBuf {
        self.site.outside().join(path)
    }

    fn rename(&self, from: &str, to: &str) {
        fs::rename(self.path(from), self.path(to)).unwrap();
    }

    /// Waits until all that is served is what would be published, and nothing else is.
    #[track_caller]
    fn calm(&mut self, after: &str) {
        // A storm may take most of the site away.
        let built = self.site.run(&["build", "--allow-shrink"]);
        assert_eq!(built.code, 0, "{}", built.stderr);
        let built = self.site.output();
        self.known.extend(built.keys().cloned());
        let gone: Vec<&String> = self
            .known
            .iter()
            .filter(|path| !built.contains_key(*path))
            .collect();
        let wrong = || {
            let mut wrong = self.server.differences(&built);
            wrong.extend(self.still_there(&gone));
            wrong
        };
        let deadline = Instant::now() + SOON;
        while Instant::now() < deadline {
            if wrong().is_empty() {
                return;
            }
            thread::sleep(Duration::from_millis(20));
        }
        panic!(
            "after {after}:\n{}\n{}",
            wrong().join("\n"),
            self.server.said()
        );
    }

    /// Waits until this and nothing else is told of a file, or of all that is in a folder (`content/x/`).
    #[cfg(unix)]
    #[track_caller]
    fn tells(&self, path: &str, code: Option<&str>) {
        wait_for(code.unwrap_or("nothing"), || {
            let found = self.server.listen().next("findings");
            let list = found["list"].as_array().cloned().unwrap_or_default();
            let inside = |finding: &&serde_json::Value| {
                let told = finding["path"].as_str().unwrap();
                told == path || (path.ends_with('/') && told.starts_with(path))
            };
            let codes: Vec<_> = list
                .iter()
                .filter(inside)
                .map(|it| it["code"].as_str())
                .collect();
            let expected: Vec<_> = code.iter().map(|code| Some(*code)).collect();
            (found["list"].is_array() && codes == expected).then_some(())
        });
    }

    #[cfg(target_os = "linux")]
    fn signal(&self, signal: &str) {
        let process = self.server.process().to_string();
        let sent = Command::new("kill").args([signal, &process]).status();
        assert!(sent.unwrap().success());
    }

    fn still_there(&self, gone: &[&String]) -> Vec<String> {
        let there = gone
            .iter()
            .filter(|path| self.server.get(&format!("/{}", address(path))).status != 404);
        there.map(|path| format!("{path} is still there")).collect()
    }
}

fn article(title: &str) -> String {
    format!(
        "---\ntitle: {title}\ndate: 2023-03-01\ndistrict: quan-ha-dong\n---\nNội dung của {title}.\n"
    )
}

fn pause(milliseconds: u64) {
    thread::sleep(Duration::from_millis(milliseconds));
}

type Storm = (&'static str, fn(&Sea));

#[track_caller]
fn weather(mut sea: Sea, storms: &[Storm]) {
    sea.calm("the start");
    for (name, storm) in storms {
        storm(&sea);
        sea.calm(name);
    }
}

/// How editors and other programs save a file.
#[test]
fn save_habits() {
    weather(
        Sea::new(),
        &[
            ("writing in place", |sea| {
                sea.site.write("content/a.md", article("Tin tại chỗ"))
            }),
            ("appending", |sea| {
                let mut file = OpenOptions::new()
                    .append(true)
                    .open(sea.path("content/a.md"))
                    .unwrap();
                file.write_all("\nMột đoạn nữa.\n".as_bytes()).unwrap();
            }),
            ("vim with a backup", |sea| {
                sea.site.write("content/4913", "");
                sea.site.remove("content/4913");
                sea.site.write("content/.a.md.swp", "b0VIM");
                sea.rename("content/a.md", "content/a.md~");
                sea.site.write("content/a.md", article("Tin bằng vim"));
                sea.site.remove("content/a.md~");
                sea.site.remove("content/.a.md.swp");
            }),
            ("vim, and the backup stays", |sea| {
                sea.rename("content/a.md", "content/a.md~");
                sea.site
                    .write("content/a.md", article("Tin bằng vim lần hai"));
            }),
            ("emacs with a lock and an autosave", |sea| {
                #[cfg(unix)]
                std::os::unix::fs::symlink("ai@may.1234:1", sea.path("content/.#a.md")).unwrap();
                sea.site.write("content/#a.md#", article("Tin chưa lưu"));
                sea.site.write("content/a.md", article("Tin bằng emacs"));
                sea.site.remove("content/#a.md#");
                #[cfg(unix)]
                sea.site.remove("content/.#a.md");
            }),
            ("JetBrains' safe write", |sea| {
                sea.site
                    .write("content/a.md___jb_tmp___", article("Tin bằng IDE"));
                sea.rename("content/a.md", "content/a.md___jb_old___");
                sea.rename("content/a.md___jb_tmp___", "content/a.md");
                sea.site.remove("content/a.md___jb_old___");
            }),
            ("an atomic replacement", |sea| {
                sea.site
                    .write("content/.goutputstream-X1", article("Tin thay một bước"));
                sea.rename("content/.goutputstream-X1", "content/a.md");
            }),
            ("a replacement whose draft has a name of the site", |sea| {
                sea.site
                    .write("content/a.md.moi", article("Tin từ tệp khác"));
                sea.rename("content/a.md.moi", "content/a.md");
            }),
            ("a replacement from outside", |sea| {
                fs::write(sea.outside("a.md"), article("Tin từ ngoài")).unwrap();
                fs::rename(sea.outside("a.md"), sea.path("content/a.md")).unwrap();
            }),
            ("a hard link in place of the file", |sea| {
                fs::write(sea.outside("b.md"), article("Tin bằng liên kết cứng")).unwrap();
                sea.site.remove("content/a.md");
                fs::hard_link(sea.outside("b.md"), sea.path("content/a.md")).unwrap();
            }),
            ("an office program with a lock", |sea| {
                sea.site.write("content/.~lock.a.md#", "khoá");
                sea.site.write("content/~$a.md", "khoá");
                sea.site
                    .write("content/a.md", article("Tin bằng chương trình văn phòng"));
                sea.site.remove("content/.~lock.a.md#");
                sea.site.remove("content/~$a.md");
            }),
            ("emptying, a pause, writing", |sea| {
                let mut file = File::create(sea.path("content/a.md")).unwrap();
                pause(300);
                file.write_all(article("Tin hai bước").as_bytes()).unwrap();
            }),
            ("half of it, a pause, the rest", |sea| {
                let text = article("Tin hai nửa");
                let (first, rest) = text.split_at(20);
                let mut file = File::create(sea.path("content/a.md")).unwrap();
                file.write_all(first.as_bytes()).unwrap();
                file.sync_all().unwrap();
                pause(300);
                file.write_all(rest.as_bytes()).unwrap();
            }),
            ("removing, a pause, writing", |sea| {
                sea.site.remove("content/a.md");
                pause(300);
                sea.site.write("content/a.md", article("Tin viết lại"));
            }),
            ("the same length and an older time", |sea| {
                let before = fs::metadata(sea.path("content/a.md"))
                    .unwrap()
                    .modified()
                    .unwrap();
                sea.site.write("content/a.md", article("Tin viết lạc"));
                let file = File::options()
                    .write(true)
                    .open(sea.path("content/a.md"))
                    .unwrap();
                file.set_modified(before - Duration::from_secs(3600))
                    .unwrap();
            }),
            ("a replacement of the same length and time", |sea| {
                let time = fs::metadata(sea.path("content/a.md"))
                    .unwrap()
                    .modified()
                    .unwrap();
                sea.site.write("content/.moi", article("Tin viết lệch"));
                File::options()
                    .write(true)
                    .open(sea.path("content/.moi"))
                    .unwrap()
                    .set_modified(time)
                    .unwrap();
                sea.rename("content/.moi", "content/a.md");
            }),
            ("a time in the future, and in the last century", |sea| {
                let open = |path| File::options().write(true).open(sea.path(path)).unwrap();
                open("content/a.md")
                    .set_modified(SystemTime::now() + Duration::from_secs(1 << 28))
                    .unwrap();
                open("content/x/b.md")
                    .set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(1))
                    .unwrap();
                sea.site
                    .write("content/a.md", article("Tin sau khi chỉnh giờ"));
            }),
            ("a mere touch", |sea| {
                let file = File::options()
                    .write(true)
                    .open(sea.path("content/a.md"))
                    .unwrap();
                file.set_modified(SystemTime::now()).unwrap();
            }),
            ("a copy, and then another name", |sea| {
                fs::copy(sea.path("content/a.md"), sea.path("content/a (ban sao).md")).unwrap();
                sea.site.edit(
                    "content/a (ban sao).md",
                    "title: Tin sau",
                    "title: Bản sao sau",
                );
                sea.rename("content/a (ban sao).md", "content/e.md");
            }),
        ],
    );
}

/// A file that is written for long and not closed is seen all the same.
#[test]
fn files_that_stay_open() {
    let mut sea = Sea::new();
    let mut file = File::create(sea.path("content/a.md")).unwrap();
    for title in ["Tin một", "Tin hai dài hơn"] {
        file.set_len(0).unwrap();
        std::io::Seek::rewind(&mut file).unwrap();
        file.write_all(article(title).as_bytes()).unwrap();
        sea.calm("writing without closing");
    }
    drop(file);
    sea.calm("closing");
}

/// Folders that come, go and change their names.
#[test]
fn folders() {
    weather(
        Sea::new(),
        &[
            ("new folders, quickly filled", |sea| {
                for number in 0..30 {
                    sea.site.write(
                        &format!("content/moi/{}/{number}/tin.md", number % 3),
                        article(&format!("Tin mới {number}")),
                    );
                }
            }),
            ("an edit in a new folder", |sea| {
                sea.site
                    .write("content/moi/0/3/tin.md", article("Tin mới, sửa"))
            }),
            ("a folder moved in from outside", |sea| {
                for name in ["vao/mot.md", "vao/sau/hai.md"] {
                    fs::create_dir_all(sea.outside(name).parent().unwrap()).unwrap();
                    fs::write(sea.outside(name), article(&format!("Tin {name}"))).unwrap();
                }
                fs::rename(sea.outside("vao"), sea.path("content/vao")).unwrap();
            }),
            ("an edit in it at once", |sea| {
                sea.site
                    .write("content/vao/sau/hai.md", article("Tin vào, sửa"))
            }),
            (
                "a folder moved in, and a file in it written at once",
                |sea| {
                    fs::create_dir_all(sea.outside("ra/sau")).unwrap();
                    fs::write(sea.outside("ra/sau/ba.md"), article("Tin ba")).unwrap();
                    fs::rename(sea.outside("ra"), sea.path("content/ra")).unwrap();
                    sea.site
                        .write("content/ra/sau/ba.md", article("Tin ba, sửa ngay"));
                    sea.site.write("content/ra/sau/bon.md", article("Tin bốn"));
                },
            ),
            ("another name for a folder", |sea| {
                sea.rename("content/x", "content/w")
            }),
            ("an edit in the renamed folder", |sea| {
                sea.site.write("content/w/y/c.md", article("Tin c, sửa"))
            }),
            ("a folder of the old name", |sea| {
                sea.site
                    .write("content/x/moi.md", article("Tin trong thư mục cũ"))
            }),
            ("away and back at once", |sea| {
                fs::rename(sea.path("content/w"), sea.outside("w")).unwrap();
                fs::rename(sea.outside("w"), sea.path("content/w")).unwrap();
            }),
            ("an edit after that", |sea| {
                sea.site.write("content/w/b.md", article("Tin b, sửa"))
            }),
            ("away", |sea| {
                fs::rename(sea.path("content/w"), sea.outside("w")).unwrap()
            }),
            ("an edit while it is away, and back", |sea| {
                fs::write(sea.outside("w/b.md"), article("Tin b, sửa ở ngoài")).unwrap();
                pause(300);
                fs::rename(sea.outside("w"), sea.path("content/w")).unwrap();
            }),
            ("an edit deep in it after that", |sea| {
                sea.site
                    .write("content/w/y/c.md", article("Tin c, sửa nữa"))
            }),
            ("two folders that change places", |sea| {
                sea.rename("content/w", "content/tam");
                sea.rename("content/z", "content/w");
                sea.rename("content/tam", "content/z");
            }),
            ("edits in both", |sea| {
                sea.site.write("content/w/d.md", article("Tin d, sửa"));
                sea.site.write("content/z/b.md", article("Tin b, đổi chỗ"));
            }),
            ("another case", |sea| sea.rename("content/z", "content/Z")),
            ("another case of a file", |sea| {
                sea.rename("content/Z/b.md", "content/Z/B.md")
            }),
            ("a deleted folder", |sea| {
                fs::remove_dir_all(sea.path("content/moi")).unwrap()
            }),
            ("the same folder anew", |sea| {
                sea.site
                    .write("content/moi/0/tin.md", article("Tin mới lần nữa"));
                pause(200);
                sea.site
                    .write("content/moi/0/tin.md", article("Tin mới lần nữa, sửa"));
            }),
            ("a deleted folder that comes back at once", |sea| {
                fs::remove_dir_all(sea.path("content/moi")).unwrap();
                sea.site
                    .write("content/moi/1/tin.md", article("Tin mới lần ba"));
            }),
            ("a file in place of a folder", |sea| {
                fs::remove_dir_all(sea.path("content/moi")).unwrap();
                sea.site.write("content/moi", "một tệp");
            }),
            ("a folder in place of a file", |sea| {
                sea.site.remove("content/moi");
                sea.site.write("content/moi/tin.md", article("Tin lần bốn"));
            }),
            ("a folder with the name of an article", |sea| {
                sea.site.remove("content/a.md");
                sea.site
                    .write("content/a.md/trong.md", article("Tin trong a.md"));
            }),
            ("the article again", |sea| {
                fs::remove_dir_all(sea.path("content/a.md")).unwrap();
                sea.site.write("content/a.md", article("Tin a"));
            }),
            ("folders of the site that come later", |sea| {
                sea.site
                    .write("templates/404.html", "<p>không có trang này</p>");
                sea.site.write("themes/bantin/static/them.css", "b{}");
                fs::remove_dir_all(sea.path("static")).unwrap();
            }),
            ("edits in them", |sea| {
                sea.site
                    .write("templates/404.html", "<p>không có trang này, sửa</p>");
                sea.site.write("themes/bantin/static/them.css", "i{}");
                sea.site.write("static/moi/tep.txt", "mới");
            }),
            ("without them", |sea| {
                fs::remove_dir_all(sea.path("templates")).unwrap();
                fs::remove_dir_all(sea.path("themes")).unwrap();
            }),
            ("content away and back", |sea| {
                sea.rename("content", "noi-dung");
                pause(300);
                sea.rename("noi-dung", "content");
            }),
            ("an edit after content came back", |sea| {
                sea.site
                    .write("content/Z/y/c.md", article("Tin c, lần cuối"))
            }),
            ("content replaced by a copy", |sea| {
                sea.rename("content", "noi-dung");
                for (path, bytes) in crate::common::read_folder(&sea.path("noi-dung")) {
                    sea.site.write(&format!("content/{path}"), bytes);
                }
                fs::remove_dir_all(sea.path("noi-dung")).unwrap();
            }),
            ("an edit in the copy", |sea| {
                sea.site
                    .write("content/Z/y/c.md", article("Tin c trong bản sao"))
            }),
        ],
    );
}

/// Settings, registers, templates and words.
#[test]
fn settings() {
    weather(
        Sea::new(),
        &[
            ("site.yaml deleted and restored", |sea| {
                let text = sea.site.source("site.yaml");
                sea.site.remove("site.yaml");
                pause(400);
                sea.site.write("site.yaml", text);
            }),
            ("site.yaml away and back", |sea| {
                sea.rename("site.yaml", "site.yaml.cu");
                pause(200);
                sea.rename("site.yaml.cu", "site.yaml");
            }),
            ("site.yaml replaced", |sea| {
                let text = sea
                    .site
                    .source("site.yaml")
                    .replace("Bản tin thử", "Bản tin mới");
                sea.site.write("site.yaml.moi", text);
                sea.rename("site.yaml.moi", "site.yaml");
            }),
            (
                "site.yaml deleted, articles edited, site.yaml restored otherwise",
                |sea| {
                    let text = sea
                        .site
                        .source("site.yaml")
                        .replace("Bản tin mới", "Bản tin ba");
                    sea.site.remove("site.yaml");
                    sea.site
                        .write("content/a.md", article("Tin lúc không có site.yaml"));
                    pause(300);
                    sea.site.write("content/f.md", article("Tin khác lúc ấy"));
                    sea.site.write("site.yaml", text);
                },
            ),
            ("another language", |sea| {
                sea.site.edit("site.yaml", "language: vi", "language: en");
            }),
            ("the first language", |sea| {
                sea.site.edit("site.yaml", "language: en", "language: vi");
            }),
            ("longer lists", |sea| {
                sea.site.edit("site.yaml", "page_size: 10", "page_size: 3");
            }),
            ("a register deleted and restored", |sea| {
                let text = sea.site.source("content/campaigns.yaml");
                sea.site.remove("content/campaigns.yaml");
                pause(300);
                sea.site.write("content/campaigns.yaml", text);
            }),
            ("a name in a register", |sea| {
                sea.site.edit(
                    "content/districts.yaml",
                    "name: Nam Từ Liêm",
                    "name: Nam Từ",
                );
            }),
            ("templates that come, change and go", |sea| {
                sea.site
                    .write("templates/article.html", "<p>{{ page.khong_co }}</p>");
                pause(100);
                sea.site
                    .write("templates/article.html", "<p>{{ page.title }}</p>");
            }),
            ("a template replaced", |sea| {
                sea.site
                    .write("templates/.article.html.moi", "<h1>{{ page.title }}</h1>");
                sea.rename("templates/.article.html.moi", "templates/article.html");
            }),
            ("without it", |sea| {
                sea.site.remove("templates/article.html")
            }),
            ("words of the theme", |sea| {
                sea.site
                    .write("themes/bantin/strings/vi.yaml", "home: Trang đầu\n")
            }),
            ("without them", |sea| {
                fs::remove_dir_all(sea.path("themes")).unwrap()
            }),
        ],
    );
}

/// Many changes at once, and changes that are none any more when they are looked at.
#[test]
fn bursts() {
    weather(
        Sea::new(),
        &[
            ("a thousand writes of one file", |sea| {
                for number in 0..1000 {
                    sea.site
                        .write("content/a.md", article(&format!("Tin lần {number}")));
                }
            }),
            ("a thousand replacements of one file", |sea| {
                for number in 0..1000 {
                    sea.site
                        .write("content/.tam", article(&format!("Tin thay {number}")));
                    sea.rename("content/.tam", "content/a.md");
                }
            }),
            ("files that come and go", |sea| {
                for number in 0..500 {
                    sea.site
                        .write(&format!("content/tam{number}.md"), article("Tin tạm"));
                    sea.site.remove(&format!("content/tam{number}.md"));
                }
            }),
            ("folders that come and go", |sea| {
                for number in 0..100 {
                    sea.site
                        .write(&format!("content/tam{number}/b/tin.md"), article("Tin tạm"));
                    fs::remove_dir_all(sea.path(&format!("content/tam{number}"))).unwrap();
                }
            }),
            ("what programs leave behind", |sea| {
                for number in 0..500 {
                    sea.site.write(&format!("content/.{number}.swp"), "tạm");
                    sea.site
                        .write(&format!("content/{number}.md~"), article("Tin cũ"));
                    sea.site.write(&format!("content/{number}.tmp"), "tạm");
                }
            }),
            ("a file that goes round", |sea| {
                for number in 0..50 {
                    sea.rename("content/a.md", &format!("content/a{number}.md"));
                    sea.rename(&format!("content/a{number}.md"), "content/a.md");
                }
            }),
            ("three hundred new articles", |sea| {
                for number in 0..300 {
                    sea.site.write(
                        &format!("content/loat/{}/{number}.md", number % 7),
                        article(&format!("Tin loạt {number}")),
                    );
                }
            }),
            ("and without them", |sea| {
                fs::remove_dir_all(sea.path("content/loat")).unwrap()
            }),
        ],
    );
}

/// Another branch: thousands of files come, go and change at once.
#[test]
fn git_checkout() {
    let site = Site::new(BASE);
    let write = |number: usize, title: &str| {
        site.write(
            &format!("content/{}/{number}.md", number % 40),
            article(title),
        )
    };
    let numbers = 0..3000;
    numbers
        .clone()
        .for_each(|number| write(number, &format!("Tin {number}")));
    let git = |args: &[&str]| {
        let mut command = Command::new("git");
        command.args([
            "-c",
            "user.name=t",
            "-c",
            "user.email=t@t.example",
            "-c",
            "core.autocrlf=false",
        ]);
        let done = command
            .args(args)
            .current_dir(site.root())
            .output()
            .unwrap();
        assert!(
            done.status.success(),
            "{args:?}: {}",
            String::from_utf8_lossy(&done.stderr)
        );
    };
    site.write(".gitignore", "public\n.bantin*\n");
    git(&["init", "-q", "-b", "mot"]);
    git(&["add", "-A"]);
    git(&["commit", "-q", "-m", "một"]);
    git(&["checkout", "-q", "-b", "hai"]);
    for number in numbers {
        match number % 10 {
            0 => site.remove(&format!("content/{}/{number}.md", number % 40)),
            1 => fs::rename(
                site.root()
                    .join(format!("content/{}/{number}.md", number % 40)),
                site.root()
                    .join(format!("content/{}/doi-{number}.md", number % 40)),
            )
            .unwrap(),
            _ => write(number, &format!("Tin {number} ở nhánh hai")),
        }
    }
    site.edit("site.yaml", "title: Bản tin thử", "title: Nhánh hai");
    git(&["add", "-A"]);
    git(&["commit", "-q", "-m", "hai"]);
    let built = |branch: &str| {
        git(&["checkout", "-q", branch]);
        site.build_anyhow()
    };
    let (two, one) = (built("hai"), built("mot"));
    let server = Server::start(&site, &[]);
    // A part of the pages is enough, and asks a slow server less.
    let part = |built: &crate::common::Files, step: usize| {
        built
            .iter()
            .step_by(step)
            .map(|(path, bytes)| (path.clone(), bytes.clone()))
            .collect()
    };
    for (branch, now, before) in [
        ("hai", &two, &one),
        ("mot", &one, &two),
        ("hai", &two, &one),
    ] {
        git(&["checkout", "-q", branch]);
        let some: crate::common::Files = part(now, 61);
        wait_for(branch, || {
            server.differences(&some).is_empty().then_some(())
        });
        assert_eq!(server.differences(&part(now, 17)), Vec::<String>::new());
        let gone = before
            .keys()
            .filter(|path| !now.contains_key(*path))
            .step_by(13);
        for path in gone {
            assert_eq!(
                server.get(&format!("/{}", address(path))).status,
                404,
                "{path}"
            );
        }
    }
}

/// Names that systems write otherwise than editors do.
#[test]
fn names() {
    weather(
        Sea::new(),
        &[
            ("decomposed letters, as macOS writes them", |sea| {
                sea.site
                    .write("content/thu\u{31b} mu\u{323}c/a\u{309}nh.txt", "ảnh");
                sea.site.write(
                    "content/thu\u{31b} mu\u{323}c/tin.md",
                    article("Tin trong thư mục rời dấu"),
                );
            }),
            ("an edit there", |sea| {
                sea.site.write(
                    "content/thu\u{31b} mu\u{323}c/tin.md",
                    article("Tin rời dấu, sửa"),
                )
            }),
            ("another name there", |sea| {
                sea.rename(
                    "content/thu\u{31b} mu\u{323}c/tin.md",
                    "content/thu\u{31b} mu\u{323}c/tin bu\u{1ed5}i sa\u{301}ng.md",
                )
            }),
            ("without that folder", |sea| {
                fs::remove_dir_all(sea.path("content/thu\u{31b} mu\u{323}c")).unwrap()
            }),
            ("spaces, signs and faces", |sea| {
                sea.site
                    .write("content/a b/100% (1)&'\"#?.md", article("Tin tên lạ"));
                sea.site.write("static/☃/😀.txt", "mặt");
            }),
            ("edits of those", |sea| {
                sea.site
                    .write("content/a b/100% (1)&'\"#?.md", article("Tin tên lạ, sửa"));
                sea.site.write("static/☃/😀.txt", "mặt khác");
            }),
            ("the longest name there is", |sea| {
                sea.site.write(
                    &format!("content/{}.md", "a".repeat(252)),
                    article("Tin tên dài"),
                )
            }),
            ("an edit of that", |sea| {
                sea.site.write(
                    &format!("content/{}.md", "a".repeat(252)),
                    article("Tin tên dài, sửa"),
                )
            }),
            ("letters of another case", |sea| {
                sea.site.write("content/HOA.md", article("Tin chữ hoa"));
                pause(100);
                sea.rename("content/HOA.md", "content/hoa.md");
            }),
            ("an extension of another case", |sea| {
                sea.rename("content/hoa.md", "content/hoa.MD")
            }),
        ],
    );
}

/// Things that are no files, and links.
#[cfg(unix)]
#[test]
fn things_that_are_no_files() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let mut sea = Sea::new();
    fs::write(sea.outside("ngoai.md"), article("Tin ngoài trang")).unwrap();
    sea.calm("the start");
    let odd: [Storm; 9] = [
        ("a pipe", |sea| {
            let made = Command::new("mkfifo")
                .arg(sea.path("content/la.md"))
                .status()
                .unwrap();
            assert!(made.success());
        }),
        ("a socket", |sea| {
            drop(UnixListener::bind(sea.path("content/la.md")).unwrap())
        }),
        ("a link to nowhere", |sea| {
            symlink("khong-co.md", sea.path("content/la.md")).unwrap()
        }),
        ("a link to itself", |sea| {
            symlink("la.md", sea.path("content/la.md")).unwrap()
        }),
        ("a link outside", |sea| {
            symlink(sea.outside("ngoai.md"), sea.path("content/la.md")).unwrap()
        }),
        ("a link to the folder above", |sea| {
            symlink("..", sea.path("content/la.md")).unwrap()
        }),
        ("a link to the whole disk", |sea| {
            symlink("/", sea.path("content/la.md")).unwrap()
        }),
        ("a link to all processes", |sea| {
            symlink("/proc", sea.path("content/la.md")).unwrap()
        }),
        ("a device", |sea| {
            symlink("/dev/zero", sea.path("content/la.md")).unwrap()
        }),
    ];
    for (name, storm) in odd {
        storm(&sea);
        let title = format!("Tin lúc có {name}");
        sea.site.write("content/a.md", article(&title));
        sea.server.wait_for_words("/dia-ban/quan-ha-dong/", &title);
        assert!(
            !sea.server.get("/").text().contains("Tin ngoài trang"),
            "{name}"
        );
        sea.site.remove("content/la.md");
        sea.calm(name);
    }
    // An article that becomes such a thing while it is read by browsers.
    let page = "/tin/2023/tin-a-la/";
    for (name, storm) in odd {
        sea.site.write("content/la.md", article("Tin a lạ"));
        sea.server.wait_for_words(page, "Nội dung của Tin a lạ");
        sea.site.remove("content/la.md");
        storm(&sea);
        assert!(
            !sea.server.get(page).text().contains("Tin ngoài trang"),
            "{name}"
        );
        sea.server.wait_until_gone(page);
        sea.site.remove("content/la.md");
        sea.calm(name);
    }
}

/// What is odd about the folder is told when it comes, and no more when it goes.
#[cfg(unix)]
#[test]
fn odd_things_are_told() {
    use std::os::unix::{ffi::OsStrExt, fs::symlink};
    let sea = Sea::new();
    fs::write(sea.outside("ngoai.md"), article("Tin ngoài trang")).unwrap();
    let odd: [Storm; 3] = [
        ("leaves-site", |sea| {
            symlink(sea.outside("ngoai.md"), sea.path("content/x/la.md")).unwrap()
        }),
        ("not-a-file", |sea| {
            let made = Command::new("mkfifo")
                .arg(sea.path("content/x/la.md"))
                .status();
            assert!(made.unwrap().success());
        }),
        ("odd-file-name", |sea| {
            let name = std::ffi::OsStr::from_bytes(b"content/x/l\xe1.md");
            fs::write(sea.site.root().join(name), article("Tin tên lạ")).unwrap()
        }),
    ];
    sea.tells("content/x/", None);
    for (code, storm) in odd {
        storm(&sea);
        sea.tells("content/x/", Some(code));
        for entry in fs::read_dir(sea.path("content/x")).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().as_bytes();
            if name.starts_with(b"l") {
                fs::remove_file(path).unwrap();
            }
        }
        sea.tells("content/x/", None);
    }
}

/// Hidden files that servers look for are served and followed; what else is hidden, leads in a circle or takes all
/// articles away is told when it comes, and no more when it goes.
#[cfg(unix)]
#[test]
fn hidden_files_are_followed() {
    use std::os::unix::fs::symlink;
    let mut sea = Sea::new();
    for (name, text) in [
        (".htaccess", "a"),
        (".htaccess", "b"),
        ("x/.htaccess", "c"),
        (".nojekyll", ""),
        (".well-known/security.txt", "d"),
    ] {
        sea.site.write(&format!("static/{name}"), text);
        sea.calm(name);
        assert_eq!(sea.server.get(&format!("/{name}")).body, text.as_bytes());
    }
    sea.site.remove("static/.htaccess");
    sea.calm("a hidden file that goes");
    let link = |sea: &Sea, to: &str| symlink(to, sea.path("static/vong")).unwrap();
    type Weather<'a> = &'a dyn Fn(&Sea);
    let odd: [(&str, &str, Weather<'_>, Weather<'_>); 5] = [
        (
            "static/.env",
            "hidden-file",
            &|sea| sea.site.write("static/.env", "BÍ MẬT"),
            &|sea| sea.site.remove("static/.env"),
        ),
        (
            "static/.git",
            "hidden-file",
            &|sea| sea.site.write("static/.git/config", "BÍ MẬT"),
            &|sea| fs::remove_dir_all(sea.path("static/.git")).unwrap(),
        ),
        (
            "static/.bantin-manifest",
            "own-file-name",
            &|sea| sea.site.write("static/.bantin-manifest", "x"),
            &|sea| sea.site.remove("static/.bantin-manifest"),
        ),
        (
            "static/vong",
            "link-circle",
            &|sea| link(sea, ".."),
            &|sea| sea.site.remove("static/vong"),
        ),
        (
            "content",
            "no-content",
            &|sea| sea.rename("content", "noi-dung"),
            &|sea| sea.rename("noi-dung", "content"),
        ),
    ];
    for (path, code, comes, goes) in odd {
        comes(&sea);
        sea.tells(path, Some(code));
        assert_eq!(sea.server.get("/.env").status, 404);
        goes(&sea);
        sea.tells(path, None);
        sea.calm(path);
    }
}

/// The folder of the site itself may be exchanged for another one.
#[test]
fn another_folder_of_the_same_name() {
    weather(
        Sea::new(),
        &[
            ("a copy in its place", |sea| {
                let root = sea.site.root();
                let copied = Command::new("cp")
                    .arg("-r")
                    .args([root, &sea.outside("ban-sao")])
                    .status();
                assert!(copied.unwrap().success());
                fs::rename(root, sea.outside("cu")).unwrap();
                fs::rename(sea.outside("ban-sao"), root).unwrap();
            }),
            ("an edit in the copy", |sea| {
                sea.site
                    .write("content/x/b.md", article("Tin trong bản sao"))
            }),
            ("a new folder in the copy", |sea| {
                sea.site
                    .write("content/moi/b.md", article("Tin mới trong bản sao"))
            }),
            ("the first one again", |sea| {
                let root = sea.site.root();
                fs::rename(root, sea.outside("ban-sao")).unwrap();
                pause(300);
                fs::rename(sea.outside("cu"), root).unwrap();
            }),
            ("an edit in the first one", |sea| {
                sea.site
                    .write("content/x/b.md", article("Tin trong bản đầu"))
            }),
        ],
    );
}

/// The system gives up telling when too much happens while the server is held up.
#[cfg(target_os = "linux")]
#[test]
fn more_than_the_system_tells() {
    weather(
        Sea::new(),
        &[
            ("a flood", |sea| {
                sea.signal("-STOP");
                for number in 0..10_000 {
                    sea.site.write("content/a.md", format!("{number}"));
                }
                sea.site.write("content/a.md", article("Tin sau cơn lũ"));
                for number in 0..5 {
                    sea.site.write(
                        &format!("content/lu/{number}/tin.md"),
                        article(&format!("Tin lũ {number}")),
                    );
                }
                sea.signal("-CONT");
            }),
            ("an edit in a folder of the flood", |sea| {
                sea.site
                    .write("content/lu/3/tin.md", article("Tin lũ, sửa"))
            }),
        ],
    );
}

/// Links that stay in the site show what they lead to, and follow it.
#[cfg(unix)]
#[test]
fn links_inside() {
    use std::os::unix::fs::symlink;
    weather(
        Sea::new(),
        &[
            ("a link to a file elsewhere in the folder", |sea| {
                sea.site.write("kho/tin.md", article("Tin trong kho"));
                symlink("../kho/tin.md", sea.path("content/lk.md")).unwrap();
            }),
            ("an edit of what it leads to", |sea| {
                sea.site.write("kho/tin.md", article("Tin trong kho, sửa"))
            }),
            ("an edit by way of it", |sea| {
                sea.site.write("content/lk.md", article("Tin qua liên kết"))
            }),
            ("a replacement of what it leads to", |sea| {
                sea.site.write("kho/.moi", article("Tin trong kho, thay"));
                sea.rename("kho/.moi", "kho/tin.md");
            }),
            ("vim on what it leads to", |sea| {
                sea.rename("kho/tin.md", "kho/tin.md~");
                pause(20);
                sea.site
                    .write("kho/tin.md", article("Tin trong kho bằng vim"));
                sea.site.remove("kho/tin.md~");
            }),
            ("what it leads to removed and written anew", |sea| {
                sea.site.remove("kho/tin.md");
                pause(300);
                sea.site
                    .write("kho/tin.md", article("Tin trong kho, viết lại"));
            }),
            ("a link to a folder that comes later", |sea| {
                symlink("../kho2", sea.path("content/kho2")).unwrap();
                pause(300);
                sea.site.write("kho2/bai.md", article("Bài trong kho hai"));
            }),
            ("an edit in that folder", |sea| {
                sea.site
                    .write("kho2/bai.md", article("Bài trong kho hai, sửa"))
            }),
            ("that folder away and back", |sea| {
                sea.rename("kho2", "cat");
                pause(300);
                sea.rename("cat", "kho2");
            }),
            ("an edit after it came back", |sea| {
                sea.site
                    .write("kho2/bai.md", article("Bài trong kho hai, lần ba"))
            }),
            ("another folder in its place", |sea| {
                sea.site.write("kho3/bai.md", article("Bài trong kho ba"));
                sea.rename("kho2", "cat");
                sea.rename("kho3", "kho2");
            }),
            ("an edit in the other folder", |sea| {
                sea.site
                    .write("kho2/bai.md", article("Bài trong kho ba, sửa"))
            }),
            ("a link to a folder elsewhere", |sea| {
                sea.site.write("kho/sau/bai.md", article("Bài trong kho"));
                symlink(sea.path("kho/sau"), sea.path("content/lks")).unwrap();
            }),
            ("an edit in it", |sea| {
                sea.site
                    .write("kho/sau/bai.md", article("Bài trong kho, sửa"))
            }),
            ("a new folder in it", |sea| {
                sea.site
                    .write("kho/sau/nua/bai.md", article("Bài sâu trong kho"))
            }),
            ("an edit by way of the link", |sea| {
                sea.site
                    .write("content/lks/nua/bai.md", article("Bài sâu, sửa"))
            }),
            ("a link to another file of the site", |sea| {
                symlink("tep.txt", sea.path("static/lk.txt")).unwrap()
            }),
            ("an edit of that", |sea| {
                sea.site.write("static/tep.txt", "tệp khác")
            }),
            ("an atomic replacement of that", |sea| {
                sea.site.write("static/.moi", "tệp khác nữa");
                sea.rename("static/.moi", "static/tep.txt");
            }),
            ("the link leads elsewhere", |sea| {
                sea.site.write("static/tep2.txt", "tệp hai");
                sea.site.remove("static/lk.txt");
                symlink("tep2.txt", sea.path("static/lk.txt")).unwrap();
            }),
            ("without links", |sea| {
                for link in [
                    "content/lk.md",
                    "content/lks",
                    "content/kho2",
                    "static/lk.txt",
                ] {
                    sea.site.remove(link);
                }
            }),
        ],
    );
}

/// Rights that are taken away and given back. Who may read everything sees no difference, which is right too.
#[cfg(unix)]
#[test]
fn rights() {
    use std::os::unix::fs::PermissionsExt;
    let mut sea = Sea::new();
    sea.calm("the start");
    let set = |sea: &Sea, path: &str, mode: u32| {
        fs::set_permissions(sea.path(path), fs::Permissions::from_mode(mode)).unwrap()
    };
    for (path, mode) in [
        ("content/a.md", 0o644),
        ("content/x", 0o755),
        ("site.yaml", 0o644),
        ("content", 0o755),
    ] {
        set(&sea, path, 0);
        pause(200);
        assert!(matches!(sea.server.get("/").status, 200), "{path}");
        set(&sea, path, mode);
        sea.calm(path);
        sea.site
            .write("content/x/b.md", article(&format!("Tin sau khi mở {path}")));
        sea.calm(path);
    }
}

/// What may not be read for a while stays as it was, and is followed again after that.
#[cfg(target_os = "linux")]
#[test]
fn rights_of_one_who_may_not_read_everything() {
    use std::os::unix::fs::PermissionsExt;
    let Sea {
        site,
        server,
        known,
    } = Sea::new();
    drop(server);
    let serve = site.command(&["serve", "--port", "0"]);
    let mut command = Command::new("unshare");
    command.arg("--user").arg(serve.get_program());
    command.args(serve.get_args()).current_dir(site.root());
    let server = Server::run(command);
    let mut sea = Sea {
        site,
        server,
        known,
    };
    sea.calm("the start");
    let set = |sea: &Sea, path: &str, mode: u32| {
        fs::set_permissions(sea.path(path), fs::Permissions::from_mode(mode)).unwrap()
    };
    for path in ["content/x", "content"] {
        set(&sea, path, 0);
        sea.server.wait_until_said(&format!("{path}: "));
        let page = sea.server.get("/tin/2023/tin-x-b/");
        assert!(
            page.text().contains("Nội dung của Tin x/b"),
            "{path}: {}",
            page.head
        );
        set(&sea, path, 0o755);
        sea.calm(path);
        sea.site
            .write("content/x/y/c.md", article(&format!("Tin sau {path}")));
        sea.calm("an edit after that");
    }
    sea.server.wait_until_said("lại theo dõi được");
}

/// Where the system lets too few folders be watched, it says so, and looks itself.
#[cfg(target_os = "linux")]
#[test]
fn watching_has_limits() {
    for (setting, value, words) in [
        ("max_inotify_watches", "4", "fs.inotify.max_user_watches"),
        (
            "max_inotify_instances",
            "0",
            "fs.inotify.max_user_instances",
        ),
    ] {
        let mut sea = limited(setting, value);
        let said = sea.server.wait_until_said(words);
        assert!(said.contains("xem lại cả trang mỗi 1 giây"), "{said}");
        sea.calm("the start");
        sea.site
            .write("content/moi/sau/tin.md", article("Tin mới khi hết hạn mức"));
        sea.calm("a new article");
        sea.site
            .write("content/moi/sau/tin.md", article("Tin cũ khi hết hạn mức"));
        sea.calm("an edit");
        fs::remove_dir_all(sea.path("content/moi")).unwrap();
        sea.calm("a deleted folder");
    }
    // Enough at first, and not when folders come.
    let mut sea = limited("max_inotify_watches", "9");
    sea.calm("the start");
    assert!(
        !sea.server.said().contains("max_user_watches"),
        "{}",
        sea.server.said()
    );
    for number in 0..10 {
        sea.site.write(
            &format!("content/them/{number}/tin.md"),
            article(&format!("Tin thêm {number}")),
        );
    }
    sea.server.wait_until_said("fs.inotify.max_user_watches");
    sea.calm("more folders than may be watched");
    sea.site
        .write("content/them/9/tin.md", article("Tin thêm, sửa"));
    sea.calm("an edit in one of them");
}

/// A site that is served where the system has a limit, in a user namespace of its own.
#[cfg(target_os = "linux")]
fn limited(setting: &str, value: &str) -> Sea {
    let site = Site::new(&format!("{BASE}{SEEDS}"));
    for name in ["x", "y/z"] {
        site.write(
            &format!("content/{name}/tin.md"),
            article(&format!("Tin {name}")),
        );
    }
    let serve = site.command(&["serve", "--port", "0"]);
    let set = format!("echo {value} > /proc/sys/user/{setting} && exec \"$0\" \"$@\"");
    let mut command = Command::new("unshare");
    command.args(["--user", "--map-root-user", "sh", "-c", &set]);
    command
        .arg(serve.get_program())
        .args(serve.get_args())
        .current_dir(site.root());
    let server = Server::run(command);
    Sea {
        site,
        server,
        known: BTreeSet::new(),
    }
}

/// What is edited again and again does not fill the memory.
#[cfg(target_os = "linux")]
#[test]
fn memory_stays_flat() {
    let sea = Sea::new();
    let resident = || {
        let status = fs::read_to_string(
            Path::new("/proc")
                .join(sea.server.process().to_string())
                .join("status"),
        )
        .unwrap();
        let line = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .unwrap();
        line.trim().trim_end_matches(" kB").parse::<u64>().unwrap()
    };
    let edit = |number: usize| {
        let title = format!("Tin lần {number}");
        sea.site.write("content/a.md", article(&title));
        sea.server.wait_for_words("/dia-ban/quan-ha-dong/", &title);
    };
    (0..100).for_each(edit);
    let early = resident();
    (100..500).for_each(edit);
    let late = resident();
    assert!(late < early + (8 << 10), "{early} kB, later {late} kB");
}
