// The text nodes of header, main and footer that are not hidden; those of charts and closed folds are among them.
const page = document.querySelector('iframe')?.contentDocument ?? document;
const words = [];
for (const part of page.querySelectorAll('header.top, main, footer')) {
  const walker = page.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement;
    const hidden = around.closest('noscript, script, style, .notices, .print-only, #printed') || around.closest('[hidden]');
    // Folds are closed or open as their reader likes; what a style sheet hides is not there.
    if (!hidden && !styledAway(around)) words.push(walker.currentNode.data);
  }
}
return words.join(' ').replace(/\s+/g, ' ').trim();

function styledAway(element) {
  for (let at = element; at; at = at.parentElement) if (page.defaultView.getComputedStyle(at).display === 'none') return true;
  return false;
}
