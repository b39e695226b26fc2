//! The bits between the segments of a JPEG file, and the codes in which they are read.

/// A code that tells symbols by bits, short ones for frequent symbols.
pub(super) struct Code {
    /// For each length in bits the first word of it, the number of words, and the symbol of the first one.
    lengths: [(u32, u32, usize); 16],
    symbols: Vec<u8>,
}

impl Code {
    /// Reads a code, and gives the bytes that it takes.
    pub(super) fn read(inside: &[u8]) -> Option<(Code, usize)> {
        let many: &[u8; 16] = inside.first_chunk()?;
        let (mut word, mut symbol) = (0, 0);
        let lengths = many.map(|many| {
            let of_length = (word, u32::from(many), symbol);
            symbol += usize::from(many);
            word = (word + u32::from(many)) << 1;
            of_length
        });
        let symbols = inside.get(16..16 + symbol)?.to_vec();
        Some((Code { lengths, symbols }, 16 + symbol))
    }
}

/// Reads bits up to the next marker.
pub(super) struct Bits<'a> {
    bytes: &'a [u8],
    at: usize,
    byte: u8,
    left: u32,
}

impl<'a> Bits<'a> {
    pub(super) fn new(bytes: &'a [u8], at: usize) -> Bits<'a> {
        Bits {
            bytes,
            at,
            byte: 0,
            left: 0,
        }
    }

    /// The byte behind those that have been read.
    pub(super) fn place(&self) -> usize {
        self.at
    }

    fn bit(&mut self) -> Option<u32> {
        if self.left == 0 {
            self.byte = *self.bytes.get(self.at)?;
            self.at += 1;
            if self.byte == 0xff {
                // With anything but a zero behind it, it is a marker.
                (*self.bytes.get(self.at)? == 0).then_some(())?;
                self.at += 1;
            }
            self.left = 8;
        }
        self.left -= 1;
        Some(u32::from(self.byte >> self.left & 1))
    }

    /// Takes up to 16 bits as a number.
    pub(super) fn take(&mut self, many: u32) -> Option<u32> {
        let mut number = 0;
        for _ in 0..many {
            number = number << 1 | self.bit()?;
        }
        Some(number)
    }

    /// Takes any number of bits.
    pub(super) fn take_long(&mut self, many: usize) -> Option<()> {
        (0..many).try_for_each(|_| self.bit().map(drop))
    }

    pub(super) fn symbol(&mut self, code: &Code) -> Option<u8> {
        let mut word = 0;
        for (first, many, symbol) in code.lengths {
            word = word << 1 | self.bit()?;
            if let Some(after) = word.checked_sub(first).filter(|&after| after < many) {
                return code.symbols.get(symbol + after as usize).copied();
            }
        }
        None
    }

    /// A symbol of two halves: the number of zeros before a number, and the number of its bits.
    pub(super) fn pair(&mut self, code: &Code) -> Option<(u32, u32)> {
        let symbol = u32::from(self.symbol(code)?);
        Some((symbol >> 4, symbol & 15))
    }

    /// Goes on behind a restart mark.
    pub(super) fn restart(&mut self) -> Option<()> {
        self.left = 0;
        let rest = self.bytes.get(self.at..)?;
        let filling = rest.iter().take_while(|&&byte| byte == 0xff).count();
        let is_mark = filling > 0 && matches!(rest.get(filling)?, 0xd0..=0xd7);
        self.at += filling + 1;
        is_mark.then_some(())
    }
}
