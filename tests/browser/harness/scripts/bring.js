// Brings an element into view and waits until it stands still there: what is laid out lazily around it moves it.
return (async () => {
  const element = document.querySelector(arguments[0]);
  if (!element) return false;
  const frame = () => new Promise((resolve) => requestAnimationFrame(() => resolve(element.getBoundingClientRect().top)));
  for (let at = await frame(), still = 0; still < 2; ) {
    element.scrollIntoView({ block: "center" });
    const now = await frame();
    still = now === at ? still + 1 : 0;
    at = now;
  }
  return true;
})();
