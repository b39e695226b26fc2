//! Follows the coded pixels of a JPEG file to their end without making pixels of them. That tells a picture that lacks
//! nothing but its end mark, as panoramas and some phones leave it out or put something else there, from one that ends
//! half way. Few files need it.

mod bits;

use super::{MOST_PIXELS, byte, is_too_much_work, u16_be};
use bits::{Bits, Code};

/// Pixels in a row of a block, and rows of it.
const BLOCK: usize = 8;
/// Numbers of a block: one for its brightness, and what differs from that.
const NUMBERS: usize = 64;

/// Byte behind the coded pixels of a picture of which every block is told in full; none when something is missing.
pub(super) fn end(bytes: &[u8]) -> Option<usize> {
    let mut reader = Reader {
        bytes,
        frame: None,
        codes: Default::default(),
        interval: 0,
    };
    reader.end()
}

/// A JPEG file that is being read.
struct Reader<'a> {
    bytes: &'a [u8],
    frame: Option<Frame>,
    /// Codes of two classes, for brightness and for the rest; four of each.
    codes: [[Option<Code>; 4]; 2],
    /// Number of units after which a restart mark follows; 0 for never.
    interval: usize,
}

/// The size of a picture and its parts.
struct Frame {
    progressive: bool,
    size: [usize; 2],
    parts: Vec<Part>,
}

/// A part of the colours: brightness, or one of two shades.
struct Part {
    id: u8,
    /// Blocks of it in a unit, across and down.
    blocks: [usize; 2],
    /// Blocks in a row of the picture, and rows, if it is coded alone.
    alone: [usize; 2],
    /// Blocks in a row with those that only fill up units.
    stride: usize,
    /// For each number of a block how many of its low bits have not come yet; none before it came at all.
    missing: [Option<u8>; NUMBERS],
    /// For each block which of its numbers are not zero so far: they get a bit in each later scan.
    nonzero: Vec<u64>,
}

/// One scan: which numbers of which parts it tells.
struct Scan {
    /// Indices of parts, each with those of its codes.
    parts: Vec<(usize, usize, usize)>,
    first: usize,
    last: usize,
    /// Whether the numbers have been told before, but for their low bits.
    refines: bool,
    low: u8,
}

impl Reader<'_> {
    fn end(&mut self) -> Option<usize> {
        let (mut at, mut scans) = (2, 0);
        loop {
            if byte(self.bytes, at).ok()? != 0xff {
                return None;
            }
            while byte(self.bytes, at + 1).ok()? == 0xff {
                at += 1;
            }
            let marker = byte(self.bytes, at + 1).ok()?;
            if matches!(marker, 0x01 | 0xd0..=0xd7) {
                at += 2;
                continue;
            }
            let length = usize::from(u16_be(self.bytes, at + 2).ok()?);
            let inside = self.bytes.get(at + 4..at + 2 + length)?;
            at += 2 + length;
            match marker {
                0xc0..=0xc2 if self.frame.is_none() => {
                    self.frame = Some(Frame::read(inside, marker == 0xc2)?)
                }
                0xc4 => self.read_codes(inside)?,
                0xc5..=0xcb | 0xcd..=0xcf | 0xc0..=0xc3 => return None,
                0xdd => self.interval = u16_be(inside, 0).ok()?.into(),
                0xda => {
                    scans += 1;
                    let frame = self.frame.as_ref()?;
                    let pixels = (frame.size[0] * frame.size[1]) as u64;
                    if is_too_much_work(scans, pixels) {
                        return None;
                    }
                    at = self.scan(inside, at)?;
                    // What follows may look like segments and be none.
                    if self.frame.as_ref()?.is_whole() {
                        return Some(at);
                    }
                }
                _ => {}
            }
        }
    }

    fn read_codes(&mut self, mut inside: &[u8]) -> Option<()> {
        while let Some((&which, rest)) = inside.split_first() {
            let (code, length) = Code::read(rest)?;
            let class = self.codes.get_mut(usize::from(which >> 4))?;
            *class.get_mut(usize::from(which & 15))? = Some(code);
            inside = &rest[length..];
        }
        Some(())
    }

    /// Follows one scan from a byte to its end.
    fn scan(&mut self, head: &[u8], at: usize) -> Option<usize> {
        let frame = self.frame.as_mut()?;
        let scan = Scan::read(head, frame)?;
        let alone = match scan.parts[..] {
            [(part, ..)] => Some(frame.parts[part].alone),
            _ => None,
        };
        let [across, down] = alone.unwrap_or(frame.units());
        let mut bits = Bits::new(self.bytes, at);
        let mut run = 0;
        for unit in 0..across * down {
            if self.interval > 0 && unit > 0 && unit % self.interval == 0 {
                bits.restart()?;
                run = 0;
            }
            let (x, y) = (unit % across, unit / across);
            for &(part, brightness, rest) in &scan.parts {
                let codes = (
                    self.codes[0][brightness].as_ref(),
                    self.codes[1][rest].as_ref(),
                );
                let part = &mut frame.parts[part];
                let [wide, high] = if alone.is_some() { [1, 1] } else { part.blocks };
                for block in 0..wide * high {
                    let (x, y) = (x * wide + block % wide, y * high + block / wide);
                    let nonzero = part.nonzero.get_mut(y * part.stride + x)?;
                    if frame.progressive {
                        scan.layer(&mut bits, codes, &mut run, nonzero)?;
                    } else {
                        whole_block(&mut bits, codes)?;
                    }
                }
            }
        }
        for (part, ..) in scan.parts {
            frame.parts[part].missing[scan.first..=scan.last].fill(Some(scan.low));
        }
        Some(bits.place())
    }
}

impl Frame {
    fn read(inside: &[u8], progressive: bool) -> Option<Frame> {
        let size = [u16_be(inside, 3).ok()?, u16_be(inside, 1).ok()?].map(usize::from);
        if byte(inside, 0).ok()? != 8 || (size[0] * size[1]) as u64 > MOST_PIXELS {
            return None;
        }
        let told = inside.get(6..6 + 3 * usize::from(byte(inside, 5).ok()?))?;
        let told = told.chunks_exact(3);
        let blocks = |part: &[u8]| [part[1] >> 4, part[1] & 15].map(usize::from);
        let most = |side: usize| told.clone().map(|part| blocks(part)[side]).max();
        let most = [most(0)?, most(1)?];
        if told
            .clone()
            .any(|part| blocks(part).iter().any(|&many| many == 0 || many > 4))
        {
            return None;
        }
        let units = [0, 1].map(|side| size[side].div_ceil(BLOCK * most[side]));
        let parts = told.map(|part| {
            let blocks = blocks(part);
            let alone = |side: usize| (size[side] * blocks[side]).div_ceil(most[side] * BLOCK);
            Part {
                id: part[0],
                blocks,
                alone: [alone(0), alone(1)],
                stride: units[0] * blocks[0],
                missing: [None; NUMBERS],
                nonzero: vec![0; units[0] * blocks[0] * units[1] * blocks[1]],
            }
        });
        Some(Frame {
            progressive,
            size,
            parts: parts.collect(),
        })
    }

    /// Units across and down.
    fn units(&self) -> [usize; 2] {
        let most = |side: usize| self.parts.iter().map(|part| part.blocks[side]).max();
        [0, 1].map(|side| self.size[side].div_ceil(BLOCK * most(side).unwrap_or(1)))
    }

    fn is_whole(&self) -> bool {
        let mut parts = self.parts.iter();
        parts.all(|part| part.missing.iter().all(|&missing| missing == Some(0)))
    }
}

impl Scan {
    fn read(head: &[u8], frame: &Frame) -> Option<Scan> {
        let many = usize::from(byte(head, 0).ok()?);
        let named = head.get(1..1 + 2 * many)?.chunks_exact(2);
        let parts = named.map(|named| {
            let part = frame.parts.iter().position(|part| part.id == named[0])?;
            let codes = [named[1] >> 4, named[1] & 15].map(usize::from);
            codes
                .iter()
                .all(|&code| code < 4)
                .then_some((part, codes[0], codes[1]))
        });
        let parts: Vec<_> = parts.collect::<Option<_>>()?;
        let [first, last, bits] = *head.get(1 + 2 * many..)?.first_chunk()?;
        let (first, last) = (usize::from(first), usize::from(last));
        let scan = if frame.progressive {
            Scan {
                parts,
                first,
                last,
                refines: bits >> 4 > 0,
                low: bits & 15,
            }
        } else {
            Scan {
                parts,
                first: 0,
                last: NUMBERS - 1,
                refines: false,
                low: 0,
            }
        };
        let fits = scan.first <= scan.last && scan.last < NUMBERS && !scan.parts.is_empty();
        let apart = !frame.progressive || (scan.first == 0) == (scan.last == 0);
        // Only brightness may be told of several parts at once.
        let alone = !frame.progressive || scan.first == 0 || scan.parts.len() == 1;
        (fits && apart && alone).then_some(scan)
    }

    /// Follows one block in a scan of a progressive picture. `run` counts the blocks for which nothing new comes.
    fn layer(
        &self,
        bits: &mut Bits<'_>,
        (brightness, rest): (Option<&Code>, Option<&Code>),
        run: &mut u32,
        nonzero: &mut u64,
    ) -> Option<()> {
        match (self.first, self.refines) {
            (0, true) => bits.take(1).map(drop),
            (0, false) => {
                let length = bits.symbol(brightness?)?;
                bits.take(length.into()).map(drop)
            }
            (_, false) => self.new_numbers(bits, rest?, run, nonzero),
            (_, true) => self.more_bits(bits, rest?, run, nonzero),
        }
    }

    fn new_numbers(
        &self,
        bits: &mut Bits<'_>,
        code: &Code,
        run: &mut u32,
        nonzero: &mut u64,
    ) -> Option<()> {
        if *run > 0 {
            *run -= 1;
            return Some(());
        }
        let mut at = self.first;
        while at <= self.last {
            let (zeros, length) = bits.pair(code)?;
            match (zeros, length) {
                (15, 0) => at += 16,
                (_, 0) => {
                    *run = (1 << zeros) - 1 + bits.take(zeros)?;
                    break;
                }
                _ => {
                    at += zeros as usize;
                    bits.take(length)?;
                    *nonzero |= 1_u64.checked_shl(u32::try_from(at).ok()?)?;
                    at += 1;
                }
            }
        }
        Some(())
    }

    fn more_bits(
        &self,
        bits: &mut Bits<'_>,
        code: &Code,
        run: &mut u32,
        nonzero: &mut u64,
    ) -> Option<()> {
        let mut at = self.first;
        let is_known = |nonzero: u64, at: usize| nonzero >> at & 1 == 1;
        while *run == 0 && at <= self.last {
            let (mut zeros, length) = bits.pair(code)?;
            if length == 0 && zeros < 15 {
                *run = (1 << zeros) + bits.take(zeros)?;
                break;
            }
            bits.take(length)?;
            while at <= self.last {
                if is_known(*nonzero, at) {
                    bits.take(1)?;
                } else if zeros == 0 {
                    *nonzero |= u64::from(length > 0) << at;
                    at += 1;
                    break;
                } else {
                    zeros -= 1;
                }
                at += 1;
            }
        }
        if *run > 0 {
            let known = (at..=self.last).filter(|&at| is_known(*nonzero, at));
            bits.take_long(known.count())?;
            *run -= 1;
        }
        Some(())
    }
}

/// Follows one block of a picture that is not progressive.
fn whole_block(
    bits: &mut Bits<'_>,
    (brightness, rest): (Option<&Code>, Option<&Code>),
) -> Option<()> {
    let length = bits.symbol(brightness?)?;
    bits.take(length.into())?;
    let mut at = 1;
    while at < NUMBERS {
        let (zeros, length) = bits.pair(rest?)?;
        match (zeros, length) {
            (15, 0) => at += 16,
            (_, 0) => break,
            _ => {
                bits.take(length)?;
                at += zeros as usize + 1;
            }
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::end;
    use base64::{Engine as _, prelude::BASE64_STANDARD};
    use jpeg_encoder::{ColorType, Encoder, SamplingFactor};

    /// A picture of 24 by 16 pixels whose numbers come bit by bit in ten scans, as most programs write them.
    const BIT_BY_BIT: &str = concat!(
        "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxO",
        "UlNSMj5aYVpQYEpRUk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09P",
        "T09PT09PT0//wgARCAAQABgDASIAAhEBAxEB/8QAGAAAAwEBAAAAAAAAAAAAAAAAAAIEAQP/xAAWAQEBAQAAAAAAAAAAAAAAAAAD",
        "AQT/2gAMAwEAAhADEAAAAYLU6aLg4Z//xAAcEAABBQADAAAAAAAAAAAAAAARAAECAxIEEzP/2gAIAQEAAQUC49W3xA9UBR5tJEL/",
        "xAAXEQADAQAAAAAAAAAAAAAAAAAAASEx/9oACAEDAQE/AajUf//EABkRAQACAwAAAAAAAAAAAAAAAAEAAgMUIf/aAAgBAgEBPwHY",
        "VjTG9Z//xAAcEAACAgIDAAAAAAAAAAAAAAAAIQERAhIxUVL/2gAIAQEABj8CFGzfReuNER6Mbhcsdn//xAAdEAEAAQQDAQAAAAAA",
        "AAAAAAABEQAhQVExYYFx/9oACAEBAAE/IYi1SLt3EL0iRYGJw5sUNPJ0HNSjg8Qbe6vAVMfSQPOcar//2gAMAwEAAgADAAAAEGD/",
        "AP/EABgRAQEBAQEAAAAAAAAAAAAAAAERAMHR/9oACAEDAQE/EAgKhXzuVArTf//EABgRAQADAQAAAAAAAAAAAAAAAAEAESFR/9oA",
        "CAECAQE/EFPci9CXxn//xAAcEAEBAAIDAQEAAAAAAAAAAAABEQAhMUFRgbH/2gAIAQEAAT8Q7wuBjQmkh6m5Dqd3JE4kES7G+Tz2",
        "ZM3ZdhE7XXJ8uAJi6hg0gcqoBx+qgpJQEQNCUVpeWrn/2Q==",
    );

    fn jpeg(colour: ColorType, set: impl FnOnce(&mut Encoder<&mut Vec<u8>>)) -> Vec<u8> {
        let (width, height) = (70_u16, 45_u16);
        let parts = match colour {
            ColorType::Luma => 1,
            ColorType::Rgb => 3,
            _ => 4,
        };
        let many = usize::from(width) * usize::from(height) * parts;
        let pixels: Vec<u8> = (0..many).map(|at| (at * at / 71 % 256) as u8).collect();
        let mut bytes = Vec::new();
        let mut encoder = Encoder::new(&mut bytes, 80);
        set(&mut encoder);
        encoder.encode(&pixels, width, height, colour).unwrap();
        bytes
    }

    #[test]
    fn every_block_or_nothing() {
        let check = |name: &str, whole: Vec<u8>| {
            let pixels = whole.len() - 2;
            let bare = &whole[..pixels];
            assert_eq!(end(bare), Some(pixels), "{name}");
            for trailer in [
                &b"\0\0SEFT"[..],
                b"\xff\xff\xff",
                b"\xff\xd8\xff\xe0\0\x10JFIF",
                &whole,
            ] {
                assert_eq!(end(&[bare, trailer].concat()), Some(pixels), "{name}");
            }
            for cut in [1, 2, 3, 30, pixels / 2] {
                assert_eq!(
                    end(&bare[..pixels - cut]),
                    None,
                    "{name} without {cut} bytes"
                );
                let filled = [&bare[..pixels - cut], b"\xff\xd9"].concat();
                assert_eq!(end(&filled), None, "{name} without {cut} bytes");
            }
        };
        check("in one scan", jpeg(ColorType::Rgb, |_| {}));
        check("bit by bit", BASE64_STANDARD.decode(BIT_BY_BIT).unwrap());
        check("grey", jpeg(ColorType::Luma, |_| {}));
        check("inks", jpeg(ColorType::Cmyk, |_| {}));
        let small = |encoder: &mut Encoder<&mut Vec<u8>>| {
            encoder.set_sampling_factor(SamplingFactor::F_2_2);
        };
        check("few shades", jpeg(ColorType::Rgb, small));
        check(
            "marks between",
            jpeg(ColorType::Rgb, |encoder| {
                small(encoder);
                encoder.set_restart_interval(3);
            }),
        );
        check(
            "in layers",
            jpeg(ColorType::Rgb, |encoder| {
                small(encoder);
                encoder.set_progressive(true);
                encoder.set_optimized_huffman_tables(true);
            }),
        );
        check(
            "in layers, with marks between",
            jpeg(ColorType::Rgb, |encoder| {
                encoder.set_progressive_scans(7);
                encoder.set_restart_interval(4);
            }),
        );
    }
}
