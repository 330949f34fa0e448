//! PNG images with a palette: at most half a byte per pixel instead of four, the smallest encoding
//! for flat colours.

use std::collections::BTreeMap;
use std::{io, iter};

use resvg::tiny_skia::Pixmap;

use crate::site::compress::zlib;

/// The largest number of colours of an image: half a byte per pixel.
pub(super) const MOST: usize = 16;

/// A colour and the number of its pixels.
type Counted = ([u8; 3], u32);

/// The weighted mean of some colours in each channel, and their weighted spread around it.
fn spread(colours: &[Counted]) -> ([f64; 3], [f64; 3]) {
    let weight: f64 = colours.iter().map(|(_, n)| f64::from(*n)).sum();
    let (mut mean, mut spread) = ([0.0; 3], [0.0; 3]);
    for channel in 0..3 {
        let values = || {
            colours
                .iter()
                .map(|(c, n)| (f64::from(c[channel]), f64::from(*n)))
        };
        let sum: f64 = values().map(|(value, n)| value * n).sum();
        let middle = sum / weight.max(1.0);
        mean[channel] = middle;
        spread[channel] = values()
            .map(|(value, n)| (value - middle).powi(2) * n)
            .sum();
    }
    (mean, spread)
}

/// The channel with the widest spread, and the spread.
fn widest(spread: [f64; 3]) -> (usize, f64) {
    let channels = spread.into_iter().enumerate();
    channels.fold(
        (0, 0.0),
        |best, (at, value)| if value > best.1 { (at, value) } else { best },
    )
}

/// At most `most` colours that represent all given colours: the group with the widest spread is
/// split at its mean, repeatedly. If one colour is the majority of its group, it represents the
/// group unchanged.
fn palette(colours: Vec<Counted>, most: usize) -> Vec<[u8; 3]> {
    let mut groups = vec![colours];
    while groups.len() < most {
        let widths = groups.iter().map(|group| widest(spread(group).1).1);
        let Some((at, width)) = widths.enumerate().max_by(|a, b| a.1.total_cmp(&b.1)) else {
            break;
        };
        if width <= 0.0 {
            break;
        }
        let group = groups.swap_remove(at);
        let (mean, spread) = spread(&group);
        let (channel, _) = widest(spread);
        let (low, high) = group
            .into_iter()
            .partition(|(c, _)| f64::from(c[channel]) <= mean[channel]);
        groups.extend([low, high]);
    }
    groups.retain(|group| !group.is_empty());
    let chosen = groups.iter().map(|group| {
        let all: u32 = group.iter().map(|(_, n)| n).sum();
        let commonest = group.iter().max_by_key(|(_, n)| *n);
        match commonest {
            Some((colour, n)) if n * 2 > all => *colour,
            _ => spread(group).0.map(|value| value.round() as u8),
        }
    });
    let mut chosen: Vec<[u8; 3]> = chosen.collect();
    chosen.sort_unstable();
    chosen.dedup();
    chosen
}

/// The index of the palette colour nearest to the given colour.
fn nearest(palette: &[[u8; 3]], colour: [u8; 3]) -> u8 {
    let apart = |other: &[u8; 3]| -> i32 {
        let channels = other.iter().zip(colour);
        channels
            .map(|(a, b)| (i32::from(*a) - i32::from(b)).pow(2))
            .sum()
    };
    let places = (0..).zip(palette);
    places
        .min_by_key(|(_, other)| apart(other))
        .map_or(0, |(at, _)| at)
}

/// Encodes an opaque image as PNG of at most `colours` colours (1 to [`MOST`]), two pixels per
/// byte.
///
/// # Errors
/// None in practice: the encoder writes to memory.
pub(super) fn indexed_png(pixels: &Pixmap, colours: usize) -> io::Result<Vec<u8>> {
    let rgb = |pixel: &[u8]| match pixel {
        [red, green, blue, ..] => [*red, *green, *blue],
        _ => [0; 3],
    };
    // Most pixels equal the previous one, so runs are counted.
    let all: Vec<[u8; 3]> = pixels.data().chunks_exact(4).map(rgb).collect();
    let runs = || all.chunk_by(|a, b| a == b);
    let mut counts: BTreeMap<[u8; 3], u32> = BTreeMap::new();
    for run in runs() {
        let colour = run.first().copied().unwrap_or_default();
        *counts.entry(colour).or_default() += run.len() as u32;
    }
    let counted = counts.iter().map(|(c, n)| (*c, *n)).collect();
    let palette = palette(counted, colours.min(MOST));
    let places: BTreeMap<[u8; 3], u8> = counts
        .keys()
        .map(|colour| (*colour, nearest(&palette, *colour)))
        .collect();
    let mut indices = Vec::with_capacity(all.len());
    for run in runs() {
        let place = run.first().and_then(|colour| places.get(colour));
        indices.resize(
            indices.len() + run.len(),
            place.copied().unwrap_or_default(),
        );
    }
    let (width, height) = (pixels.width(), pixels.height());
    // A row of odd width ends with half a byte.
    let rows = indices.chunks(width as usize);
    let packed =
        |pair: &[u8]| pair.first().map_or(0, |p| p << 4) | pair.get(1).copied().unwrap_or(0);
    // Flat colours compress best unfiltered: each row starts with filter type 0.
    let line = |row: &[u8]| {
        iter::once(0)
            .chain(row.chunks(2).map(packed))
            .collect::<Vec<u8>>()
    };
    let bytes: Vec<u8> = rows.flat_map(line).collect();
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_color(png::ColorType::Indexed);
    encoder.set_depth(png::BitDepth::Four);
    encoder.set_palette(palette.concat());
    let data = zlib(&bytes)?;
    encoder
        .write_header()
        .and_then(|mut writer| {
            writer.write_chunk(png::chunk::IDAT, &data)?;
            writer.finish()
        })
        .map_err(io::Error::other)?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use resvg::tiny_skia::Color;

    #[test]
    fn flat_colours_stay_unchanged() {
        let mut pixels = Pixmap::new(7, 2).unwrap();
        pixels.fill(Color::from_rgba8(247, 242, 230, 255));
        let png = indexed_png(&pixels, MOST).unwrap();
        let back = Pixmap::decode_png(&png).unwrap();
        assert_eq!((back.width(), back.height()), (7, 2));
        assert!(back.data() == pixels.data());
    }

    #[test]
    fn many_colours_are_reduced_to_near_ones() {
        let grey = |n: u8| ([n, n, n], 1 + u32::from(n == 255) * 9_000);
        let palette = palette((0..=255).map(grey).collect(), MOST);
        assert_eq!(palette.len(), MOST);
        assert!(palette.contains(&[255; 3]), "the commonest stays");
        for n in 0..=255u8 {
            let place = usize::from(nearest(&palette, [n; 3]));
            assert!(palette[place][0].abs_diff(n) < 80, "{n}");
        }
    }
}
