use crate::adversarial::inputs;
use crate::harness::*;
use std::time::Instant;
#[test]
fn probe() {
    for input in inputs::huge().into_iter().chain(inputs::many()) {
        let s = Instant::now();
        let _ = Native::load(input.audit.as_deref().map(|b| ("a", b)), None);
        let native = s.elapsed();
        let s = Instant::now();
        let site = input.site();
        let page = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| { let page = site.page().before_all("window.longest = 0; new PerformanceObserver(l => { for (const e of l.getEntries()) window.longest = Math.max(window.longest, e.duration) }).observe({type: 'longtask', buffered: true})").at("");
            let shown = s.elapsed();
            page.settle();
            let n = page.run("return new Promise(d => setTimeout(() => d([document.querySelectorAll('*').length, window.longest]), 300))", &[]);
            (shown, s.elapsed(), n) }));
        println!("{}: native {native:?} {page:?}", input.name);
    }
}
