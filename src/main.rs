//! The viewer's entry: everything is in the library, so that native tests reach it.

fn main() {
    gonogo_viewer::start();
}
