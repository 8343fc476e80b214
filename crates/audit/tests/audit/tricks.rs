//! Inputs that try to become markup, script or a request, and what must be left of them.

use gonogo_audit::{decode, parse, render};

use crate::validator;

/// Markdown, and a piece of text that must still be seen.
const TRICKS: &[(&str, &str)] = &[
    ("[x](javascript:alert(1))", "javascript:alert(1)"),
    ("[x](JaVaScRiPt:alert(1))", "JaVaScRiPt:alert(1)"),
    ("[x](<java\tscript:alert(1)>)", "script:alert(1)"),
    ("[x](java&#9;script:alert&#40;1&#41;)", "alert(1)"),
    ("[x](java&NewLine;script&colon;alert(1))", "alert(1)"),
    ("[x](&#x6A;avascript:alert(1))", "javascript:alert(1)"),
    ("[x](&#1;javascript:alert(1))", "javascript:alert(1)"),
    ("[x](\u{A0}javascript:alert(1))", "javascript:alert(1)"),
    ("[x](javascript%3Aalert(1))", "javascript%3Aalert(1)"),
    ("[x](java\u{200B}script:alert(1))", "script:alert(1)"),
    ("[x](vbscript:msgbox)", "vbscript:msgbox"),
    ("[x](data:text/html;base64,PHNjcmlwdD4=)", "data:text/html"),
    ("[x](blob:https://example.org/1)", "blob:"),
    ("[x](file:///etc/passwd)", "file:///etc/passwd"),
    ("[x](//evil.example)", "x"),
    ("[x](\\\\evil.example)", "x"),
    ("[x](https://example.org/\"onmouseover=alert(1))", "x"),
    ("[x](https://example.org 'a\" onclick=\"b')", "x"),
    ("[x](<https://example.org/<script>>)", "x"),
    ("<javascript:alert(1)>", "javascript:alert(1)"),
    ("<data:text/html,x>", "data:text/html,x"),
    ("<vbscript:x@y>", "vbscript:x@y"),
    ("<a@b.example>", "a@b.example"),
    ("[x]\n\n[x]: javascript:alert(1) \"t\"", "javascript:alert(1)"),
    ("[x][y]\n\n# Later\n\n[y]: JAVASCRIPT:alert(1)", "JAVASCRIPT:alert(1)"),
    ("![x](javascript:alert(1))", "Image: x (javascript:alert(1))"),
    ("![\"onerror=alert(1)](https://example.org/a.png)", "onerror=alert(1)"),
    ("![x](https://example.org/a.png \"t\\\" onerror=alert(1)\")", "Image: x"),
    ("![](https://example.org/a.png)", "https://example.org/a.png"),
    ("![x](data:image/svg+xml,<svg onload=alert(1)>)", "onload=alert(1)"),
    ("[![badge](https://a.example/b.svg)](https://c.example)", "badge"),
    ("[a [b](https://b.example) c](https://a.example)", "b"),
    ("![a [b](https://b.example)](https://a.example/c.png)", "b"),
    ("<script>alert(1)</script>", "<script>alert(1)</script>"),
    ("text <script>alert(1)</script>", "<script>"),
    ("<SCRIPT SRC=//evil.example/x.js></SCRIPT>", "evil.example"),
    ("<img src=x onerror=alert(1)>", "onerror=alert(1)"),
    ("a <img src=\"https://evil.example/pixel\"> b", "pixel"),
    ("<svg onload=alert(1)>", "<svg"),
    ("<svg><script>alert(1)</script></svg>", "alert(1)"),
    ("<math><mtext></mtext></math>", "<math>"),
    ("<iframe src=javascript:alert(1)></iframe>", "<iframe"),
    ("<style>@import 'https://evil.example';</style>", "@import"),
    ("<base href=\"https://evil.example\">", "<base"),
    ("<meta http-equiv=refresh content=0>", "<meta"),
    ("<link rel=stylesheet href=x>", "<link"),
    ("<form action=x><input autofocus onfocus=alert(1)></form>", "onfocus"),
    ("<object data=x></object><embed src=x>", "<object"),
    ("<b onclick=alert(1)>x</b>", "onclick"),
    ("<details open ontoggle=alert(1)>\n\nx\n\n</details>", "ontoggle"),
    ("<details>\n<summary>a\n\nb", "b"),
    ("</details></section></main></body></html>", "</body>"),
    ("</p></div><br/><b>", "</p>"),
    ("<b><i>x</b>y</i>", "xy"),
    ("*a <b>b* c</b>", "c"),
    ("<div>\n<b>\n\n# H\n\n</b>\n</div>", "H"),
    ("| <b> | </b> |\n|-|-|\n| <details> | </details> |", "<details>"),
    ("<!-- <script> -->\n\n<!-- unclosed", "<!-- unclosed"),
    ("<![CDATA[ x ]]> ]]>", "]]>"),
    ("<?php echo 1 ?>", "<?php"),
    ("<!DOCTYPE html>", "<!DOCTYPE html>"),
    ("`</code><script>`", "</code><script>"),
    ("```\"><script>alert(1)</script>\n</code></pre>\n```", "</code></pre>"),
    ("```js\" onload=\"x\nx\n```", "x"),
    ("# \"><script>alert(1)</script>", "alert(1)"),
    ("# <b id=x>H</b>\n\n| a |\n|-|\n| \"'><x> |", "<x>"),
    ("x[^\"><b>]\n\n[^\"><b>]: note", "note"),
    ("x[^1] y[^1]\n\n[^1]: a[^1]\n\n[^1]: again", "again"),
    ("&lt;script&gt;alert(1)&lt;/script&gt;", "<script>alert(1)</script>"),
    ("&#60;img src=x&#62; &#0; &#8; &#x202E;", "<img src=x>"),
    ("NUL \0 and bell \u{7} in ordinary words", "␀"),
    ("\u{202E}txt.exe", "[U+202E]txt.exe"),
    ("> [!NOTE\"><script>]\n> x", "<script>"),
    ("- [x] <input type=checkbox onclick=x>", "onclick"),
    ("99999999999999999999. x\n\n999999999. y", "y"),
    ("[x](#\"onclick=alert(1))", "x"),
    ("[x](#constructor) [y](#__proto__)", "y"),
    ("# t-h\n\n# H\n\n# h\n\n[^h]\n\n[^h]: x", "H"),
    (":x: :white_check_mark: :warning:\"<b>:", "❌"),
    ("<br><br onload=x>", "onload"),
    ("\u{FEFF}\u{FEFF}# H", "H"),
];

#[test]
fn tricks_stay_text() {
    for (markdown, kept) in TRICKS {
        let html = render(&parse(decode(markdown.as_bytes()).text));
        let seen = validator::read(&html).unwrap_or_else(|error| panic!("{markdown}\n{error}\n{html}"));
        assert!(seen.text.contains(kept), "{markdown}\n{html}");
        for link in seen.links {
            let foreign = ["evil.example", "b.example", "a.example", "c.example", "example.org"];
            let known = link.starts_with('#') || foreign.iter().any(|host| link.contains(host));
            assert!(known, "{markdown} links to {link}");
        }
    }
}

#[test]
fn nothing_in_the_text_can_take_an_id_of_the_page() {
    let html = render(&parse("# app\n\n## __next\n\n### t-app\n\n<a id=app>\n"));
    for id in html.split("id=\"").skip(1) {
        assert!(id.starts_with("t-"), "{id}");
    }
}

#[test]
fn huge_nests_end_soon_and_lose_nothing() {
    let n = 20_000;
    let nests = [
        ">".repeat(n) + "end",
        "- ".repeat(n) + "end",
        "[".repeat(n) + "end" + &"](x)".repeat(n),
        "![".repeat(n) + "end" + &"](x)".repeat(n),
        "*a ".repeat(n) + "end",
        "<b>".repeat(n) + "end",
        "<details>\n\n".repeat(n) + "end",
        "<div>\n".to_owned() + &"<a \"".repeat(n) + "end",
        "[^a]: ".repeat(n) + "end",
        "a | b\n-|-\n".to_owned() + &"|".repeat(n) + "end",
    ];
    for nest in nests {
        let html = render(&parse(nest.as_str()));
        let seen = validator::read(&html).unwrap_or_else(|error| panic!("{nest:.40}: {error}"));
        assert!(seen.depth < 80, "{nest:.40}: {}", seen.depth);
        assert!(seen.text.contains("end") || nest.contains('|'), "{nest:.40}");
    }
}
