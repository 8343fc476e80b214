// Drops files, given as names and bytes in base64, as if they came from the reader's desk.
const transfer = new DataTransfer();
for (const [name, bytes] of arguments[0]) {
  transfer.items.add(new File([Uint8Array.from(atob(bytes), (c) => c.charCodeAt(0))], name));
}
for (const type of ["dragenter", "dragover", "drop"]) {
  document.body.dispatchEvent(new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }));
}
