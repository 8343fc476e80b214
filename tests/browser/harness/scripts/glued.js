// Pairs of words of different elements that stand on one line without a gap, such as "Data lossWeek 1".
const words = [];
const walker = document.createTreeWalker(document.querySelector("body"), NodeFilter.SHOW_TEXT);
while (walker.nextNode()) {
  const node = walker.currentNode;
  const parent = node.parentElement;
  const shown = parent.checkVisibility() && !parent.closest(".visually-hidden, svg, #prose, script");
  if (!shown || !node.data.trim()) {
    // White space between two words is what keeps them apart.
    if (shown && node.data) words.push(null);
    continue;
  }
  const range = document.createRange();
  range.selectNodeContents(node);
  const boxes = [...range.getClientRects()].filter((box) => box.width > 0);
  if (boxes.length) words.push({ text: node.data, first: boxes[0], last: boxes[boxes.length - 1] });
}
const glued = [];
for (let at = 1; at < words.length; at += 1) {
  const [one, two] = [words[at - 1], words[at]];
  if (!one || !two) continue;
  const line = Math.min(one.last.bottom, two.first.bottom) - Math.max(one.last.top, two.first.top) > 2;
  const gap = two.first.left - one.last.right;
  const ends = /[\p{L}\p{N}]$/u.test(one.text) && /^[\p{L}\p{N}]/u.test(two.text);
  if (line && ends && gap > -1 && gap < 2) glued.push(`${one.text.slice(-30)}|${two.text.slice(0, 30)}`);
}
return glued;
