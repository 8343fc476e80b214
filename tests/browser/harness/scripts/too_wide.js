// The innermost elements that reach beyond the right edge and are not inside a box that scrolls by itself.
const scrolls = (element) => {
  for (let box = element.parentElement; box; box = box.parentElement) {
    if (/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) return true;
  }
  return false;
};
const wide = [...document.body.querySelectorAll("*")].filter(
  (element) => element.getBoundingClientRect().right > document.documentElement.clientWidth + 0.5 && !scrolls(element),
);
return wide
  .filter((element) => !wide.some((other) => other !== element && element.contains(other)))
  .map((element) => `${Math.round(element.getBoundingClientRect().right)} px: ${element.outerHTML.slice(0, 120)}`);
