//! The report on real hosts: on nginx as `docs/publish.md` tells, and where a host sends no headers of its own.

use std::fs;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use gonogo_cli::site::{self, Files, Host};

use crate::documented::guide;
use crate::harness::{Site, eventually, published};

#[test]
fn nginx_sends_the_report_with_its_policy_its_types_and_the_smaller_files() {
    let nginx = Nginx::start();
    let page = Site::published().page().nowhere();
    page.tab().forget_logs();
    page.tab().load(&nginx.url("index.html"));
    page.wait_until_live();
    assert_eq!(page.complaints(), []);
    let asked: Vec<String> = page.tab().requested();
    assert!(!asked.is_empty() && asked.iter().all(|url| url.starts_with(&nginx.url(""))), "{asked:?}");

    let policy = site::headers(&policy(), true, Host::Nginx);
    let smaller = if Nginx::brotli().is_some() { "br" } else { "gzip" };
    println!("nginx sends {smaller}");
    for (start, end, content_type) in [
        ("index", ".html", "text/html; charset=utf-8"),
        ("boot-", ".js", "text/javascript; charset=utf-8"),
        ("gonogo-standing-", ".wasm", "application/wasm"),
        ("audit", ".md", "text/markdown; charset=utf-8"),
        ("scores", ".json", "application/json"),
        ("icon-", ".svg", "image/svg+xml"),
        ("preview", ".png", "image/png"),
        ("llms", ".txt", "text/plain; charset=utf-8"),
    ] {
        let name = nginx.named(start, end);
        let mut answer = ureq::get(nginx.url(&name)).header("Accept-Encoding", "br, gzip").call().unwrap();
        let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!(header("content-type").as_deref(), Some(content_type), "{name}");
        assert_eq!(header("x-content-type-options").as_deref(), Some("nosniff"), "{name}");
        let sent = header("content-security-policy").unwrap_or_default();
        assert!(sent.starts_with("default-src 'none'") && policy.contains(&sent), "{name}: {sent}");
        let ending = if smaller == "br" { "br" } else { "gz" };
        let packed = nginx.folder.join(format!("report/{name}.{ending}"));
        assert_eq!(header("content-encoding").as_deref(), packed.is_file().then_some(smaller), "{name}");
        let file = if packed.is_file() { packed } else { nginx.folder.join("report").join(&name) };
        assert!(answer.body_mut().read_to_vec().unwrap() == fs::read(file).unwrap(), "{name}: other bytes");
    }
}

#[test]
fn the_policy_of_the_page_is_enough_where_a_host_sends_no_headers() {
    // As on GitHub Pages and GitLab Pages: under the name of the project, and nothing but files.
    let page = Site::published().page().unwatched("");
    page.wait_until_live();
    let refused = "return new Promise((done) => {
        document.addEventListener('securitypolicyviolation', (event) => done(event.effectiveDirective));
        const script = document.createElement('script'); script.textContent = 'window.ran = true'; document.head.append(script);
        setTimeout(() => done('nothing was refused'), 2000) })";
    assert_eq!(page.run(refused, &[]), "script-src-elem");
    assert_eq!(page.run("return window.ran ?? false", &[]), false);
    assert_eq!(page.requests_elsewhere(), [""; 0]);
    // Programs that show links ask for the picture; the page itself does not.
    assert!(page.site().given().iter().all(|name| name != "preview.png"));
    let picture: [u32; 2] = page.read(
        "const image = new Image(); image.src = document.querySelector('meta[property=\"og:image\"]').content;
        return image.decode().then(() => [image.naturalWidth, image.naturalHeight])",
        &[],
    );
    assert_eq!(picture, [1200, 630]);
}

/// A running nginx that serves HarmoniQ under `/report/`; ended when dropped.
struct Nginx {
    folder: PathBuf,
    port: u16,
    program: Child,
}

impl Nginx {
    fn start() -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("nginx");
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(folder.join("report")).unwrap();
        let mut files = Files::new();
        for entry in fs::read_dir(published()).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            // Packing the whole viewer takes longest and shows nothing more.
            if !name.starts_with("gonogo-viewer-") {
                files.insert(name, fs::read(&path).unwrap().into());
            }
        }
        for (name, bytes) in site::packed(files).unwrap() {
            fs::write(folder.join("report").join(name), bytes).unwrap();
        }
        let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
        fs::write(folder.join("nginx.conf"), Self::settings(&folder, port)).unwrap();
        let talk = fs::File::create(folder.join("talk")).unwrap();
        let mut command = Command::new(xtask::tools::nginx().unwrap());
        command.args(["-e", "stderr", "-p"]).arg(&folder).arg("-c").arg(folder.join("nginx.conf"));
        let program = command.stdout(Stdio::null()).stderr(talk).spawn().unwrap();
        let nginx = Self { folder, port, program };
        eventually(
            "nginx answers",
            || {
                let talk = fs::read_to_string(nginx.folder.join("talk")).unwrap_or_default();
                (ureq::get(nginx.url("index.html")).call().is_ok(), talk)
            },
            |(answers, _)| *answers,
        );
        nginx
    }

    /// The lines of the guide in the least of a configuration around them.
    fn settings(folder: &Path, port: u16) -> String {
        let mut location = guide("publish.md", "nginx").replace("/srv/www", &folder.display().to_string());
        let told = "# and the lines that `gonogo build … --headers nginx` prints";
        assert!(location.contains(told));
        location = location.replace(told, &site::headers(&policy(), true, Host::Nginx));
        let module = Self::brotli().map(|path| format!("load_module {};\n", path.display())).unwrap_or_default();
        if module.is_empty() {
            location = location.replace("brotli_static on;", "");
        }
        let rooms: String = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"]
            .iter()
            .map(|name| format!("{name}_temp_path {};\n", folder.join(name).display()))
            .collect();
        format!(
            "{module}daemon off;\nmaster_process off;\npid {};\nevents {{}}\nhttp {{\naccess_log off;\n{rooms}\
             server {{\nlisten 127.0.0.1:{port};\n{location}}}\n}}\n",
            folder.join("pid").display()
        )
    }

    /// The module for Brotli, where the system has it.
    fn brotli() -> Option<PathBuf> {
        let folders = ["/usr/lib/nginx/modules", "/usr/lib64/nginx/modules"];
        let paths = folders.iter().map(|folder| Path::new(folder).join("ngx_http_brotli_static_module.so"));
        paths.into_iter().find(|path| path.is_file())
    }

    fn url(&self, name: &str) -> String {
        format!("http://127.0.0.1:{}/report/{name}", self.port)
    }

    fn named(&self, start: &str, end: &str) -> String {
        let entries = fs::read_dir(self.folder.join("report")).unwrap();
        let mut names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.find(|name| name.starts_with(start) && name.ends_with(end)).unwrap()
    }
}

impl Drop for Nginx {
    fn drop(&mut self) {
        let _ = self.program.kill();
        let _ = self.program.wait();
    }
}

fn policy() -> String {
    let headers = fs::read_to_string(published().join("_headers")).unwrap();
    let line = headers.lines().find_map(|line| line.trim().strip_prefix("Content-Security-Policy: ")).unwrap();
    line.to_owned()
}
