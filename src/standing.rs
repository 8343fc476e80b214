//! The entry of the smaller viewer, which makes a published page live and opens no files.

fn main() {
    gonogo_viewer::stand();
}
