//! The report in real documentation: a book of mdBook and a site of VitePress, built here as `docs/publish.md` tells.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use crate::embedded::{fits, inside, live};
use crate::harness::{Page, Site, eventually, published};

const ELEMENT: &str = "<gonogo-report src=\"report/\" view=\"decision\" title=\"Is it ready?\"></gonogo-report>";

#[test]
fn a_book_of_mdbook_shows_the_report_and_its_theme() {
    let book = folder("book");
    fs::create_dir_all(book.join("src")).unwrap();
    copy_report(&book.join("src/report"));
    fs::write(book.join("book.toml"), "[book]\ntitle = \"Docs\"\n").unwrap();
    fs::write(book.join("src/SUMMARY.md"), "# Summary\n\n- [Ready?](ready.md)\n- [Other](other.md)\n").unwrap();
    let chapter = format!("# Ready?\n\n<script src=\"report/embed.js\" defer></script>\n\n{ELEMENT}\n");
    fs::write(book.join("src/ready.md"), chapter).unwrap();
    fs::write(book.join("src/other.md"), "# Other\n\nText.\n").unwrap();
    run(Command::new(tool("mdbook")).arg("build").arg(&book));

    let page = Site::of(&book.join("book")).page().unwatched("ready.html");
    live(&page);
    fits(&page);
    assert_eq!(theme(&page), "light");
    page.run("document.documentElement.classList.replace('light', 'navy')", &[]);
    eventually("the report is dark too", || theme(&page), |theme| theme == "dark");
    fits(&page);
    page.run("location.href = 'other.html'", &[]);
    eventually("another chapter is shown", || page.text_of("main h1"), |title| title == "Other");
    page.tab().back();
    live(&page);
    works_once(&page);
}

#[test]
fn a_site_of_vitepress_shows_the_report_and_keeps_it_working_through_instant_navigation() {
    let site = folder("vitepress");
    fs::create_dir_all(site.join("docs/.vitepress")).unwrap();
    copy_report(&site.join("docs/public/report"));
    let config = "export default { title: 'Docs', base: '/docs/report/', srcExclude: ['public/**'],
        head: [['script', { src: '/docs/report/report/embed.js', defer: '' }], ['link', { rel: 'icon', href: 'data:,' }]],
        vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'gonogo-report' } } } }";
    fs::write(site.join("docs/.vitepress/config.mjs"), config).unwrap();
    let element = ELEMENT.replace("report/", "/docs/report/report/");
    fs::write(site.join("docs/ready.md"), format!("# Ready?\n\n{element}\n\n[Other](./other)\n")).unwrap();
    fs::write(site.join("docs/other.md"), "# Other\n\n[Ready?](./ready)\n").unwrap();
    fs::write(site.join("package.json"), "{\"private\": true, \"type\": \"module\"}").unwrap();
    // Node finds the packages of a folder above the file; a link stands in for that.
    let modules = site.join("node_modules");
    #[cfg(unix)]
    std::os::unix::fs::symlink(xtask::tools::npm_folder().join("node_modules"), &modules).unwrap();
    run(Command::new("node")
        .arg(modules.join("vitepress/bin/vitepress.js"))
        .args(["build", "docs"])
        .current_dir(&site));

    let page = Site::of(&site.join("docs/.vitepress/dist")).page().unwatched("ready.html");
    live(&page);
    fits(&page);
    for _ in 0..3 {
        page.tab().click(".vp-doc a[href$='other.html']");
        eventually("another page is shown", || page.count("iframe"), |frames| *frames == 0);
        page.tab().click(".vp-doc a[href$='ready.html']");
        live(&page);
    }
    works_once(&page);
    page.run("document.documentElement.classList.add('dark')", &[]);
    eventually("the report is dark too", || theme(&page), |theme| theme == "dark");
}

/// There is one report, and one event for what is chosen in it.
#[track_caller]
fn works_once(page: &Page) {
    assert_eq!(page.count("gonogo-report iframe"), 1);
    page.run("window.count = 0; addEventListener('gonogo-option', () => { window.count++ })", &[]);
    inside(page, "document.querySelector('.card[data-option=launch-now]').click()");
    eventually("the page is told", || page.run("return window.count", &[]), |count| *count == 1);
    fits(page);
    assert_eq!(page.run("return window.count", &[]), 1);
}

#[track_caller]
fn theme(page: &Page) -> Value {
    inside(page, "return document.documentElement.dataset.theme")
}

/// An empty folder for what a tool builds.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documented").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn copy_report(to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(published()).unwrap() {
        let path = entry.unwrap().path();
        fs::copy(&path, to.join(path.file_name().unwrap())).unwrap();
    }
}

fn tool(name: &str) -> PathBuf {
    xtask::tools::find(&[name]).unwrap_or_else(|| panic!("`{name}` is missing; help: run `cargo xtask test`"))
}

#[track_caller]
fn run(command: &mut Command) {
    let output = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
}
