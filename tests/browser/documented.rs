//! The report in real documentation: a book of mdBook, sites of VitePress and MkDocs, built here as `docs/embed.md` tells, and the
//! project's own manual.

use std::collections::BTreeMap;
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

#[test]
fn a_site_of_mkdocs_material_shows_the_report_and_keeps_it_working_through_instant_navigation() {
    let site = folder("mkdocs");
    fs::create_dir_all(site.join("docs")).unwrap();
    copy_report(&site.join("report"));
    // The settings and the hook are those of the guide; only a site with a palette can be dark.
    let name = "site_name: Docs\nsite_url: http://127.0.0.1/docs/report/\n";
    let settings = guide("embed.md", "yaml").replace("name: material", "name: material\n  palette: {scheme: default}");
    fs::write(site.join("mkdocs.yml"), format!("{name}{settings}")).unwrap();
    fs::write(site.join("report.py"), guide("embed.md", "python")).unwrap();
    fs::write(site.join("docs/index.md"), "# Docs\n\n[Ready?](ready.md)\n").unwrap();
    let element = ELEMENT.replace("report/", "../report/");
    fs::write(site.join("docs/ready.md"), format!("# Ready?\n\n{element}\n\n[Other](other.md)\n")).unwrap();
    fs::write(site.join("docs/other.md"), "# Other\n\n[Ready?](ready.md)\n").unwrap();
    run(Command::new(xtask::tools::python()).args(["-m", "mkdocs", "build", "--quiet"]).current_dir(&site));
    assert!(site.join("site/report/audit.md").is_file(), "the text of the audit is served as it is");

    // The theme is instant only for addresses of the site map, which names the host that the site is built for.
    let map = fs::read_to_string(site.join("site/sitemap.xml")).unwrap();
    let served = Site::of(&site.join("site"));
    let map = map.replace("http://127.0.0.1", &served.origin());
    let page = served.with("sitemap.xml", "application/xml", map).page().unwatched("ready/");
    live(&page);
    fits(&page);
    page.run("window.same = true", &[]);
    for _ in 0..3 {
        page.tab().click("article a[href$='other/']");
        eventually("another page is shown", || page.count("iframe"), |frames| *frames == 0);
        page.tab().click("article a[href$='ready/']");
        live(&page);
    }
    assert_eq!(page.run("return window.same ?? false", &[]), true, "the navigation was instant");
    works_once(&page);
    page.run("document.body.dataset.mdColorScheme = 'slate'", &[]);
    eventually("the report is dark too", || theme(&page), |theme| theme == "dark");
    let elsewhere = page.requests_elsewhere();
    assert!(elsewhere.iter().all(|url| url.starts_with("data:")), "{elsewhere:?}");
}

#[test]
fn the_manual_is_a_book_whose_links_lead_somewhere_and_whose_reports_are_live() {
    let book = folder("manual");
    let docs = xtask::workspace_root().join("docs");
    run(Command::new(tool("mdbook")).arg("build").arg(&docs).arg("--dest-dir").arg(&book));
    copy_report(&book.join("report"));
    let pages = pages(&book);
    assert!(pages.len() >= 9, "{:?}", pages.keys());
    for (name, html) in &pages {
        for link in links(html) {
            let (file, anchor) = link.split_once('#').unwrap_or((link, ""));
            let file = if file.is_empty() { name } else { file };
            assert!(book.join(file).exists(), "{name} leads to `{link}`, which is not there");
            let target = pages.get(file).filter(|_| !anchor.is_empty());
            let is_there = target.is_none_or(|html| html.contains(&format!("id=\"{anchor}\"")));
            assert!(is_there, "{name} leads to `{link}`, which has no such place");
        }
    }

    let site = Site::of(&book);
    let page = site.page().unwatched("embed.html");
    live(&page);
    fits(&page);
    assert_eq!(page.count("gonogo-report iframe"), 2);
    let other = "const frames = document.querySelectorAll('gonogo-report iframe'), inner = frames[1]?.contentDocument;
        return inner?.documentElement?.hasAttribute('data-live') && inner.querySelector('#chart-timeline')?.checkVisibility()
            && !inner.querySelector('#decide').checkVisibility() && inner.querySelector('.card input:checked')?.value";
    page.run("document.querySelectorAll('gonogo-report')[1].scrollIntoView()", &[]);
    eventually("one panel stands alone", || page.run(other, &[]), |option| *option == "quick-fixes");
    page.run("location.href = 'introduction.html'", &[]);
    eventually("the first chapter is shown", || page.text_of("main h1"), |title| title == "Gonogo");
    live(&page);
    works_once(&page);
    let elsewhere = page.requests_elsewhere();
    assert!(elsewhere.iter().all(|url| url.starts_with("data:")), "{elsewhere:?}");
}

/// The chapters of a book by their files. The page for lost readers has another base, the one for printers other anchors.
fn pages(book: &Path) -> BTreeMap<String, String> {
    let files = fs::read_dir(book).unwrap().map(|entry| entry.unwrap().path());
    let named = files.map(|path| (path.file_name().unwrap().to_string_lossy().into_owned(), path));
    named
        .filter(|(name, _)| name.ends_with(".html") && !["404.html", "print.html", "toc.html"].contains(&name.as_str()))
        .map(|(name, path)| (name, fs::read_to_string(path).unwrap()))
        .collect()
}

/// The addresses within the book that a page leads to.
fn links(html: &str) -> impl Iterator<Item = &str> {
    let values = html.split(" href=\"").skip(1).filter_map(|rest| rest.split('"').next());
    values.filter(|link| !link.contains(':') && !link.starts_with('/') && !link.is_empty())
}

/// The first block of code in a language of a chapter of the manual.
pub fn guide(chapter: &str, language: &str) -> String {
    let text = fs::read_to_string(xtask::workspace_root().join("docs").join(chapter)).unwrap();
    let block = text.split(&format!("```{language}\n")).nth(1).and_then(|rest| rest.split("```").next());
    block.unwrap_or_else(|| panic!("`{chapter}` has no code in {language}")).to_owned()
}

/// There is one report, and one event for what is chosen in it.
#[track_caller]
fn works_once(page: &Page) {
    assert_eq!(page.count("gonogo-report iframe"), 1);
    page.run("window.count = 0; addEventListener('gonogo-option', () => { window.count++ })", &[]);
    inside(page, "document.querySelector('.card[data-option=launch-now] input').click()");
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
