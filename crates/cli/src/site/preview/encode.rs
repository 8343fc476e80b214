//! Pixels as a PNG with a palette, which is a third of one with full colors.

use std::collections::BTreeMap;

use super::canvas::Rgb;

/// So many colors a palette holds.
const MOST: usize = 256;

/// The file; `None` if there are not as many pixels as the size says.
pub fn png((width, height): (u32, u32), pixels: &[Rgb]) -> Option<Vec<u8>> {
    let palette = palette(pixels);
    // Edges of letters have more colors than a palette: each takes the nearest.
    let mut indexes: BTreeMap<Rgb, u8> = BTreeMap::new();
    let mut index = |pixel: &Rgb| *indexes.entry(*pixel).or_insert_with(|| nearest(&palette, *pixel));
    let data: Vec<u8> = pixels.iter().map(&mut index).collect();
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_palette(palette.concat());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&data).ok()?;
    writer.finish().ok()?;
    Some(file)
}

/// The colors that most pixels have.
fn palette(pixels: &[Rgb]) -> Vec<Rgb> {
    let mut counts: BTreeMap<Rgb, usize> = BTreeMap::new();
    for pixel in pixels {
        *counts.entry(*pixel).or_default() += 1;
    }
    let mut colors: Vec<(Rgb, usize)> = counts.into_iter().collect();
    colors.sort_by_key(|(color, count)| (std::cmp::Reverse(*count), *color));
    colors.into_iter().take(MOST).map(|(color, _)| color).collect()
}

fn nearest(palette: &[Rgb], pixel: Rgb) -> u8 {
    let distance = |color: &Rgb| -> u32 {
        color.iter().zip(pixel).map(|(one, other)| u32::from(one.abs_diff(other)).pow(2)).sum()
    };
    let index = (0..).zip(palette).min_by_key(|(_, color)| distance(color)).map(|(index, _): (usize, _)| index);
    index.and_then(|index| u8::try_from(index).ok()).unwrap_or_default()
}
