// The visible text of each displayed element of a selector. `innerText` would leave out what is laid out lazily.
const seen = (element) =>
  element.checkVisibility({ opacityProperty: true, visibilityProperty: true }) && !element.closest(".visually-hidden");
const textOf = (root) => {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const parts = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (data && seen(parentElement)) parts.push(data);
  }
  return parts.join("").replace(/\s+/g, " ").trim();
};
return [...document.querySelectorAll(arguments[0])].filter((element) => element.checkVisibility()).map(textOf);
