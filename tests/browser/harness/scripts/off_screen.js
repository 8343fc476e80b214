// Of the selectors, those whose element is not wholly on the screen, or lies under something else.
return arguments[0]
  .map((selector) => {
    const element = document.querySelector(selector);
    if (!element) return [selector, "is not there"];
    const box = element.getBoundingClientRect();
    const inside = box.top >= 0 && box.left >= 0 && box.bottom <= innerHeight && box.right <= innerWidth;
    if (!inside || box.width < 1 || box.height < 1) return [selector, JSON.stringify(box)];
    const above = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
    const seen = element === above || element.contains(above) || above?.contains(element);
    return seen ? null : [selector, `lies under ${above?.outerHTML.slice(0, 80)}`];
  })
  .filter(Boolean);
