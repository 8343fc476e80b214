//! What a published page may do: the content security policy, in the page and as headers of common hosts.

/// A host, or the file by which it is told what headers to send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Host {
    /// `_headers`, as Netlify, Cloudflare Pages and GitLab's relatives read it.
    Netlify,
    /// Lines for a `location` of nginx.
    Nginx,
    /// Lines for Apache's `.htaccess`.
    Apache,
    /// Lines for a Caddyfile.
    Caddy,
}

/// The policy of a folder whose page holds this style sheet.
pub fn of_folder(style: &str) -> String {
    format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src {style}; connect-src 'self'; \
         img-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'none'"
    )
}

/// The policy of a page that holds everything.
pub fn of_single(style: &str, script: &str) -> String {
    format!(
        "default-src 'none'; script-src {script} 'wasm-unsafe-eval'; style-src {style}; img-src data:; base-uri 'none'; \
         form-action 'none'"
    )
}

/// What a page that is not for everyone asks of search engines; as a header it covers the files beside the page, too.
const UNLISTED: &str = "noindex, nofollow, noarchive";

/// The headers that a page with a policy should be sent with; `private`: it is not for everyone.
pub fn headers(policy: &str, private: bool, host: Host) -> String {
    let headers = [
        ("Content-Security-Policy", policy),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ];
    let all = headers.into_iter().chain(private.then_some(("X-Robots-Tag", UNLISTED)));
    let lines = all.map(|(name, value)| match host {
        Host::Netlify => format!("  {name}: {value}\n"),
        Host::Nginx => format!("add_header {name} \"{value}\" always;\n"),
        Host::Apache => format!("Header always set {name} \"{value}\"\n"),
        Host::Caddy => format!("header {name} \"{value}\"\n"),
    });
    let lines: String = lines.collect();
    if host == Host::Netlify { format!("/*\n{lines}") } else { lines }
}
