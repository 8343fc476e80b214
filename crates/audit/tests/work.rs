//! What is done per byte: texts made to be slow cost no more work, allocations and memory per byte when they are long than
//! when they are short. Counts are asserted, never times.
//!
//! Work is what the scanners of this project say they look at (`gonogo_report::work`); allocations and bytes are counted
//! for all, pulldown-cmark's included.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::sync::atomic::{AtomicUsize, Ordering};

use gonogo_audit::check::{Subject, check};
use gonogo_audit::{content, decode, extract, render};
use gonogo_report::work;

thread_local! {
    static ALLOCATED: Cell<(u64, u64)> = const { Cell::new((0, 0)) };
}

/// Counts how often and how many bytes each thread asks for.
struct Counting;

#[expect(unsafe_code, reason = "an allocator is one by contract; this one leaves the work to that of the system")]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        let _ = ALLOCATED.try_with(|count| {
            let (times, bytes) = count.get();
            count.set((times + 1, bytes + layout.size() as u64));
        });
        // SAFETY: the caller keeps the contract of `GlobalAlloc`, and all of it is passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, at: *mut u8, layout: Layout) {
        // SAFETY: as above; what is given back came from `System`.
        unsafe { System.dealloc(at, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// A name, what stands once at the head, and the piece that is repeated.
#[rustfmt::skip]
const SLOW: &[(&str, &str, &str)] = &[
    ("a chapter of problems", "## 1. a (critical)\n\n", "### 1.1 b\n- **Issue:** c\n- **Fix:** d\n\n"),
    ("an item with a list", "## Issues\n\n1. **a**\n", "   - **b**: c (high)\n"),
    ("items with lists", "## Issues\n\n", "1. **a**\n   - **Severity**: high\n"),
    ("statuses", "", "### a\n\n#### ❌ NOT DONE\n\n**Risk level**: 🔴 HIGH\n\n"),
    ("questions", "## Verdict\n\n", "Is it ready?\n"),
    ("rules below a list", "- a (2h)\n- b (3h)\n", "\n---\n\nTotal: 9h\n"),
    ("prose", "", "The service is ready, but for its backups (4h, $500), and 36 of 41 tests pass.\n\n"),
    ("quotes in quotes", "", "> "),
    ("lists in lists", "", "- "),
    ("quotes and lists", "", "> - 1. "),
    ("deeper and deeper", "", "- a\n  > - b\n"),
    ("brackets", "", "["),
    ("closed brackets", "", "[a](b"),
    ("links", "", "[a](#b) "),
    ("images in links", "", "[![a](b)](c) "),
    ("references", "[a]: b\n\n", "[a] [c][a] [d][] "),
    ("definitions", "", "[a]: b\n"),
    ("other definitions", "", "\n[@]: b\n"),
    ("footnotes", "[^1]: Note\n\n", "a[^1] "),
    ("notes", "", "[^@]: b [^@]\n\n"),
    ("stars", "", "*a "),
    ("stars in words", "", "a*b_c"),
    ("emphasis", "", "**a *b* ~~c~~** "),
    ("open emphasis", "", "*a **b "),
    ("backticks", "", "` `` "),
    ("growing backticks", "", "`a``b```c"),
    ("fences", "", "```\na\n"),
    ("open fence", "```\n", "a: 5h\n"),
    ("entities", "", "&amp;&#10;&x;&"),
    ("tags", "", "<b>a</b><i "),
    ("open tags", "", "<b><i>"),
    ("comments", "", "<!-- a "),
    ("raw blocks", "", "\n<div>\n<details>\n<summary>a\n"),
    ("scripts", "", "\n<script>\n"),
    ("pipes", "", "|"),
    ("rows of pipes", "| a | b |\n|-|-|\n", "| x |||||| y\n"),
    ("columns", "", "| a | b | c | d | e | f | g | h |\n|-|-|-|-|-|-|-|-|\n|1|2|3|4|5|6|7|8|\n\n"),
    ("rows", "| A | B | Effort | Severity |\n|-|-|-|-|\n", "| x | 3/5 | 2h | High |\n"),
    ("tables with totals", "", "| A | Effort |\n|-|-|\n| x | 2h |\n| y | 2h |\n| Total | 5h |\n\n"),
    ("headings", "", "# A\n"),
    ("levels of headings", "", "# A\n## B\n### C\n#### D\n##### E\n###### F\n"),
    ("critical headings", "", "### Phase 1: Critical issue (P0) 25/50\n"),
    ("other headings", "", "## Finding @: lost\n\n"),
    ("headings with counts", "", "## Low (2 issues)\n\n- a\n- b\n\n"),
    ("setext", "", "a\n===\nb\n---\n"),
    ("items", "", "- **High**: No backups — lost (P1) → gone (4h)\n"),
    ("tasks", "", "- [x] a\n- [ ] b\n\nDone: 1/2\n\n"),
    ("numbered", "", "1. a\n"),
    ("nested items", "", "- [ ] Set up (2h)\n  - **Impact:** high\n"),
    ("one long line", "", "Critical score of 25/50 not ready: "),
    ("numbers in one line", "", "12345678 "),
    ("one number", "", "1"),
    ("ranges", "", "1-"),
    ("ratios", "", "3/5 (60% "),
    ("products", "", "2 × 3 = 6 ("),
    ("money", "", "$5K-$9K + "),
    ("weeks", "", "Week 4-6 "),
    ("colons", "", "a: b: c: "),
    ("fields", "", "**Severity:** High | **Impact:** lost\n"),
    ("totals", "", "- Total: 5h\n"),
    ("estimates", "", "**Estimated effort:** 5h\n\n- a (2h)\n- b (2h)\n\n"),
    ("tallies", "", "- Total tests: 4\n- Passed: 3\n"),
    ("total lines", "", "**Total:** 5h\n\n"),
    ("one list with progress", "", "- [x] a\n\n  Done: 1/2\n\n"),
    ("introductions", "", "3 things:\n\n- a\n- b\n\n"),
    ("headings of scores", "", "## Data (3/5)\n\n"),
    ("totals alone", "", "- Total a: 4\n"),
    ("changes", "", "5 → 4 (9"),
    ("scores", "", "**Overall score:** 3/5\n\n| A | Score |\n|-|-|\n| x | 3/5 |\n| y | 4/5 |\n\n"),
    ("levels", "", "- 0-25 → a\n"),
    ("same names", "", "- 🔴 Same\n"),
    ("statuses", "", "✅ ⚠️ 🔴 :x: "),
    ("boxes", "```\n", "│ Score: 25/50 │ ██░░\n"),
    ("options", "", "### Option 1: Wait\n**Cost:** $5\n- Risk: x\n"),
    ("steps", "## Next steps\n\n", "1. **Week 1:**\n   - a\n"),
    ("weeks as headings", "", "### Week 1\n- Crash → lost (none)\n"),
    ("scripts of the world", "", "готов 阶段 第一 غير جاهز テスト ß “ “ é "),
    ("no spaces", "", "阶段第一步骤未完成"),
    ("damage", "", "Ã© âœ… ok "),
    ("control characters", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbbbbbbbbbbbbbb\u{1}"),
    ("places", "", "[date] `a` $(b) "),
    ("blank lines", "", "\n"),
    ("spaces", "", " "),
    ("carriage returns", "", "\r"),
];

/// These are a megabyte long each time: nesting, pipes, brackets, emphasis, long lines.
#[rustfmt::skip]
const LONG: &[&str] = &[
    "quotes in quotes", "lists in lists", "quotes and lists", "pipes", "rows of pipes", "brackets", "closed brackets", "emphasis", "open emphasis",
    "backticks", "one long line", "one number", "spaces",
];

/// How long the long text of a name is, in bytes; the short one is a quarter of that. A megabyte of each takes minutes
/// without optimization: `GONOGO_LONG=1` asks for it.
fn long(name: &str) -> usize {
    if LONG.contains(&name) || std::env::var_os("GONOGO_LONG").is_some() { 1_000_000 } else { 30_000 }
}

/// Work, allocations and bytes allocated.
type Costs = [u64; 3];

fn now() -> Costs {
    let (times, bytes) = ALLOCATED.with(Cell::get);
    [work::spent(), times, bytes]
}

/// A text of about this size: `@` is a number of its own.
fn text(head: &str, piece: &str, size: usize) -> String {
    let mut text = format!("# A\n\n{head}");
    let mut number = 0;
    while text.len() < size {
        text.push_str(&piece.replace('@', &number.to_string()));
        number += 1;
    }
    text
}

/// What each step costs.
fn costs(text: &str) -> Vec<(&'static str, Costs)> {
    let mut costs = Vec::new();
    let mut last = now();
    let mut step = |name| {
        let here = now();
        costs.push((name, [0, 1, 2].map(|at| here[at] - last[at])));
        last = now();
    };
    let decoded = decode(text.as_bytes());
    step("decode");
    let (document, found) = content::parse(decoded.text);
    step("parse");
    let html = render(&document);
    step("HTML");
    let draft = extract(&document, &found);
    step("extract");
    let subject =
        Subject { document: &document, content: &found, decoding: &decoded.notices, draft: &draft, disagreements: &[] };
    let told = check(&subject);
    step("check");
    drop((html, told));
    costs
}

/// What costs more per byte in a long text than in a short one, or too much in both, in words.
fn slow(name: &str, head: &str, piece: &str) -> Vec<String> {
    let mut slow = Vec::new();
    let (small, large) = (text(head, piece, long(name) / 4), text(head, piece, long(name)));
    let grown = large.len() as f64 / small.len() as f64;
    for ((step, before), (_, after)) in costs(&small).into_iter().zip(costs(&large)) {
        for (what, before, after, at_most) in [
            ("steps", before[0], after[0], 600.0),
            ("allocations", before[1], after[1], 100.0),
            ("bytes allocated", before[2], after[2], 6000.0),
        ] {
            // A tenth for maps and sorting; doubling vectors ask for up to twice as much in one size as in another.
            let slack = if what == "bytes allocated" { 2.2 } else { 1.3 };
            let most = before as f64 * grown * slack + 20_000.0;
            let per_byte = after as f64 / large.len() as f64;
            if after as f64 > most || per_byte > at_most {
                slow.push(format!("{name}: {step}: {what} from {before} to {after}, {per_byte:.1} per byte"));
            }
        }
    }
    slow
}

#[test]
fn work_per_byte_does_not_grow_with_the_text() {
    // Each thread counts for itself. The longest are taken first.
    let mut texts: Vec<_> = SLOW.iter().collect();
    texts.sort_by_key(|(name, ..)| std::cmp::Reverse(long(name)));
    assert!(LONG.iter().all(|name| texts.iter().any(|(other, ..)| other == name)), "all are there");
    let next = AtomicUsize::new(0);
    let work = || {
        let take = || texts.get(next.fetch_add(1, Ordering::Relaxed));
        std::iter::from_fn(take).flat_map(|(name, head, piece)| slow(name, head, piece)).collect::<Vec<_>>()
    };
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let slow: Vec<String> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("no text stops the reading")).collect()
    });
    assert!(slow.is_empty(), "{}", slow.join("\n"));
}
