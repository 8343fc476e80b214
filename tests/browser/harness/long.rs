//! Audits that are longer than any is read to its end.

use std::fs;

use gonogo_cli::read::Read;
use gonogo_cli::site::{self, Files, Viewer};
use gonogo_server::{Server, content_type};
use serde_json::{Value, json};

use super::site::{BASE, Site};

/// A text and its scores as `gonogo build` publishes them.
pub fn published(audit: &str, scores: &str) -> Site {
    // As `gonogo build` reads it: from files.
    let folder = std::env::temp_dir().join(format!("gonogo-large-{}-{}", std::process::id(), audit.len()));
    fs::create_dir_all(&folder).expect("a folder can be made");
    let path = folder.join("audit.md");
    fs::write(&path, audit).expect("it can be written");
    fs::write(folder.join("scores.json"), scores).expect("it can be written");
    let read = Read::of(&path, None).expect("a report");
    let _ = fs::remove_dir_all(&folder);
    let viewer = Viewer::find(Some(&xtask::dist().expect("a viewer"))).expect("a viewer");
    let files: Files = site::folder(&read.source("en-US", None, viewer.as_ref()));
    let mut server = Server::in_memory().base(BASE);
    for (name, bytes) in files {
        server = server.overlay(&name, content_type(std::path::Path::new(&name)), bytes);
    }
    Site::served(server)
}

/// An audit of so many findings, as text and as scores: about 700 bytes each. Public audits spend 500 to 1,300 on one.
pub fn with_findings(scores: &str, count: usize) -> (String, String) {
    let mut scores: Value = serde_json::from_str(scores).expect("an example");
    let mut text = "# Readiness of a large service\n\n**Verdict:** not ready\n\n## Findings\n\n".to_owned();
    let severities = ["critical", "high", "medium", "low"];
    let mut findings = Vec::new();
    for n in 1..=count {
        let (severity, service) = (severities[n % 4], n % 97);
        let title = format!("Finding {n}: requests to service {service} are not limited");
        let impact = format!(
            "A client that repeats request {n} without end takes the capacity of all others, and nobody is told before customers call."
        );
        let evidence = format!(
            "`services/{service}/router.rs` line {n} registers the handler without a limit; the load test of the team stopped at {} requests a second.",
            40 + n % 60
        );
        let fix = format!(
            "Limit service {service} to {} requests a minute for each client, answer 429 beyond that, and count what was refused.",
            10 + n % 50
        );
        let effort = format!("{}h", 1 + n % 8);
        text.push_str(&format!(
            "### {title}\n\n**Severity:** {severity}\n\nThe gateway passes everything on that is signed in. Service {service} opens a connection for each request \
             and keeps it for thirty seconds, so that {} clients are enough to fill it.\n\n* **Impact:** {impact}\n* **Evidence:** {evidence}\n* **Fix:** {fix}\n* **Effort:** {effort}\n\n\
             ```\nlimit.service.{service} = none\nlimit.client = none\n```\n\n",
            3 + n % 9
        ));
        findings.push(json!({"id": format!("f{n}"), "title": title, "severity": severity, "impact": impact, "evidence": evidence, "fix": fix, "effort": effort}));
    }
    scores["findings"] = findings.into();
    (text, scores.to_string())
}
